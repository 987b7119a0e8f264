// A ballot desk for tests: keeps the newest revision, as the ballot box does, and can be out of reach or closed.
import { BallotOutbox } from '../../../client/net/ballot-outbox.ts'
import { offline, type Answer } from '../../../client/net/refusal.ts'
import type { BallotCast } from '../../../shared/protocol/commands.ts'

export const owner = 'event.person'
export const ballot = (...ids: string[]) => ({ method: 'rank', ranking: ids.map((id) => [id]) })

export class Desk {
  kept: BallotCast | null = null
  counted: string[] = []
  reachable = true
  open = true
  /** Takes ballots, but no answer comes back. */
  mute = false
  /** Given with the receipts of a public recount. */
  nonce: string | undefined

  cast = async (cast: BallotCast): Promise<Answer> => {
    if (!this.reachable) return { ok: false, error: offline }
    if (!this.open) return { ok: false, error: { code: 'question-not-open', message: 'Voting is not open.' } }
    if (this.kept?.id !== cast.id) {
      if (this.kept && this.kept.revision >= cast.revision) {
        return { ok: false, error: { code: 'ballot-stale', message: 'Newer.', details: { revision: this.kept.revision } } }
      }
      this.kept = cast
      this.counted.push(cast.id)
    }
    return this.mute ? { ok: false, error: offline } : { ok: true, receipt: `receipt-${cast.revision}`, revision: cast.revision, ...(this.nonce && { nonce: this.nonce }) }
  }

  /** What the server would say this person has cast. */
  own(questionId: string) {
    return this.kept ? { [questionId]: { ballot: this.kept.ballot, revision: this.kept.revision, receipt: `receipt-${this.kept.revision}` } } : {}
  }
}

export function memoryStorage() {
  const held = new Map<string, string>()
  return {
    getItem: (key: string) => held.get(key) ?? null,
    setItem: (key: string, value: string) => void held.set(key, value),
    removeItem: (key: string) => void held.delete(key),
    key: (index: number) => [...held.keys()][index] ?? null,
    get length() { return held.size },
  }
}

let made = 0

export function setUp(desk = new Desk(), storage = memoryStorage()) {
  const outbox = new BallotOutbox({ send: desk.cast, storage, newId: () => `id-${made++}`, after: () => undefined })
  outbox.resume(owner, {})
  return { desk, outbox, storage }
}

/** Lets everything that was answered arrive. */
export const settled = () => new Promise<void>((resolve) => setImmediate(resolve))
