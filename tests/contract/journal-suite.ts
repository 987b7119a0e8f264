// What every journal promises. `open` gives the same stored data again for the same place.
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Batch, Checkpoint, Journal, Ownership, Redaction, StoredEntry } from '../../server/ports.ts'

export type AnyJournal = Journal & Ownership

export type JournalSubject = {
  name: string
  /** A place of its own for each test; removes itself when the test ends. */
  place(): { open(): Promise<AnyJournal> }
}

export function entry(seq: number, overrides: Partial<StoredEntry> = {}): StoredEntry {
  return {
    seq,
    entryId: `entry-${seq}`,
    at: 2_057_000_000_000 + seq,
    by: 'person-1',
    kind: 'fact',
    boardId: null,
    payload: Uint8Array.of(0, 255, seq % 256),
    salt: new Uint8Array(16).fill(seq % 256),
    hash: new Uint8Array(32).fill(seq % 256),
    ...overrides,
  }
}

/** Entries expectedSeq + 1 … expectedSeq + count. */
export function batch(stream: string, expectedSeq: number, count = 1, fence = 0): Batch {
  return { stream, expectedSeq, fence, entries: Array.from({ length: count }, (_, index) => entry(expectedSeq + index + 1)) }
}

/** A checkpoint of a stream that `batch` filled. */
export function checkpoint(seq: number, overrides: Partial<Checkpoint> = {}): Checkpoint {
  return { seq, hash: entry(seq).hash, version: 1, payload: Uint8Array.of(0, 255, seq % 256), ...overrides }
}

/** What takes the place of an entry's payload. */
export function redaction(seq: number, overrides: Partial<Redaction> = {}): Redaction {
  return { seq, payload: Uint8Array.of(7, seq % 256), salt: new Uint8Array(16).fill(0xaa), erasedHash: new Uint8Array(32).fill(0xee), ...overrides }
}

