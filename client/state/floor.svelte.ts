// Questions from the floor as one participant reads them: a page at a time, anew when there is something new; and what this person
// asked, which of questions without a name only this browser remembers.
import { floorBounds } from '../../shared/event/floor.ts'
import type { FloorRead, FloorReply } from '../../shared/event/floor-page.ts'
import { newId, storage, timerOf } from '../net/browser.ts'
import type { Problem } from '../net/refusal.ts'
import { DueReading } from './due-reading.ts'
import type { EventStore } from './event.svelte.ts'

export type Asked = { itemId: string; text: string }

/** Up to this is waited by chance before reading anew, so that a thousand phones do not ask at once. */
const spreadMs = 3_000
const spreadByPersonMs = 5

export class Floor {
  list = $state<FloorRead['list']>('open')
  sort = $state<FloorRead['sort']>('votes')
  page = $state(0)
  reply = $state.raw<FloorReply | null>(null)
  failed = $state(false)
  asked = $state.raw<Asked[]>([])
  /** Upvoted or taken back since the page was read. */
  #changed = $state.raw<Record<string, boolean>>({})
  readonly #event: EventStore
  readonly #place: string
  readonly #reading = new DueReading({ read: (isLatest) => this.#read(isLatest), after: timerOf, random: Math.random })

  constructor(event: EventStore) {
    this.#event = event
    this.#place = `plenary.asked.${event.state!.eventId}.${event.me!.participantId}`
    this.asked = askedIn(storage.getItem(this.#place))
  }

  /** Now, and once more later where there is no answer. */
  read(): void {
    this.#reading.now()
  }

  /** When somebody else may have changed something. */
  readSoon(): void {
    this.#reading.soon(Math.min(spreadMs, (this.#event.presence?.here ?? 0) * spreadByPersonMs))
  }

  close(): void {
    this.#reading.close()
  }

  async #read(isLatest: () => boolean): Promise<boolean> {
    const { list, sort, page } = this
    const reply = await this.#event.read<{ ok: boolean } & FloorReply>('floor', { list, sort, page, mine: this.asked.map(({ itemId }) => itemId) })
    if (!isLatest()) return false
    this.failed = !reply?.ok
    if (!reply?.ok) return false
    this.reply = reply
    this.#changed = {}
    return true
  }

  /** Null once it is in. Sent again under the same id, so that it is asked once. */
  async ask(itemId: string, text: string, named: boolean): Promise<Problem | null> {
    const answer = await this.#event.send({ type: 'floor.ask', itemId, text, named })
    if (!answer.ok) return answer.error
    this.asked = [...this.asked.filter((one) => one.itemId !== itemId), { itemId, text }].slice(-floorBounds.byPerson)
    storage.setItem(this.#place, JSON.stringify(this.asked))
    this.read()
    return null
  }

  hasUpvoted(itemId: string): boolean {
    return this.#changed[itemId] ?? this.reply?.upvoted.includes(itemId) ?? false
  }

  /** The last count, with what was tapped here since. */
  votes({ itemId, votes }: { itemId: string; votes: number }): number {
    const change = this.#changed[itemId]
    return change === undefined ? votes : Math.max(0, votes + (change ? 1 : -1))
  }

  async upvote(itemId: string): Promise<Problem | null> {
    const up = !this.hasUpvoted(itemId)
    const answer = await this.#event.send({ type: 'floor.upvote', itemId, up })
    if (!answer.ok) return answer.error
    const { [itemId]: before, ...others } = this.#changed
    this.#changed = before === undefined ? { ...others, [itemId]: up } : others
    return null
  }
}

export const newItemId = newId

function askedIn(kept: string | null): Asked[] {
  try {
    const found: unknown = JSON.parse(kept ?? '[]')
    return Array.isArray(found) ? found.filter((one): one is Asked => typeof one?.itemId === 'string' && typeof one.text === 'string') : []
  } catch {
    return []
  }
}
