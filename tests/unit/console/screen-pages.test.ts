import { describe, expect, it } from 'vitest'
import { boardPages } from '../../../client/ui/screen/board-pages.ts'
import { linesOf, paginate } from '../../../client/ui/screen/pages.ts'
import { rankingPages } from '../../../client/ui/screen/ranking-pages.ts'
import type { ResultBand } from '../../../client/ui/results/result-view.ts'

/** em for the space left of the fixed panel on a screen of 16 : 9. */
const wide = { width: 86.5, height: 55 }

describe('pages', () => {
  it('fill up in order, with a gap between items but not before the first', () => {
    expect(paginate([4, 4, 4, 4, 4], (height) => height, 13, 1)).toEqual([[4, 4], [4, 4], [4]])
    expect(paginate([4, 4, 4], (height) => height, 13, 1)[0]).toHaveLength(2)
    expect(paginate([4, 4, 4], (height) => height, 13, 0.5)[0]).toHaveLength(3)
  })

  it('give what is too high a page of its own and lose nothing', () => {
    expect(paginate([2, 30, 2], (height) => height, 10, 1)).toEqual([[2], [30], [2]])
  })

  it('are none for nothing', () => {
    expect(paginate([], () => 1, 10, 1)).toEqual([])
  })
})

describe('lines of a text', () => {
  it('break between words', () => {
    expect(linesOf('one', 20, { most: 9 })).toBe(1)
    expect(linesOf('Equal pay for equal work in health and social care', 15, { most: 9 })).toBe(2)
  })

  it('break a word that is longer than a line', () => {
    expect(linesOf('x'.repeat(100), 10, { most: 99 })).toBeGreaterThanOrEqual(6)
  })

  it('are one for nothing, and never more than the most', () => {
    expect(linesOf('', 10, { most: 3 })).toBe(1)
    expect(linesOf('word '.repeat(200), 10, { most: 3 })).toBe(3)
  })

  it('are more in bold and in wide letters', () => {
    const text = 'apprenticeships in adult social care and beyond it all'
    expect(linesOf(text.toUpperCase(), 14, { most: 9 })).toBeGreaterThan(linesOf(text, 14, { most: 9 }))
  })
})

const actions = (count: number, title = 'Zero tolerance of discrimination') =>
  Array.from({ length: count }, (_, i) => ({ id: `a${i}`, number: i + 1, title }))

describe('the board on the screen', () => {
  it('puts four themes side by side on one page when they fit', () => {
    const pages = boardPages(['t1', 't2', 't3', 't4'].map((themeId) => ({ themeId, actions: actions(3) })), wide.width, wide.height)
    expect(pages).toHaveLength(1)
    expect(pages[0]).toMatchObject({ columns: 2, rows: 2 })
  })

  it('turns long themes over several pages, shows every action, and keeps short themes in sight', () => {
    const pages = boardPages(
      [{ themeId: 'long', actions: actions(17) }, { themeId: 'short', actions: actions(2) }, { themeId: 'none', actions: [] }],
      wide.width, wide.height)
    expect(pages.length).toBeGreaterThan(1)
    const long = pages.flatMap((page) => page.panels.filter((panel) => panel.themeId === 'long'))
    expect(long.flatMap((panel) => panel.actions.map((action) => action.number))).toEqual(actions(17).map((action) => action.number))
    for (const page of pages) {
      expect(page.panels.map((panel) => [panel.themeId, panel.total])).toEqual([['long', 17], ['short', 2], ['none', 0]])
      expect(page.panels[1]!.actions).toHaveLength(2)
    }
  })

  it('shares many themes evenly over screens', () => {
    const panels = Array.from({ length: 9 }, (_, i) => ({ themeId: `t${i}`, actions: actions(1) }))
    const pages = boardPages(panels, wide.width, wide.height)
    expect(pages.map((page) => page.panels.length)).toEqual([3, 3, 3])
  })

  it.each([1, 2, 3, 4, 5, 6])('finds room for %i themes', (count) => {
    const panels = Array.from({ length: count }, (_, i) => ({ themeId: `t${i}`, actions: actions(1) }))
    const [page] = boardPages(panels, wide.width, wide.height)
    expect(page!.columns * page!.rows).toBeGreaterThanOrEqual(count)
  })

  it('is no page without any theme', () => {
    expect(boardPages([], wide.width, wide.height)).toEqual([])
  })
})

describe('the ranking on the screen', () => {
  const band = (from: number, ids: string): ResultBand => ({
    from, to: from + ids.length - 1, isClose: false, rows: [...ids].map((actionId) => ({ actionId, place: from, tied: ids.length > 1, interval: null })),
  })
  const bands = [band(1, 'a'), band(2, 'bcdefghij'), band(11, 'k')]

  it('shows every action once, in order, and a tie cut by a page still as a tie at its place', () => {
    const pages = rankingPages(bands, () => 'Safe staffing numbers, set before the budget', wide.width, wide.height)
    expect(pages.length).toBeGreaterThan(1)
    expect(pages.flat().flatMap((slice) => slice.rows.map((row) => row.id)).join('')).toBe('abcdefghijk')
    const ties = pages.flat().filter((slice) => slice.from === 2)
    expect(ties.length).toBeGreaterThan(1)
    expect(ties.every((slice) => slice.to === 10)).toBe(true)
  })

  it('gets a page even where nothing fits', () => {
    expect(rankingPages(bands, () => 'x', 20, 1)).toHaveLength(11)
  })
})
