import { createDecoder, readVarString, readVarUint } from 'lib0/decoding'
import { expect, it } from 'vitest'
import { Sight } from '../../../client/net/sight.ts'
import { TestTimers } from '../../support/timers.ts'

function setUp() {
  const timers = new TestTimers()
  const told: string[][] = []
  const line = { isOpen: true }
  const sight = new Sight((frame) => {
    if (!line.isOpen) return false
    const decoder = createDecoder(frame)
    expect(readVarUint(decoder)).toBe(101)
    told.push(Array.from({ length: readVarUint(decoder) }, () => readVarString(decoder)))
    return true
  }, (ms, call) => timers.after(ms, call))
  return { sight, timers, told, line }
}

it('CL-17 what a page shows is told at most once a second, always the latest, and only when it has changed', () => {
  const { sight, timers, told } = setUp()
  sight.show(['a', 'b'])
  sight.show(['b'])
  sight.show(['b', 'c'])
  expect(told).toEqual([['a', 'b']])
  timers.advance(1_000)
  expect(told).toEqual([['a', 'b'], ['b', 'c']])
  timers.advance(1_000)
  sight.show(['c', 'b', 'c'])
  expect(told).toHaveLength(2)
})

it('CL-17 every connection is told anew', () => {
  const { sight, timers, told, line } = setUp()
  line.isOpen = false
  sight.renew()
  sight.show(['a'])
  expect(told).toEqual([])
  line.isOpen = true
  sight.renew()
  expect(told).toEqual([['a']])
  timers.advance(1_000)
  sight.renew()
  expect(told).toEqual([['a'], ['a']])
})

it('CL-17 two hundred entries at most, the first of them, and no id that is none', () => {
  const { sight, told } = setUp()
  sight.show(['x'.repeat(65), ...Array.from({ length: 300 }, (_, i) => `id-${i}`)])
  expect(told[0]).toHaveLength(200)
  expect(told[0]![0]).toBe('id-0')
})

it('CL-17 a page that says nothing of what it shows stays silent', () => {
  const { sight, told } = setUp()
  sight.renew()
  expect(told).toEqual([])
})
