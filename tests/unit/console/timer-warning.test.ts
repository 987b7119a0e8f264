import { describe, expect, it } from 'vitest'
import { clockFace } from '../../../client/ui/clock.ts'
import { warningBetween } from '../../../client/ui/timer-warning.ts'
import { addToTimer, startTimer, stopTimer } from '../../../shared/event/timer.ts'

const timer = startTimer(600, 0)
const between = (from: number, to: number) => warningBetween({ timer, now: from * 1000 }, timer, to * 1000)

describe('the last minutes of a stage', () => {
  it.each([
    [299, 300, 'five'], [300, 301, null], [539, 540, 'one'], [540, 541, null], [599, 600, 'zero'], [600, 601, null], [10, 11, null],
  ])('EV-54 from second %d to second %d: %s', (from, to, says) => expect(between(from, to)).toBe(says))

  it('says the latest of what was passed at once, and nothing of what is long over', () => {
    expect(between(290, 541)).toBe('one')
    expect(between(290, 320)).toBeNull()
  })

  it('is silent where time was added or taken off, and while the clock stands still', () => {
    const longer = addToTimer(timer, -60, 290_000)
    expect(warningBetween({ timer, now: 290_000 }, longer, 291_000)).toBeNull()
    const stopped = stopTimer(timer, 299_500)
    expect(warningBetween({ timer: stopped, now: 299_000 }, stopped, 301_000)).toBeNull()
    expect(warningBetween(null, timer, 300_000)).toBeNull()
  })

  it('the clock changes its look at five minutes where the stage is longer than that, and at one', () => {
    const phase = (seconds: number, at: number) => clockFace(startTimer(seconds, 0), at * 1000).phase
    expect([phase(600, 299), phase(600, 300), phase(600, 540), phase(600, 600)]).toEqual(['running', 'last-five', 'last-minute', 'over'])
    expect(phase(240, 1)).toBe('running')
  })
})
