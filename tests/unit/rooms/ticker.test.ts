// When a room's passes go out.
import { expect, test } from 'vitest'
import { holdMs, Ticker, tickMs } from '../../../server/rooms/ticker.ts'
import { TestTimers } from '../../support/timers.ts'

function room(people: number): { timers: TestTimers; ticker: Ticker; passes: number[]; end: (() => void)[]; holds: { back: boolean } } {
  const timers = new TestTimers()
  const [passes, end]: [number[], (() => void)[]] = [[], []]
  const holds = { back: false }
  const began = timers.clock.now()
  const ticker = new Ticker({
    clock: timers.clock, timers, people: () => people,
    pass: (ended) => {
      passes.push(timers.clock.now() - began)
      if (holds.back) end.push(ended)
      else ended()
    },
  })
  return { timers, ticker, passes, end, holds }
}

test('RM-16 a quiet room is written to at once, a busy one at the tick', () => {
  const { timers, ticker, passes } = room(100)
  ticker.due()
  expect(passes).toEqual([0])
  for (let i = 0; i < 10; i++) ticker.due()
  timers.advance(1_000)
  expect(passes).toEqual([0, tickMs(100)])
  ticker.due()
  expect(passes).toEqual([0, tickMs(100), 1_000])
})

test('RM-16 the tick grows with the room, to a bound', () => {
  expect([0, 100, 1_000, 2_000, 3_000, 10_000, 100_000].map(tickMs)).toEqual([25, 29, 65, 65, 75, 200, 200])
})

test('RM-16 a large room waits for more, but what waits longest is with everybody in time', () => {
  expect([100, 200, 300, 700, 1_000, 3_000].map((people) => holdMs(people, 20))).toEqual([0, 0, 10, 50, 70, 80])
  expect(holdMs(1_000, 60)).toBe(30)
  expect(holdMs(1_000, 500)).toBe(0)
  const { timers, ticker, passes } = room(1_000)
  ticker.due()
  timers.advance(50)
  ticker.due()
  timers.advance(30)
  ticker.due()
  timers.advance(1_000)
  expect(passes).toEqual([0, 50 + holdMs(1_000, 0)])
})

test('RM-16 what has patience goes along with what has none, and waits a little longer where there is nothing else', () => {
  const { timers, ticker, passes } = room(1_000)
  const hold = holdMs(1_000, 0)
  ticker.due()
  ticker.due(0, 1.5)
  timers.advance(10)
  ticker.due()
  timers.advance(hold)
  expect(passes).toEqual([0, 10 + hold])
  ticker.due(0, 1.5)
  timers.advance(1_000)
  expect(passes).toEqual([0, 10 + hold, 10 + hold + 1.5 * hold])
})

test('RM-16 what commit and writing take is taken off the hold', () => {
  const { timers, ticker, passes, end, holds } = room(1_000)
  holds.back = true
  ticker.due()
  const waits: number[] = []
  for (let i = 0; i < 100; i++) {
    timers.advance(60)
    ticker.due()
    const askedAtMs = passes.at(-1)! + 60
    end[i]!()
    timers.runNext()
    waits.push(passes.at(-1)! - askedAtMs)
  }
  expect(waits[0]).toBeGreaterThan(70)
  expect(waits.at(-1)).toBeCloseTo(holdMs(1_000, 60), 0)
})

test('RM-16 the next pass is armed only when one has ended', () => {
  const { timers, ticker, passes, end, holds } = room(100)
  holds.back = true
  ticker.due()
  ticker.due()
  timers.advance(5_000)
  expect(passes).toEqual([0])
  end[0]!()
  expect(passes).toEqual([0, 5_000])
})

test('RM-16 what is due later does not hold up what is due now, nor the other way round', () => {
  const { timers, ticker, passes } = room(100)
  ticker.due(500)
  timers.advance(100)
  ticker.due()
  expect(passes).toEqual([100])
  ticker.due(300)
  ticker.due(200)
  timers.advance(1_000)
  expect(passes).toEqual([100, 300])
})

test('RM-16 a clock that is set back holds up no pass', () => {
  const { timers, ticker, passes } = room(100)
  ticker.due()
  timers.clock.set(timers.clock.now() - 3_600_000)
  ticker.due()
  expect(passes).toHaveLength(2)
})
