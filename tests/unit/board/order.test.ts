import { describe, expect, it } from 'vitest'
import { byOrder, isOrderKey, orderBetween, orderSeries } from '../../../shared/board/order.ts'

describe('order keys', () => {
  it('starts in an empty list and goes on at either end', () => {
    const first = orderBetween(null, null)
    expect(orderBetween(first, null) > first).toBe(true)
    expect(orderBetween(null, first) < first).toBe(true)
  })

  it('finds room between neighbours that differ in the last digit only', () => {
    expect(orderBetween('1', '2')).toBe('1V')
    expect(orderBetween('1', '11')).toBe('10V')
    expect(orderBetween('z', null)).toBe('z1')
    expect(orderBetween(null, '1')).toBe('0z')
  })

  it('grows by a digit in about sixty when people only ever append or only ever prepend', () => {
    let last: string | null = null
    let first: string | null = null
    for (let i = 0; i < 600; i++) {
      last = orderBetween(last, null)
      first = orderBetween(null, first)
    }
    expect(last!.length).toBeLessThanOrEqual(11)
    expect(first!.length).toBeLessThanOrEqual(11)
  })

  it('refuses neighbours that are equal, in the wrong order or no keys', () => {
    expect(() => orderBetween('b', 'a')).toThrow(RangeError)
    expect(() => orderBetween('a', 'a')).toThrow(RangeError)
    expect(() => orderBetween('1', '10')).toThrow(RangeError)
    expect(() => orderBetween('-', null)).toThrow(RangeError)
    expect(() => orderBetween('', null)).toThrow(RangeError)
  })

  it('knows what a key is', () => {
    expect(['1', '0V', 'z1', 'aB9'].every(isOrderKey)).toBe(true)
    expect(['', '0', '10', 'a b', 'ä', '1\n', '-1'].some(isOrderKey)).toBe(false)
  })

  it('writes a series in the order in which it sorts', () => {
    const series = orderSeries(130)
    expect([...series].sort()).toEqual(series)
    expect(orderSeries(0)).toEqual([])
  })

  it('breaks ties by id', () => {
    const list = [{ order: 'b', id: '1' }, { order: 'a', id: '9' }, { order: 'a', id: '2' }]
    expect(list.sort(byOrder).map((e) => e.id)).toEqual(['2', '9', '1'])
    expect(byOrder(list[0]!, list[0]!)).toBe(0)
  })
})
