// The machine's own clock, timers and randomness, and the doubles that stand for them in tests.
import { afterEach, describe, expect, it, vi } from 'vitest'
import { systemClock, systemIds, systemTimers } from '../../server/adapters/system.ts'
import { TestClock } from '../support/clock.ts'
import { TestIds } from '../support/ids.ts'
import { TestTimers } from '../support/timers.ts'

const dayMs = 86_400_000

describe.each([{ name: 'system', ids: systemIds }, { name: 'test', ids: new TestIds() }])('$name ids', ({ ids }) => {
  it('have 16 characters and differ', () => {
    const made = Array.from({ length: 1000 }, () => ids.id())
    expect(made.every((id) => /^[0-9a-z]{16}$/.test(id))).toBe(true)
    expect(new Set(made).size).toBe(1000)
  })

  it('ST-11 make join codes of eight characters that nobody mistakes for others', () => {
    const made = Array.from({ length: 1000 }, () => ids.code())
    expect(made.every((code) => /^[A-Z0-9]{8}$/.test(code) && !/[0O1IL5S2Z8B]/.test(code))).toBe(true)
    expect(new Set(made).size).toBe(1000)
  })

  it('give as many bytes as are asked for, not the same twice', () => {
    expect(ids.bytes(0)).toHaveLength(0)
    expect(ids.bytes(33)).toHaveLength(33)
    expect(ids.bytes(32)).not.toEqual(ids.bytes(32))
    expect(ids.bytes(32).constructor).toBe(Uint8Array)
  })
})

describe('system ids', () => {
  it.each([
    { what: 'ids', make: systemIds.id, symbols: 32 },
    { what: 'codes', make: systemIds.code, symbols: 25 },
  ])('ST-11 use every symbol equally often: $what', ({ make, symbols }) => {
    const counts = new Map<string, number>()
    let total = 0
    while (total < 160_000) {
      for (const symbol of make()) {
        counts.set(symbol, (counts.get(symbol) ?? 0) + 1)
        total += 1
      }
    }
    expect(counts.size).toBe(symbols)
    const expected = total / symbols
    const chiSquare = [...counts.values()].reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)
    // The mean plus ten deviations: chance gets there less than once in 10^15 runs, taking a byte modulo 25 always.
    expect(chiSquare).toBeLessThan(symbols + 10 * Math.sqrt(2 * symbols))
  })
})

describe('system time', () => {
  afterEach(() => { vi.useRealTimers() })

  it('is the machine\'s', () => {
    vi.useFakeTimers({ now: 1_000_000 })
    expect(systemClock.now()).toBe(1_000_000)
  })

  it('calls once when it is due, unless cancelled', () => {
    vi.useFakeTimers()
    const calls: string[] = []
    systemTimers.after(10, () => calls.push('kept'))
    const cancel = systemTimers.after(10, () => calls.push('cancelled'))
    cancel()
    vi.advanceTimersByTime(9)
    expect(calls).toEqual([])
    vi.advanceTimersByTime(1000)
    expect(calls).toEqual(['kept'])
  })

  it('does what is due at once without letting a millisecond pass, unless cancelled', () => {
    vi.useFakeTimers()
    const calls: string[] = []
    systemTimers.after(0, () => calls.push('now'))
    const cancel = systemTimers.after(0, () => calls.push('cancelled'))
    cancel()
    vi.advanceTimersByTime(0)
    expect(calls).toEqual(['now'])
  })

  it('waits longer than setTimeout can, and can be cancelled on the way', () => {
    vi.useFakeTimers()
    const calls: string[] = []
    systemTimers.after(60 * dayMs, () => calls.push('kept'))
    const cancel = systemTimers.after(60 * dayMs, () => calls.push('cancelled'))
    vi.advanceTimersByTime(59 * dayMs)
    expect(calls).toEqual([])
    cancel()
    vi.advanceTimersByTime(dayMs)
    expect(calls).toEqual(['kept'])
    expect(vi.getTimerCount()).toBe(0)
  })
})

describe('timers of tests', () => {
  it('go off in the order in which they are due, at their own time', () => {
    const timers = new TestTimers(new TestClock(0))
    const calls: string[] = []
    const note = (name: string) => () => { calls.push(`${name} at ${timers.clock.now()}`) }
    timers.after(30, note('late'))
    timers.after(10, () => {
      note('early')()
      timers.after(5, note('set by early'))
    })
    timers.after(30, note('later'))
    const cancel = timers.after(20, note('cancelled'))
    cancel()
    timers.advance(29)
    expect(calls).toEqual(['early at 10', 'set by early at 15'])
    timers.advance(1)
    expect(calls.slice(2)).toEqual(['late at 30', 'later at 30'])
    expect(timers.clock.now()).toBe(30)
    expect(timers.waiting).toBe(0)
  })

  it('can be taken one at a time', () => {
    const timers = new TestTimers(new TestClock(0))
    timers.after(500, () => {})
    timers.runNext()
    expect(timers.clock.now()).toBe(500)
    expect(() => timers.runNext()).toThrow(/No timer/)
  })
})

it('ids of tests are the same in every run', () => {
  const [one, same, other] = [new TestIds(1), new TestIds(1), new TestIds(2)]
  const bytes = one.bytes(64)
  expect(same.bytes(64)).toEqual(bytes)
  expect(other.bytes(64)).not.toEqual(bytes)
  expect(new TestIds(0).bytes(64).some((byte) => byte !== 0)).toBe(true)
  expect(one.id()).toBe(same.id())
})
