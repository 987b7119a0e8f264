import { describe, expect, it } from 'vitest'
import { placeFlags } from '../../../client/ui/shared-text/flags.ts'

describe('name flags', () => {
  it('stand to the right of their caret, and turn left at the right edge', () => {
    expect(placeFlags([{ key: 'p', x: 20, top: 0, flagWidth: 60 }], 300)).toEqual([{ key: 'p', left: 20, turned: false }])
    expect(placeFlags([{ key: 'p', x: 280, top: 0, flagWidth: 60 }], 300)).toEqual([{ key: 'p', left: 220, turned: true }])
  })

  it('do not cover each other on a line', () => {
    const flags = placeFlags([{ key: 'p', x: 100, top: 0, flagWidth: 60 }, { key: 'q', x: 110, top: 0, flagWidth: 60 }, { key: 'r', x: 112, top: 0, flagWidth: 40 }], 300)
    expect(flags).toEqual([
      { key: 'p', left: 100, turned: false },
      { key: 'q', left: 162, turned: false },
      { key: 'r', left: 224, turned: false },
    ])
    expect(placeFlags([{ key: 'p', x: 70, top: 0, flagWidth: 60 }, { key: 'q', x: 70, top: 40, flagWidth: 60 }], 300)).toHaveLength(2)
  })

  it('are left out where there is no room, the longest name included', () => {
    const crowd = [1, 2, 3].map((i) => ({ key: `p${i}`, x: 10, top: 0, flagWidth: 60 }))
    expect(placeFlags(crowd, 140).map((flag) => flag.key)).toEqual(['p1', 'p2'])
    expect(placeFlags([{ key: 'p', x: 10, top: 0, flagWidth: 200 }], 130)).toEqual([])
  })

  it('are placed in the same way whatever order the carets come in', () => {
    const carets = [{ key: 'b', x: 5, top: 0, flagWidth: 50 }, { key: 'a', x: 5, top: 0, flagWidth: 50 }, { key: 'c', x: 5, top: 30, flagWidth: 50 }]
    expect(placeFlags([...carets].reverse(), 300)).toEqual(placeFlags(carets, 300))
  })
})
