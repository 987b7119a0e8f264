import { describe, expect, it } from 'vitest'
import { canonicalBallot, checkBallot } from '../../../shared/ranking/ballots.ts'

const slate = { method: 'rank', actionIds: ['a', 'b', 'c'] }

function refusalOf(input: unknown, against = slate): string | null {
  const check = checkBallot(input, against)
  return check.ok ? null : check.code
}

describe('checking a ballot', () => {
  it.each([
    { name: 'a full ranking', ranking: [['b'], ['a'], ['c']] },
    { name: 'a partial one', ranking: [['c']] },
    { name: 'ties', ranking: [['b', 'a'], ['c']] },
    { name: 'nothing ranked, which takes a vote back', ranking: [] },
  ])('accepts $name', ({ ranking }) => {
    expect(checkBallot({ method: 'rank', ranking }, slate)).toEqual({ ok: true, ballot: { method: 'rank', ranking } })
  })

  it.each([
    [null, 'ballot-malformed'],
    ['rank', 'ballot-malformed'],
    [[], 'ballot-malformed'],
    [{}, 'ballot-malformed'],
    [{ method: 3, ranking: [] }, 'ballot-malformed'],
    [{ method: 'rank' }, 'ballot-malformed'],
    [{ method: 'rank', ranking: { 0: ['a'] } }, 'ballot-malformed'],
    [{ method: 'rank', ranking: ['a', 'b'] }, 'ballot-malformed'],
    [{ method: 'rank', ranking: [['a'], null] }, 'ballot-malformed'],
    [{ method: 'rank', ranking: [['a', 1]] }, 'ballot-malformed'],
    [{ method: 'rank', ranking: [[['a']]] }, 'ballot-malformed'],
    [{ method: 'approve', approved: ['a'] }, 'ballot-wrong-method'],
    [{ method: 'rank', ranking: [['a'], []] }, 'ballot-malformed'],
    [{ method: 'rank', ranking: [['a'], ['x']] }, 'ballot-unknown-action'],
    [{ method: 'rank', ranking: [['toString']] }, 'ballot-unknown-action'],
    [{ method: 'rank', ranking: [['a'], ['b'], ['a']] }, 'ballot-repeated-action'],
    [{ method: 'rank', ranking: [['a', 'a']] }, 'ballot-repeated-action'],
    [{ method: 'rank', ranking: [['a'], ['b'], ['c'], ['a']] }, 'ballot-repeated-action'],
    [{ method: 'rank', ranking: Array(1e5).fill(['a']) }, 'too-large'],
    [{ method: 'rank', ranking: [Array(1e5).fill('a')] }, 'too-large'],
  ])('refuses malformed and hostile input, case %#', (input, code) => {
    expect(refusalOf(input)).toBe(code)
  })

  it('BL-11 refuses every ballot to a question whose method it cannot check', () => {
    expect(refusalOf({ method: 'plurality', vote: 'a' }, { ...slate, method: 'plurality' })).toBe('method-not-supported')
    expect(refusalOf({ method: 'toString' }, { ...slate, method: 'toString' })).toBe('method-not-supported')
  })

  it('BL-11 refuses a ballot of another method than the question has', () => {
    expect(refusalOf({ method: 'rank', ranking: [['a']] }, { ...slate, method: 'approve' })).toBe('ballot-wrong-method')
  })

  it('BL-11 takes no more actions than the question asks for', () => {
    const few = { ...slate, options: { rankAtMost: 2 } }
    expect(refusalOf({ method: 'rank', ranking: [['a'], ['b', 'c']] }, few)).toBe('ballot-too-much')
    expect(refusalOf({ method: 'rank', ranking: [['a', 'b']] }, few)).toBe(null)
  })

  it('accepts a full ranking of a slate longer than any limit on size', () => {
    const actionIds = Array.from({ length: 3_000 }, (_, index) => `action-${index}`)
    expect(refusalOf({ method: 'rank', ranking: actionIds.map((id) => [id]) }, { method: 'rank', actionIds })).toBe(null)
  })

  it('does not repeat hostile text in what it says', () => {
    const check = checkBallot({ method: 'rank', ranking: [['<script>']] }, slate)
    expect(check).toMatchObject({ ok: false, message: expect.not.stringContaining('<script>') })
  })

  it('keeps only what it checked, in a copy of its own', () => {
    const input = { method: 'rank', ranking: [['a']], name: 'somebody' }
    const check = checkBallot(input, slate)
    input.ranking[0]!.push('b')
    expect(check).toEqual({ ok: true, ballot: { method: 'rank', ranking: [['a']] } })
  })
})

describe('the canonical form', () => {
  it('BL-11 orders ids within a tier, never the tiers', () => {
    const ranking = [['c', 'a'], ['b']]
    expect(canonicalBallot({ method: 'rank', ranking })).toBe('{"method":"rank","ranking":[["a","c"],["b"]]}')
    expect(ranking).toEqual([['c', 'a'], ['b']])
  })
})
