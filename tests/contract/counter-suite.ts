// What every counter must do.
import { afterEach, describe, expect, it } from 'vitest'
import type { Counter } from '../../server/ports.ts'
import type { CountRequest, KeptBallot } from '../../shared/ranking/result/count-question.ts'
import { readResult } from '../../shared/ranking/result/read-result.ts'

const request: CountRequest = { method: 'rank', options: {}, actionIds: ['a', 'b', 'c'], groups: ['care', 'north'], topK: 1, seats: null, seed: 'seed' }

function ballots(ranking: string[][], count: number, group: string | null = '["care"]'): KeptBallot[] {
  return Array.from({ length: count }, () => ({ ballot: JSON.stringify({ method: 'rank', ranking }), group }))
}

export function counterSuite(name: string, make: () => Counter): void {
  describe(name, () => {
    const counters: Counter[] = []
    const open = (): Counter => {
      const counter = make()
      counters.push(counter)
      return counter
    }
    afterEach(() => Promise.all(counters.splice(0).map((counter) => counter.close())))

    it('counts what it is given, by group and with intervals', async () => {
      const tally = await open().count(request, [...ballots([['a'], ['b'], ['c']], 8), ...ballots([['b'], ['a'], ['c']], 6, '["north"]')])
      const result = readResult(tally!)
      expect(result).toMatchObject({ live: false, ballots: 14, groups: [{ groups: ['care'], ballots: 8 }, { groups: ['north'], ballots: 6 }] })
      expect(result.counts[0]).toMatchObject({ method: 'schulze', treatment: 'last', weighting: 'persons', ranking: [['a'], ['b'], ['c']] })
      expect(result.certainty[0]!.high[2]).toBe(3)
      expect(result.byGroup[0]!.figures.map(({ places }) => places)).toEqual([[1, 2, 3], [2, 1, 3]])
    })

    it('answers several at once, and the same every time', async () => {
      const counter = open()
      const [first, second] = await Promise.all([1, 2].map(() => counter.count({ ...request, topK: 2 }, ballots([['a'], ['b']], 12))))
      expect(first!.counts).toEqual(second!.counts)
      expect((await counter.count(request, []))!.ballots).toBe(0)
    })

    it('gives nothing where a count was called off', async () => {
      const counter = open()
      const off = new AbortController()
      const counting = counter.count(request, ballots([['a'], ['b']], 400), off.signal)
      off.abort()
      expect(await counting).toBeNull()
      expect(await counter.count(request, [], off.signal)).toBeNull()
      expect(await counter.count(request, ballots([['a']], 1))).toMatchObject({ ballots: 1 })
    })

    it('rejects what cannot be counted, and goes on', async () => {
      const counter = open()
      await expect(counter.count(request, ballots([['elsewhere']], 1))).rejects.toThrow()
      expect(await counter.count(request, ballots([['a']], 1))).toMatchObject({ ballots: 1 })
    })

    it('RK-21 follows ballots as they come in, change and go', async () => {
      const counter = open()
      const followed = counter.follow(request, ballots([['a'], ['b']], 2))
      const [b, c] = [ballots([['b'], ['a']], 1)[0]!.ballot, ballots([['c'], ['a']], 1)[0]!.ballot]
      for (let i = 0; i < 3; i++) followed.change(null, b)
      followed.change(b, c)
      followed.change(c, null)
      const [quick, whole] = [await followed.tally('quick'), await followed.tally('whole')]
      const scratch = await counter.follow(request, [...ballots([['a'], ['b']], 2), ...ballots([['b'], ['a']], 2)]).tally('whole')
      expect(whole).toEqual(scratch)
      expect(quick).toMatchObject({ live: true, ballots: 4, matrices: null, strata: [], groups: [] })
      expect(readResult(quick!).counts[0]!.ranking).toEqual([['a', 'b'], ['c']])
      followed.end()
    })

    it('RK-21 answers from one moment, whatever comes in meanwhile, and can be called off', async () => {
      const followed = open().follow(request, ballots([['a'], ['b']], 11))
      const off = new AbortController()
      const calledOff = followed.tally('whole', off.signal)
      off.abort()
      expect(await calledOff).toBeNull()
      const whole = followed.tally('whole')
      followed.change(null, ballots([['b'], ['a']], 1)[0]!.ballot)
      expect(await whole).toMatchObject({ ballots: 11 })
      expect(await followed.tally('quick')).toMatchObject({ ballots: 12, certainty: [] })
      const sure = await followed.tally('sure')
      expect(sure!.certainty.map(({ treatment }) => treatment)).toEqual(['last'])
      expect(sure!.counts.map(({ method }) => method)).not.toContain('kemeny')
    })

    it('says so when what it followed is lost', async () => {
      const followed = open().follow(request, [])
      followed.end()
      await expect(followed.tally('quick')).rejects.toThrow()
    })
  })
}
