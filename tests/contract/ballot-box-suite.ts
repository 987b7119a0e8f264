// What every ballot box promises. `open` gives the same stored data again for the same place.
import { describe, expect, it, onTestFinished } from 'vitest'
import type { BallotBox, BallotRow } from '../../server/ports.ts'

export type BallotBoxSubject = {
  name: string
  /** A place of its own for each test; removes itself when the test ends. */
  place(): { open(): Promise<BallotBox> }
}

export function row(pseudonym: string, revision = 1, overrides: Partial<BallotRow> = {}): BallotRow {
  return {
    pseudonym,
    revision,
    idempotencyKey: `${pseudonym}-${revision}`,
    group: 'nurses',
    ballot: `{"ranking":[["${revision}"]]}`,
    receipt: `receipt-${pseudonym}-${revision}`,
    ...overrides,
  }
}

export function describeBallotBox({ name, place }: BallotBoxSubject): void {
  const opened = async (at = place()): Promise<BallotBox> => {
    const box = await at.open()
    onTestFinished(() => box.close())
    return box
  }

  describe(`${name} ballot box`, () => {
    it('stores a ballot and gives it back', async () => {
      const box = await opened()
      const ballot = row('aa', 1, { group: 'Ärzte 🩺', ballot: '{"ranking":[["a","b"],["c"]]}' })
      expect(await box.put('q', ballot)).toEqual({ result: 'stored', row: ballot })
      expect(await box.rows('q')).toEqual([ballot])
    })

    it('keeps somebody without a group apart from a group without a name', async () => {
      const box = await opened()
      await box.put('q', row('aa', 1, { group: null }))
      await box.put('q', row('bb', 1, { group: '' }))
      expect((await box.rows('q')).map(({ group }) => group)).toEqual([null, ''])
    })

    it('replaces a ballot by a newer revision', async () => {
      const box = await opened()
      await box.put('q', row('aa', 1))
      expect(await box.put('q', row('aa', 3, { group: null }))).toEqual({ result: 'stored', row: row('aa', 3, { group: null }) })
      expect(await box.rows('q')).toEqual([row('aa', 3, { group: null })])
    })

    it('BL-1 answers a repeated delivery with what is stored, and changes nothing', async () => {
      const box = await opened()
      await box.put('q', row('aa', 2))
      const again = row('aa', 9, { idempotencyKey: 'aa-2', receipt: 'another' })
      expect(await box.put('q', again)).toEqual({ result: 'same', row: row('aa', 2) })
      expect(await box.rows('q')).toEqual([row('aa', 2)])
    })

    it('PB-3 removes one ballot, on disk, and nothing of a question that is finished', async () => {
      const at = place()
      const box = await opened(at)
      await box.put('q', row('aa'))
      await box.put('q', row('bb'))
      await box.put('other', row('aa'))
      expect([await box.remove('q', 'aa'), await box.remove('q', 'aa'), await box.remove('q', 'nobody')]).toEqual([true, true, true])
      expect([await box.rows('q'), await box.rows('other')]).toEqual([[row('bb')], [row('aa')]])
      expect(await box.put('q', row('aa', 1, { idempotencyKey: 'again' }))).toMatchObject({ result: 'stored' })
      await box.finish('q')
      expect(await box.remove('q', 'bb')).toBe(false)
      expect(await box.finished('q')).toHaveLength(2)
    })

    it('BL-2 never lets an older or equal revision overwrite a newer one', async () => {
      const box = await opened()
      await box.put('q', row('aa', 2))
      expect(await box.put('q', row('aa', 1))).toEqual({ result: 'stale', row: row('aa', 2) })
      expect(await box.put('q', row('aa', 2, { idempotencyKey: 'other tab' }))).toEqual({ result: 'stale', row: row('aa', 2) })
      expect(await box.rows('q')).toEqual([row('aa', 2)])
    })

    it('keeps questions apart, and takes one idempotency key for each', async () => {
      const box = await opened()
      await box.put('q', row('aa'))
      expect((await box.put('r', row('aa'))).result).toBe('stored')
      await box.finish('q')
      expect(await box.rows('r')).toEqual([row('aa')])
      expect(await box.finished('r')).toBeNull()
    })

    it('lists rows by pseudonym, not as they came', async () => {
      const box = await opened()
      for (const pseudonym of ['cc', 'aa', 'ee', '0b', 'dd']) await box.put('q', row(pseudonym))
      await box.put('q', row('aa', 2))
      expect((await box.rows('q')).map(({ pseudonym }) => pseudonym)).toEqual(['0b', 'aa', 'cc', 'dd', 'ee'])
      expect(await box.rows('unknown')).toEqual([])
    })

    it('takes many ballots at once, those of one person in the order of the calls', async () => {
      const box = await opened()
      const puts = Array.from({ length: 300 }, (_, index) => box.put('q', row(`p${index % 100}`, 1 + Math.floor(index / 100))))
      expect((await Promise.all(puts)).filter(({ result }) => result !== 'stored')).toEqual([])
      const rows = await box.rows('q')
      expect(rows).toHaveLength(100)
      expect(rows.every(({ revision }) => revision === 3)).toBe(true)
    })

    it('stores one of several deliveries of one ballot at once', async () => {
      const box = await opened()
      const puts = await Promise.all(Array.from({ length: 10 }, () => box.put('q', row('aa'))))
      expect(puts.map(({ result }) => result).sort()).toEqual([...Array.from({ length: 9 }, () => 'same'), 'stored'])
    })

    it('BL-9 counts ballots that were put before the question is finished, even without waiting', async () => {
      const box = await opened()
      const puts = ['aa', 'bb', 'cc'].map((pseudonym) => box.put('q', row(pseudonym)))
      await box.finish('q')
      expect((await Promise.all(puts)).map(({ result }) => result)).toEqual(['stored', 'stored', 'stored'])
      expect(await box.finished('q')).toHaveLength(3)
    })

    it('BL-6 finishes with nothing but group and ballot, sorted', async () => {
      const box = await opened()
      await box.put('q', row('cc', 1, { group: 'b', ballot: '2' }))
      await box.put('q', row('aa', 1, { group: 'b', ballot: '1' }))
      await box.put('q', row('bb', 1, { group: 'a', ballot: '3' }))
      await box.put('q', row('dd', 1, { group: null, ballot: '0' }))
      await box.put('q', row('ee', 1, { group: 'b', ballot: '1' }))
      expect(await box.finished('q')).toBeNull()
      await box.finish('q')
      expect(await box.rows('q')).toEqual([])
      const ballots = await box.finished('q')
      expect(ballots?.map(({ group, ballot }) => `${group}${ballot}`)).toEqual(['a3', 'b1', 'b1', 'b2', 'null0'])
      expect(ballots?.every((ballot) => Object.keys(ballot).sort().join() === 'ballot,group')).toBe(true)
    })

    it('BL-23 keeps who cast it where it is told whose pseudonym is whose, and of nobody else', async () => {
      const box = await opened()
      await box.put('q', row('aa', 1, { ballot: '1' }))
      await box.put('q', row('bb', 1, { ballot: '2' }))
      await box.finish('q', { strata: { nurses: 'all' }, people: { aa: 'ann', cc: 'cy' } })
      expect(await box.finished('q')).toEqual([{ group: 'all', ballot: '1', participantId: 'ann' }, { group: 'all', ballot: '2' }])
    })

    it('finishes twice with the same outcome', async () => {
      const box = await opened()
      await box.put('q', row('aa'))
      await Promise.all([box.finish('q'), box.finish('q')])
      await box.finish('q')
      expect(await box.finished('q')).toEqual([{ group: 'nurses', ballot: row('aa').ballot }])
    })

    it('AR-8 takes in what was finished elsewhere, once, whatever the question is called', async () => {
      const box = await opened()
      const name = `event.${'q'.repeat(200)}`
      const ballots = Array.from({ length: 1_200 }, (_, i) => ({ group: null, ballot: `${i}` }))
      expect([await box.finished(name), await box.rows(name), await box.receipts(name)]).toEqual([null, [], null])
      await box.adopt(name, ballots, ['B', 'A'])
      await box.adopt(name, [], null)
      expect(await box.finished(name)).toHaveLength(1_200)
      expect(await box.receipts(name)).toEqual(['A', 'B'])
      await box.adopt('none', [], null)
      expect([await box.finished('none'), await box.receipts('none')]).toEqual([[], null])
    })

    it('finishes a question that nobody answered', async () => {
      const box = await opened()
      await box.finish('q')
      expect(await box.finished('q')).toEqual([])
    })

    it('BL-9 takes no ballot for a finished question', async () => {
      const box = await opened()
      await box.put('q', row('aa'))
      await box.finish('q')
      expect(await box.put('q', row('bb'))).toEqual({ result: 'unavailable' })
      expect(await box.rows('q')).toEqual([])
      expect(await box.finished('q')).toHaveLength(1)
    })

    it('finds ballots and finished questions when opened again', async () => {
      const at = place()
      const first = await at.open()
      await first.put('q', row('aa', 2))
      await first.put('done', row('bb'))
      await first.finish('done')
      await first.close()
      await first.close()
      const second = await opened(at)
      expect(await second.put('q', row('aa', 1))).toEqual({ result: 'stale', row: row('aa', 2) })
      expect(await second.put('q', row('aa', 2))).toEqual({ result: 'same', row: row('aa', 2) })
      expect(await second.finished('done')).toEqual([{ group: 'nurses', ballot: row('bb').ballot }])
    })

    it('closes after what was called before', async () => {
      const at = place()
      const first = await at.open()
      const puts = ['aa', 'bb', 'cc'].map((pseudonym) => first.put('q', row(pseudonym)))
      await first.close()
      expect((await Promise.all(puts)).map(({ result }) => result)).toEqual(['stored', 'stored', 'stored'])
      expect(await (await opened(at)).rows('q')).toHaveLength(3)
    })
  })
}
