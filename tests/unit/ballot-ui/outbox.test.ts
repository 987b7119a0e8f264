import { expect, it } from 'vitest'
import { BallotOutbox } from '../../../client/net/ballot-outbox.ts'
import { offline, type Answer } from '../../../client/net/refusal.ts'
import type { BallotCast } from '../../../shared/protocol/commands.ts'

const owner = 'event.person'
const ballot = (...ids: string[]) => ({ method: 'rank', ranking: ids.map((id) => [id]) })

/** A server that keeps the newest revision, as the ballot box does, and can be out of reach or not accepting. */
class Desk {
  kept: BallotCast | null = null
  counted: string[] = []
  reachable = true
  open = true

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
    return { ok: true, receipt: `receipt-${cast.revision}`, revision: cast.revision }
  }
}

let made = 0

function setUp(desk = new Desk(), storage = memoryStorage()) {
  const outbox = new BallotOutbox({
    send: desk.cast, storage, newId: () => `id-${made++}`, after: () => undefined,
  })
  outbox.resume(owner, {})
  return { desk, outbox, storage }
}

function memoryStorage() {
  const held = new Map<string, string>()
  return {
    getItem: (key: string) => held.get(key) ?? null,
    setItem: (key: string, value: string) => void held.set(key, value),
    removeItem: (key: string) => void held.delete(key),
    key: (index: number) => [...held.keys()][index] ?? null,
    get length() { return held.size },
  }
}

const settled = () => new Promise<void>((resolve) => setImmediate(resolve))

it('keeps what was changed while voting is paused, across a reload, and sends it once it is told that voting is open', async () => {
  const { desk, outbox, storage } = setUp()
  desk.open = false
  outbox.put('q', ballot('a'))
  await settled()
  expect(outbox.entry('q')?.state).toBe('waiting')

  const reloaded = setUp(desk, storage)
  await settled()
  expect(reloaded.outbox.entry('q')).toMatchObject({ state: 'waiting', ballot: ballot('a') })
  desk.open = true
  reloaded.outbox.retry()
  await settled()
  expect(reloaded.outbox.entry('q')).toMatchObject({ state: 'saved', receipt: 'receipt-1' })
  expect(desk.counted).toHaveLength(1)
})

it('made offline in several steps, counts as the last of them, once', async () => {
  const { desk, outbox } = setUp()
  desk.reachable = false
  outbox.put('q', ballot('a'))
  outbox.put('q', ballot('b'))
  outbox.put('q', ballot('b', 'a'))
  await settled()
  expect(desk.counted).toEqual([])
  desk.reachable = true
  outbox.resume(owner, {})
  outbox.resume(owner, {})
  await settled()
  expect(desk.counted).toHaveLength(1)
  expect(desk.kept?.ballot).toEqual(ballot('b', 'a'))
})

it('goes above a revision that another tab has reached: the last word of a person counts', async () => {
  const desk = new Desk()
  const first = setUp(desk)
  const second = setUp(desk)
  for (const ids of [['a'], ['a', 'b'], ['b', 'a']]) {
    first.outbox.put('q', ballot(...ids))
    await settled()
  }
  second.outbox.put('q', ballot('c'))
  await settled()
  expect(second.outbox.entry('q')).toMatchObject({ state: 'saved', revision: 4 })
  expect(desk.kept?.ballot).toEqual(ballot('c'))
})

it('sends even where nothing can be stored', async () => {
  const storage = memoryStorage()
  storage.setItem = () => { throw new Error('QuotaExceededError') }
  const { desk, outbox } = setUp(new Desk(), storage)
  outbox.put('q', ballot('a'))
  await settled()
  expect(desk.counted).toHaveLength(1)
  expect(outbox.entry('q')?.state).toBe('saved')
})
