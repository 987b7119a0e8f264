import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  add, fromBallot, moveDown, moveToGap, moveToPosition, moveUp, placeOf, positionsFor, rankedCount, sameTiers, takeOut, toBallot,
  toggleTie, type Tiers,
} from '../../../client/state/ranking.ts'

/** `a b=c d` as tiers. */
const tiers = (notation: string): Tiers =>
  notation.split(' ').filter(Boolean).map((tier) => tier.split('='))

describe('adding and taking out', () => {
  it('adds below all others, once', () => {
    expect(add([], 'a')).toEqual(tiers('a'))
    expect(add(tiers('a b=c'), 'd')).toEqual(tiers('a b=c d'))
    const ranking = tiers('a b')
    expect(add(ranking, 'a')).toBe(ranking)
  })

  it('takes out, also of a tie, and leaves no empty tier', () => {
    expect(takeOut(tiers('a b c'), 'b')).toEqual(tiers('a c'))
    expect(takeOut(tiers('a b=c'), 'b')).toEqual(tiers('a c'))
    const ranking = tiers('a b')
    expect(takeOut(ranking, 'z')).toBe(ranking)
  })
})

describe('places', () => {
  it('gives tied actions one position and the next one the position after all of them', () => {
    const ranking = tiers('a b=c d')
    expect(placeOf(ranking, 'a')).toEqual({ tier: 0, position: 1, tiedWith: 0 })
    expect(placeOf(ranking, 'b')).toEqual({ tier: 1, position: 2, tiedWith: 1 })
    expect(placeOf(ranking, 'c')).toEqual({ tier: 1, position: 2, tiedWith: 1 })
    expect(placeOf(ranking, 'd')).toEqual({ tier: 2, position: 4, tiedWith: 0 })
    expect(placeOf(ranking, 'e')).toBeNull()
  })

  it('offers only positions where an action can stand alone', () => {
    expect(positionsFor(tiers('a b=c d'), 'd')).toEqual([1, 2, 4])
    expect(positionsFor(tiers('a b=c d'), 'b')).toEqual([1, 2, 3, 4])
    expect(positionsFor(tiers('a'), 'a')).toEqual([1])
  })
})

describe('moving', () => {
  it('goes past the whole tie above or below', () => {
    expect(moveUp(tiers('a b=c d'), 'd')).toEqual(tiers('a d b=c'))
    expect(moveDown(tiers('a b=c d'), 'a')).toEqual(tiers('b=c a d'))
  })

  it('leaves a tie to just above or just below it', () => {
    expect(moveUp(tiers('a b=c=d e'), 'c')).toEqual(tiers('a c b=d e'))
    expect(moveDown(tiers('a b=c=d e'), 'c')).toEqual(tiers('a b=d c e'))
  })

  it('stays at the ends, with the same tiers', () => {
    const ranking = tiers('a b')
    expect(moveUp(ranking, 'a')).toBe(ranking)
    expect(moveDown(ranking, 'b')).toBe(ranking)
    expect(moveUp(ranking, 'z')).toBe(ranking)
  })

  it('leaves a tie even at the ends', () => {
    expect(moveUp(tiers('a=b c'), 'b')).toEqual(tiers('b a c'))
    expect(moveDown(tiers('a b=c'), 'b')).toEqual(tiers('a c b'))
  })

  it('goes to a position, or to the nearest above where a tie is in the way', () => {
    expect(moveToPosition(tiers('a b=c d e'), 'e', 1)).toEqual(tiers('e a b=c d'))
    expect(moveToPosition(tiers('a b=c d e'), 'a', 4)).toEqual(tiers('b=c d a e'))
    expect(moveToPosition(tiers('a b=c d'), 'd', 3)).toEqual(tiers('a d b=c'))
    expect(moveToPosition(tiers('a b=c d'), 'b', 2)).toEqual(tiers('a b c d'))
    expect(moveToPosition(tiers('a b c'), 'a', 99)).toEqual(tiers('b c a'))
  })

  it('takes a gap among the tiers that are left, and holds to the ends', () => {
    expect(moveToGap(tiers('a b c d'), 'a', 2)).toEqual(tiers('b c a d'))
    expect(moveToGap(tiers('a b c d'), 'd', -5)).toEqual(tiers('d a b c'))
    expect(moveToGap(tiers('a b c d'), 'a', 99)).toEqual(tiers('b c d a'))
    const ranking = tiers('a b c')
    expect(moveToGap(ranking, 'b', 1)).toBe(ranking)
  })
})

describe('ties', () => {
  it('joins the tier above, whether that is one action or a tie', () => {
    expect(toggleTie(tiers('a b c'), 'b')).toEqual(tiers('a=b c'))
    expect(toggleTie(tiers('a b=c d'), 'd')).toEqual(tiers('a b=c=d'))
  })

  it('has nothing to join at the top', () => {
    const ranking = tiers('a b')
    expect(toggleTie(ranking, 'a')).toBe(ranking)
  })

  it('undoes itself', () => {
    expect(toggleTie(toggleTie(tiers('a b c'), 'b'), 'b')).toEqual(tiers('a b c'))
    expect(toggleTie(tiers('a=b c'), 'a')).toEqual(tiers('a b c'))
    expect(toggleTie(tiers('a=b=c'), 'b')).toEqual(tiers('a=c b'))
  })
})

describe('ballots', () => {
  it('round-trips', () => {
    const ranking = tiers('a b=c d')
    expect(fromBallot(toBallot(ranking), ['a', 'b', 'c', 'd', 'e'])).toEqual(ranking)
  })

  it('reads anything that was stored as what of it is on the slate', () => {
    const slate = ['a', 'b', 'c']
    expect(fromBallot({ method: 'rank', ranking: [['a', 'x'], ['x'], ['b', 'a']] }, slate)).toEqual(tiers('a b'))
    for (const junk of [null, undefined, 7, 'a', {}, { ranking: 'a' }, { ranking: [7, null, [3, {}]] }]) {
      expect(fromBallot(junk, slate)).toEqual([])
    }
  })
})

const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g']
type Move = (tiers: Tiers, id: string, number: number) => Tiers
const moves: Move[] = [add, takeOut, moveUp, moveDown, toggleTie, moveToPosition, moveToGap]
const script = fc.array(fc.tuple(fc.constantFrom(...moves), fc.constantFrom(...ids), fc.integer({ min: -1, max: 9 })), { maxLength: 60 })

it('CL-6 any sequence of moves keeps tiers filled, actions single, and every other action in its order', () => {
  fc.assert(fc.property(script, (steps) => {
    let ranking: Tiers = []
    for (const [move, id, number] of steps) {
      const before = ranking
      ranking = move(ranking, id, number)
      const flat = ranking.flat()
      expect(ranking.every((tier) => tier.length > 0)).toBe(true)
      expect(new Set(flat).size).toBe(flat.length)
      expect(rankedCount(ranking)).toBe(flat.length)
      expect(takeOut(ranking, id)).toEqual(takeOut(before, id))
      if (sameTiers(before, ranking)) expect(ranking).toBe(before)
      if (move === moveToPosition && positionsFor(before, id).includes(number) && before.flat().includes(id)) {
        expect(placeOf(ranking, id)).toMatchObject({ position: number, tiedWith: 0 })
      }
    }
  }))
})
