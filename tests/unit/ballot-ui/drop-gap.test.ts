import { describe, expect, it } from 'vitest'
import { dropGap, makingRoom, type RowSpan } from '../../../client/pages/participant/ballot/drop-gap.ts'
import { edgeSpeed } from '../../../client/ui/drag.ts'

const heightPx = 56
const apartPx = 8

/** Rows as they stand on the page: `a b=c d`, 56 px each, 8 px between cards, none within a tie. */
function page(notation: string): RowSpan[] {
  let top = 0
  return notation.split(' ').flatMap((card, tier) => {
    const rows = card.split('=').map((id) => {
      const row = { id, tier, top, bottom: top + heightPx }
      top += heightPx
      return row
    })
    top += apartPx
    return rows
  })
}

const middle = (rows: RowSpan[], id: string) => {
  const { top, bottom } = rows.find((row) => row.id === id)!
  return (top + bottom) / 2
}

describe('the gap under a dragged row', () => {
  const rows = page('a b c d')

  it('is nothing new at its own place', () => {
    expect(dropGap(rows, 'b', middle(rows, 'b'))).toBeNull()
    expect(dropGap(rows, 'b', middle(rows, 'b') + 20)).toBeNull()
  })

  it('changes once the middle of a neighbour is passed', () => {
    expect(dropGap(rows, 'b', middle(rows, 'c') - 1)).toBeNull()
    expect(dropGap(rows, 'b', middle(rows, 'c') + 1)).toBe(2)
    expect(dropGap(rows, 'b', middle(rows, 'a') - 1)).toBe(0)
  })

  it('holds at the ends', () => {
    expect(dropGap(rows, 'b', -500)).toBe(0)
    expect(dropGap(rows, 'b', 5_000)).toBe(3)
    expect(dropGap(rows, 'a', -500)).toBeNull()
    expect(dropGap(rows, 'd', 5_000)).toBeNull()
  })

  it('never falls within a tie of others', () => {
    const tied = page('a b=c d')
    expect(dropGap(tied, 'a', middle(tied, 'b') + 1)).toBeNull()
    expect(dropGap(tied, 'a', middle(tied, 'c') + 1)).toBe(1)
  })

  it('keeps a tied row in its tie as long as it is over its card', () => {
    const tied = page('a b=c d')
    expect(dropGap(tied, 'b', middle(tied, 'c'))).toBeNull()
    expect(dropGap(tied, 'b', middle(tied, 'a') - 1)).toBe(0)
    expect(dropGap(tied, 'b', middle(tied, 'd') - 20)).toBe(2)
    expect(dropGap(tied, 'c', middle(tied, 'd') + 1)).toBe(3)
  })
})

describe('making room', () => {
  it('moves only the rows between the old place and the new one', () => {
    const rows = page('a b c d')
    expect(makingRoom(rows, 'b', 3, 64)).toEqual(new Map([['c', -64], ['d', -64]]))
    expect(makingRoom(rows, 'c', 0, 64)).toEqual(new Map([['a', 64], ['b', 64]]))
    expect(makingRoom(rows, 'b', null, 64)).toEqual(new Map())
  })

  it('moves the rest of the own tie as well', () => {
    const tied = page('a b=c d')
    expect(makingRoom(tied, 'c', 1, 64)).toEqual(new Map([['b', 64]]))
    expect(makingRoom(tied, 'b', 2, 64)).toEqual(new Map([['c', -64]]))
  })
})

describe('scrolling at the edges', () => {
  it('stands still in the middle and is faster towards an edge', () => {
    expect(edgeSpeed(400, 0, 800)).toBe(0)
    expect(edgeSpeed(40, 0, 800)).toBeLessThan(0)
    expect(edgeSpeed(10, 0, 800)).toBeLessThan(edgeSpeed(40, 0, 800))
    expect(edgeSpeed(790, 0, 800)).toBeGreaterThan(edgeSpeed(740, 0, 800))
    expect(edgeSpeed(-50, 0, 800)).toBe(edgeSpeed(0, 0, 800))
  })
})