export function describeJournal({ name, place }: JournalSubject): void {
  const opened = async (at = place()): Promise<AnyJournal> => {
    const journal = await at.open()
    onTestFinished(() => journal.close())
    return journal
  }

  describe(`${name}: appending`, () => {
    it('ST-8 gives back what was appended, byte for byte, with text beyond ASCII', async () => {
      const journal = await opened()
      const update = entry(2, { kind: 'update', boardId: 'board-1', by: 'Zoë 🩺', payload: new Uint8Array(100_000).fill(7) })
      expect(await journal.append([{ stream: 'a', expectedSeq: 0, fence: 0, entries: [entry(1), update] }])).toEqual(['ok'])
      expect(await journal.read('a', 1, 10)).toEqual([entry(1), update])
    })

    it('ST-8 keeps empty payloads, and views into larger buffers without what is around them', async () => {
      const journal = await opened()
      const view = Uint8Array.of(1, 2, 3, 4, 5).subarray(1, 3)
      await journal.append([{ stream: 'a', expectedSeq: 0, fence: 0, entries: [entry(1, { payload: new Uint8Array() }), entry(2, { payload: view })] }])
      expect((await journal.read('a', 1, 10)).map(({ payload }) => [...payload])).toEqual([[], [2, 3]])
    })

    it('ST-8 shares no memory with what it was given or gave', async () => {
      const journal = await opened()
      const given = entry(1)
      const appending = journal.append([{ stream: 'a', expectedSeq: 0, fence: 0, entries: [given] }])
      given.payload.fill(9)
      await appending
      for (const read of await journal.read('a', 1, 1)) read.payload.fill(8)
      expect(await journal.read('a', 1, 1)).toEqual([entry(1)])
    })

    it('ST-2 refuses a batch that is not at the end of the stream', async () => {
      const journal = await opened()
      await journal.append([batch('a', 0, 2)])
      expect(await journal.append([batch('a', 1), batch('a', 3), batch('b', 1)])).toEqual(['conflict', 'conflict', 'conflict'])
      expect(await journal.streams()).toEqual([{ stream: 'a', seq: 2 }])
    })

    it('ST-2 refuses a batch with a gap, a repetition or a wrong order inside', async () => {
      const journal = await opened()
      const batches = [[1, 3], [1, 1], [2, 1], [0, 1], [2]].map((seqs) => (
        { stream: 'a', expectedSeq: 0, fence: 0, entries: seqs.map((seq) => entry(seq)) }
      ))
      expect(await journal.append(batches)).toEqual(batches.map(() => 'conflict'))
      expect(await journal.read('a', 1, 10)).toEqual([])
    })

    it('ST-3 lets one batch fail without the others, before and after it', async () => {
      const journal = await opened()
      const fence = await journal.acquire('lost')
      await journal.acquire('lost')
      const results = await journal.append([batch('a', 0, 2), batch('b', 5), batch('lost', 0, 1, fence), batch('c', 0)])
      expect(results).toEqual(['ok', 'conflict', 'fenced', 'ok'])
      expect(await journal.streams()).toEqual([{ stream: 'a', seq: 2 }, { stream: 'c', seq: 1 }])
    })

    it('lets later batches of a call build on earlier ones of the same stream', async () => {
      const journal = await opened()
      expect(await journal.append([batch('a', 0, 2), batch('a', 2), batch('a', 2)])).toEqual(['ok', 'ok', 'conflict'])
    })

    it('takes no batches, and batches without entries', async () => {
      const journal = await opened()
      expect(await journal.append([])).toEqual([])
      expect(await journal.append([batch('a', 0, 0), batch('a', 1, 0)])).toEqual(['ok', 'conflict'])
      expect(await journal.streams()).toEqual([])
    })

    it('carries out many concurrent appends in the order of the calls', async () => {
      const journal = await opened()
      const results = await Promise.all(Array.from({ length: 200 }, (_, index) => journal.append([batch('a', index), batch(`s${index % 7}`, Math.floor(index / 7))])))
      expect(results.flat().filter((result) => result !== 'ok')).toEqual([])
      expect((await journal.read('a', 1, 1000)).map(({ seq }) => seq)).toEqual(Array.from({ length: 200 }, (_, index) => index + 1))
    })

    it('lets exactly one of several that want the same place have it', async () => {
      const journal = await opened()
      const results = await Promise.all(Array.from({ length: 20 }, () => journal.append([batch('a', 0)])))
      expect(results.flat().sort()).toEqual([...Array.from({ length: 19 }, () => 'conflict'), 'ok'])
    })
  })

  describe(`${name}: reading`, () => {
    it('reads in pages, each stream by itself', async () => {
      const journal = await opened()
      await journal.append([batch('a', 0, 25), batch('b', 0, 3)])
      const seqs = async (from: number, limit: number) => (await journal.read('a', from, limit)).map(({ seq }) => seq)
      expect(await seqs(1, 10)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
      expect(await seqs(11, 10)).toEqual([11, 12, 13, 14, 15, 16, 17, 18, 19, 20])
      expect(await seqs(21, 10)).toEqual([21, 22, 23, 24, 25])
      expect(await seqs(26, 10)).toEqual([])
      expect(await seqs(1, 0)).toEqual([])
      expect(await seqs(24, Infinity)).toEqual([24, 25])
      expect(await seqs(0, 2)).toEqual([1, 2])
      expect(await journal.read('unknown', 1, 10)).toEqual([])
    })

    it('ends a page where its payloads come to so many bytes, after one entry at least', async () => {
      const journal = await opened()
      await journal.append([batch('a', 0, 10)])
      const [{ payload: { length } }] = await journal.read('a', 1, 1) as [StoredEntry]
      const pages = async (bytes: number) => (await journal.read('a', 2, 5, bytes)).map(({ seq }) => seq)
      expect(await Promise.all([1, length, 2 * length, 2 * length + 1, Infinity].map(pages))).toEqual([[2], [2], [2, 3], [2, 3, 4], [2, 3, 4, 5, 6]])
    })

    it('lists streams with the number of their last entry, by name', async () => {
      const journal = await opened()
      await journal.append([batch('b', 0, 3), batch('a', 0, 12), batch('B', 0)])
      await journal.acquire('without entries')
      expect(await journal.streams()).toEqual([{ stream: 'B', seq: 1 }, { stream: 'a', seq: 12 }, { stream: 'b', seq: 3 }])
    })

    it('ST-5 shows no entry before its append is settled', async () => {
      const journal = await opened()
      let settled = false
      const appending = journal.append([batch('a', 0)]).then(() => { settled = true })
      const early = await journal.read('a', 1, 1)
      expect(early.length === 0 || settled).toBe(true)
      await appending
      expect(await journal.read('a', 1, 1)).toHaveLength(1)
    })
  })

  describe(`${name}: ownership`, () => {
    it('ST-4 gives a higher fence each time, for each stream by itself', async () => {
      const journal = await opened()
      expect(await journal.acquire('a')).toBe(1)
      expect(await journal.acquire('a')).toBe(2)
      expect(await journal.acquire('b')).toBe(1)
      expect(await journal.acquire('a')).toBe(3)
    })

    it('ST-4 fences off who owned the stream before', async () => {
      const journal = await opened()
      const before = await journal.acquire('a')
      expect(await journal.append([batch('a', 0, 1, before)])).toEqual(['ok'])
      const now = await journal.acquire('a')
      expect(await journal.append([batch('a', 1, 1, before)])).toEqual(['fenced'])
      expect(await journal.append([batch('a', 1, 1, now)])).toEqual(['ok'])
    })

    it('says fenced rather than conflict to who is behind for having lost the stream', async () => {
      const journal = await opened()
      const before = await journal.acquire('a')
      const now = await journal.acquire('a')
      await journal.append([batch('a', 0, 3, now)])
      expect(await journal.append([batch('a', 0, 1, before)])).toEqual(['fenced'])
    })
  })

  describe(`${name}: checkpoints`, () => {
    it('ST-8 gives back the one that was saved last, byte for byte, for each stream by itself', async () => {
      const journal = await opened()
      await journal.append([batch('a', 0, 9), batch('b', 0, 9)])
      expect(await journal.checkpoint('a')).toBeNull()
      const large = checkpoint(9, { version: 3, payload: Uint8Array.from({ length: 700_000 }, (_, index) => index % 251) })
      expect(await journal.saveCheckpoint('a', checkpoint(4))).toBe(true)
      expect(await journal.saveCheckpoint('b', checkpoint(2))).toBe(true)
      expect(await journal.saveCheckpoint('a', large)).toBe(true)
      expect(await journal.checkpoint('a')).toEqual(large)
      expect(await journal.checkpoint('b')).toEqual(checkpoint(2))
      expect(await journal.checkpoint('unknown')).toBeNull()
    })

    it('ST-8 shares no memory with a checkpoint that it was given or gave', async () => {
      const journal = await opened()
      await journal.append([batch('a', 0, 3)])
      const given = checkpoint(3, { payload: Uint8Array.of(9, 1, 2, 3, 9).subarray(1, 4) })
      const saving = journal.saveCheckpoint('a', given)
      given.payload.fill(9)
      await saving
      const read = await journal.checkpoint('a')
      expect([...read!.payload]).toEqual([1, 2, 3])
      read!.payload.fill(8)
      expect([...(await journal.checkpoint('a'))!.payload]).toEqual([1, 2, 3])
    })

    it('ST-12 keeps none of an entry that is not there, or is another', async () => {
      const journal = await opened()
      await journal.append([batch('a', 0, 3)])
      await journal.saveCheckpoint('a', checkpoint(2))
      expect(await journal.saveCheckpoint('a', checkpoint(4))).toBe(false)
      expect(await journal.saveCheckpoint('a', checkpoint(0))).toBe(false)
      expect(await journal.saveCheckpoint('a', checkpoint(3, { hash: entry(1).hash }))).toBe(false)
      expect(await journal.saveCheckpoint('b', checkpoint(1))).toBe(false)
      expect(await journal.checkpoint('a')).toEqual(checkpoint(2))
      expect(await journal.checkpoint('b')).toBeNull()
    })

    it('ST-12 changes nothing about the entries, nor about who may append', async () => {
      const journal = await opened()
      const fence = await journal.acquire('a')
      await journal.append([batch('a', 0, 3, fence)])
      await journal.saveCheckpoint('a', checkpoint(3))
      expect(await journal.read('a', 1, 10)).toEqual([entry(1), entry(2), entry(3)])
      expect(await journal.streams()).toEqual([{ stream: 'a', seq: 3 }])
      expect(await journal.append([batch('a', 3, 1, fence)])).toEqual(['ok'])
    })
  })

  describe(`${name}: redaction`, () => {
    it('ER-1 puts payloads and salts in place of the old ones, and keeps place, hash and what the chain goes on from', async () => {
      const journal = await opened()
      await journal.append([batch('a', 0, 4), batch('b', 0, 4)])
      expect(await journal.redact('a', 0, [redaction(2), redaction(4, { payload: new Uint8Array() })])).toBe('ok')
      const { seq: _, ...replaced } = redaction(2)
      expect(await journal.read('a', 1, 10)).toEqual([entry(1), { ...entry(2), ...replaced }, entry(3), { ...entry(4), ...redaction(4), payload: new Uint8Array() }])
      expect(await journal.read('b', 1, 10)).toEqual([entry(1), entry(2), entry(3), entry(4)])
      expect(await journal.append([batch('a', 4)])).toEqual(['ok'])
    })

    it('ER-1 can be done again, with the same and with other entries', async () => {
      const journal = await opened()
      await journal.append([batch('a', 0, 3)])
      for (const fill of [1, 2]) {
        expect(await journal.redact('a', 0, [redaction(1), redaction(2, { payload: Uint8Array.of(fill) })])).toBe('ok')
      }
      expect((await journal.read('a', 1, 3)).map(({ payload }) => [...payload])).toEqual([[7, 1], [2], [0, 255, 3]])
      expect(await journal.redact('a', 0, [])).toBe('ok')
    })

    it('ER-1 replaces all or none: an entry that is not there, or a stream that somebody else owns, changes nothing', async () => {
      const journal = await opened()
      const before = await journal.acquire('a')
      await journal.append([batch('a', 0, 3, before)])
      await journal.saveCheckpoint('a', checkpoint(2))
      expect(await journal.redact('a', before, [redaction(1), redaction(4)])).toBe('conflict')
      expect(await journal.redact('b', 0, [redaction(1)])).toBe('conflict')
      await journal.acquire('a')
      expect(await journal.redact('a', before, [redaction(1)])).toBe('fenced')
      expect(await journal.read('a', 1, 10)).toEqual([entry(1), entry(2), entry(3)])
      expect(await journal.checkpoint('a')).toEqual(checkpoint(2))
    })

    it('ER-1 drops the checkpoint, which may hold what was replaced, and no other', async () => {
      const journal = await opened()
      await journal.append([batch('a', 0, 3), batch('b', 0, 3)])
      await journal.saveCheckpoint('a', checkpoint(2))
      await journal.saveCheckpoint('b', checkpoint(2))
      expect(await journal.redact('a', 0, [redaction(1)])).toBe('ok')
      expect(await journal.checkpoint('a')).toBeNull()
      expect(await journal.checkpoint('b')).toEqual(checkpoint(2))
      expect(await journal.saveCheckpoint('a', checkpoint(3))).toBe(true)
    })

    it('ER-1 shares no memory with what it was given', async () => {
      const journal = await opened()
      await journal.append([batch('a', 0)])
      const given = redaction(1, { payload: Uint8Array.of(9, 1, 2, 9).subarray(1, 3) })
      const redacting = journal.redact('a', 0, [given])
      given.payload.fill(9)
      await redacting
      const [read] = await journal.read('a', 1, 1)
      expect([...read!.payload]).toEqual([1, 2])
      read!.erasedHash!.fill(0)
      expect((await journal.read('a', 1, 1))[0]!.erasedHash).toEqual(given.erasedHash)
    })

    it('ER-1 is there after opening again', async () => {
      const at = place()
      const first = await at.open()
      await first.append([batch('a', 0, 2)])
      await first.redact('a', 0, [redaction(2)])
      await first.close()
      const { seq: _, ...replaced } = redaction(2)
      expect(await (await opened(at)).read('a', 1, 10)).toEqual([entry(1), { ...entry(2), ...replaced }])
    })
  })

  describe(`${name}: opening again`, () => {
    it('finds entries, checkpoints and fences where they were', async () => {
      const at = place()
      const first = await at.open()
      const fence = await first.acquire('a')
      await first.append([batch('a', 0, 3, fence), batch('b', 0)])
      await first.saveCheckpoint('a', checkpoint(2))
      await first.close()
      const second = await opened(at)
      expect(await second.read('a', 1, 10)).toEqual([entry(1), entry(2), entry(3)])
      expect(await second.streams()).toEqual([{ stream: 'a', seq: 3 }, { stream: 'b', seq: 1 }])
      expect(await second.checkpoint('a')).toEqual(checkpoint(2))
      expect(await second.acquire('a')).toBe(fence + 1)
      expect(await second.append([batch('a', 3, 1, fence)])).toEqual(['fenced'])
    })

    it('closes twice, and after what was called before', async () => {
      const at = place()
      const first = await at.open()
      const appending = first.append([batch('a', 0)])
      await Promise.all([first.close(), first.close()])
      expect(await appending).toEqual(['ok'])
      const second = await opened(at)
      expect(await second.streams()).toEqual([{ stream: 'a', seq: 1 }])
    })
  })
}
