import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { newlyRevealed } from '../../../client/pages/screen/revealed.ts'
import { spaceFor } from '../../../client/ui/screen/space.ts'
import { unveil } from '../../../client/ui/screen/unveil.ts'
import { Room } from '../event/room.ts'

describe('unveiling', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('goes from the last page to the first, each as long as its bands take, and says when it is over', () => {
    const turned: (number | 'done')[] = []
    unveil([{ index: 2, bands: 3 }, { index: 3, bands: 1 }], 600, (index) => turned.push(index), () => turned.push('done'))
    expect(turned).toEqual([3])
    vi.advanceTimersByTime(600 + 1_500)
    expect(turned).toEqual([3, 2])
    vi.advanceTimersByTime(3 * 600 + 1_499)
    expect(turned).toEqual([3, 2])
    vi.advanceTimersByTime(1)
    expect(turned).toEqual([3, 2, 'done'])
  })

  it('stops when it is cancelled', () => {
    const turned: unknown[] = []
    unveil([{ index: 0, bands: 1 }, { index: 1, bands: 1 }], 600, (index) => turned.push(index), () => turned.push('done'))()
    vi.runAllTimers()
    expect(turned).toEqual([1])
  })
})

describe('a result just revealed', () => {
  it('is one that the screen has seen unrevealed, not one that was there when it came', () => {
    const room = new Room().do({ type: 'stage.go', stageId: 'prioritise' }, { type: 'ballot.seal', questionId: 'q1' })
    const before = room.state
    room.do({ type: 'ballot.reveal', questionId: 'q1' })
    expect(newlyRevealed(before, room.state)).toBe('q1')
    expect(newlyRevealed(null, room.state)).toBeNull()
    const shown = room.state
    room.do({ type: 'screen.show', show: 'results' })
    expect(newlyRevealed(shown, room.state)).toBeNull()
  })
})

describe('the space for the one idea', () => {
  it('is the same in em at every size of one shape, higher at 4 : 3, and never less than 60 em high in all', () => {
    expect(spaceFor(1_280, 720)).toEqual(spaceFor(1_920, 1_080))
    expect(spaceFor(1_920, 1_080).width).toBe(86.5)
    expect(spaceFor(1_024, 768).height).toBeGreaterThan(spaceFor(1_920, 1_080).height)
    expect(spaceFor(3_440, 1_080).height).toBeCloseTo(60 - 12.25)
  })
})
