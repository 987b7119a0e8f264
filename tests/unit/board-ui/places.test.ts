import { describe, expect, it } from 'vitest'
import { countWith, othersIn, placeByKey, placeOf, type Column } from '../../../client/pages/participant/board/places.ts'

const columns: Column[] = [
  { theme: 'just', ids: ['a1', 'a2', 'a3'] },
  { theme: 'sustainable', ids: [] },
  { theme: null, ids: ['n1', 'n2'] },
]

describe('places on the board', () => {
  it('knows where an action stands, and that a removed one stands nowhere', () => {
    expect(placeOf(columns, 'a2')).toEqual({ theme: 'just', position: 1 })
    expect(placeOf(columns, 'n1')).toEqual({ theme: null, position: 0 })
    expect(placeOf(columns, 'gone')).toBeNull()
  })

  it('counts an action once, whether it is there already or would come', () => {
    expect(countWith(columns, 'just', 'a1')).toBe(3)
    expect(countWith(columns, 'sustainable', 'a1')).toBe(1)
    expect(othersIn(columns, 'just', 'a2')).toEqual(['a1', 'a3'])
  })

  it('moves a lifted action up and down and stops at the ends', () => {
    expect(placeByKey(columns, 'a2', { theme: 'just', position: 1 }, 'ArrowUp')).toEqual({ theme: 'just', position: 0 })
    expect(placeByKey(columns, 'a2', { theme: 'just', position: 0 }, 'ArrowUp')).toEqual({ theme: 'just', position: 0 })
    expect(placeByKey(columns, 'a2', { theme: 'just', position: 2 }, 'ArrowDown')).toEqual({ theme: 'just', position: 2 })
    expect(placeByKey(columns, 'a2', { theme: 'just', position: 1 }, 'End')).toEqual({ theme: 'just', position: 2 })
    expect(placeByKey(columns, 'a2', { theme: 'just', position: 1 }, 'Home')).toEqual({ theme: 'just', position: 0 })
  })

  it('keeps the height where it goes to another theme, as far as there is one', () => {
    expect(placeByKey(columns, 'a3', { theme: 'just', position: 2 }, 'ArrowRight')).toEqual({ theme: 'sustainable', position: 0 })
    expect(placeByKey(columns, 'a3', { theme: 'sustainable', position: 0 }, 'ArrowRight')).toEqual({ theme: null, position: 0 })
    expect(placeByKey(columns, 'a3', { theme: null, position: 2 }, 'ArrowRight')).toEqual({ theme: null, position: 2 })
    expect(placeByKey(columns, 'a3', { theme: 'just', position: 0 }, 'ArrowLeft')).toEqual({ theme: 'just', position: 0 })
  })

  it('leaves other keys alone', () => {
    expect(placeByKey(columns, 'a1', { theme: 'just', position: 0 }, 'a')).toBeNull()
  })
})
