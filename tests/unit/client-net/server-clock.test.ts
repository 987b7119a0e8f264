import { expect, it } from 'vitest'
import { ServerClock } from '../../../client/net/server-clock.ts'

function setUp() {
  const machine = { now: 1_000_000 }
  return { machine, clock: new ServerClock(() => machine.now) }
}

it('takes a pushed time as it is until an answer tells more', () => {
  const { machine, clock } = setUp()
  clock.pushed(5_000_000)
  expect(clock.now()).toBe(5_000_000)
  machine.now += 250
  expect(clock.now()).toBe(5_000_250)
})

it('puts the server’s time in the middle of the round trip', () => {
  const { machine, clock } = setUp()
  const askedAt = machine.now
  machine.now += 400
  clock.answered(askedAt, 5_000_000)
  expect(clock.now()).toBe(5_000_200)
})

it('keeps the answer with the shortest round trip, and prefers it to a pushed time', () => {
  const { machine, clock } = setUp()
  machine.now += 20
  clock.answered(machine.now - 20, 5_000_000)
  machine.now += 4_000
  clock.answered(machine.now - 3_000, 5_009_000)
  clock.pushed(5_020_000)
  expect(clock.now()).toBe(5_004_010)
})

it('lets a good answer of long ago give way: machines sleep and clocks drift', () => {
  const { machine, clock } = setUp()
  clock.answered(machine.now, 5_000_000)
  machine.now += 11 * 60_000
  clock.answered(machine.now - 1_000, 6_000_000)
  expect(clock.now()).toBe(6_000_500)
})
