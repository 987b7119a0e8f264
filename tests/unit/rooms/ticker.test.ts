// When a room's passes go out.
import { expect, test } from 'vitest'
import { Ticker, tickMs } from '../../../server/rooms/ticker.ts'
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
