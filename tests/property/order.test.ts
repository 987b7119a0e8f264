import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { byOrder, isOrderKey, orderBetween, orderSeries } from '../../shared/board/order.ts'
import { readBoard } from '../../shared/board/read.ts'
import { limits } from '../../shared/board/schema.ts'
import { addAction, difference, moveAction, replaceText } from '../../shared/board/write.ts'

const digits = [...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz']
const keys = fc.array(fc.constantFrom(...digits), { minLength: 1, maxLength: 6 }).map((key) => key.join('')).filter(isOrderKey)

describe('order keys', () => {
  it('gives a key strictly between any two, at either end and in an empty list', () => {
    fc.assert(
      fc.property(fc.option(keys), fc.option(keys), (a, b) => {
        fc.pre(a === null || b === null || a !== b)
        const [before, after] = a !== null && b !== null && a > b ? [b, a] : [a, b]
        const key = orderBetween(before, after)
        expect(isOrderKey(key)).toBe(true)
        if (before !== null) expect(key > before).toBe(true)
        if (after !== null) expect(key < after).toBe(true)
      }),
    )
  })

  it('keeps a list in the order in which it was built, wherever each was put', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 80 }), (places) => {
        const list: string[] = []
        for (const pick of places) {
          const place = pick % (list.length + 1)
          list.splice(place, 0, orderBetween(list[place - 1] ?? null, list[place] ?? null))
        }
        expect([...list].sort(), 'sorted by code unit').toEqual(list)
        expect(new Set(list).size).toBe(list.length)
      }),
    )
  })

  it('makes series that ascend', () => {
    fc.assert(
      fc.property(fc.nat({ max: 300 }), (count) => {
        const series = orderSeries(count)
        expect(series).toHaveLength(count)
        expect(series.every((key, i) => isOrderKey(key) && (i === 0 || key > series[i - 1]!))).toBe(true)
      }),
    )
  })

  it('sorts in one way only, however the list came', () => {
    const entries = fc.uniqueArray(fc.record({ id: fc.string({ maxLength: 3 }), order: fc.string({ maxLength: 2 }) }), { selector: (e) => e.id })
    fc.assert(
      fc.property(entries, (list) => {
        expect([...list].reverse().sort(byOrder)).toEqual([...list].sort(byOrder))
      }),
    )
  })
})

describe('moving an action', () => {
  it('RM-14 puts it where it was asked to go, and leaves the others in their order', () => {
    const moves = fc.array(fc.record({ which: fc.nat({ max: 7 }), theme: fc.constantFrom('t1', 't2', null), position: fc.nat({ max: 9 }) }), { maxLength: 40 })
    fc.assert(
      fc.property(moves, (list) => {
        const doc = boardOf(8)
        for (const { which, theme, position } of list) {
          const id = `a${which}`
          const others = inTheme(doc, theme).filter((other) => other !== id)
          moveAction(doc, id, theme, position)
          others.splice(Math.min(position, others.length), 0, id)
          expect(inTheme(doc, theme)).toEqual(others)
        }
      }),
    )
  })

  it('never writes a key that is too long or no key, whatever stands in the document', () => {
    const foreign = fc.array(fc.oneof(keys, fc.string({ maxLength: 5 }), fc.constantFrom('z'.repeat(limits.orderChars), `${'0'.repeat(limits.orderChars - 1)}1`)), { maxLength: 8 })
    fc.assert(
      fc.property(foreign, fc.nat({ max: 9 }), (orders, position) => {
        const doc = new Y.Doc()
        orders.forEach((order, i) => addAction(doc, { ...action(`f${i}`), order }))
        addAction(doc, { ...action('mine'), order: 'V' })
        moveAction(doc, 'mine', null, position)
        const written = readBoard(doc).actions.find((a) => a.id === 'mine')!.order
        expect(isOrderKey(written)).toBe(true)
        expect(written.length).toBeLessThanOrEqual(limits.orderChars)
      }),
    )
  })
})

describe('the difference of two strings', () => {
  const words = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\n', 'é', '😀', '😁', '👩‍⚕️'), maxLength: 12 })

  it('turns the one into the other and never cuts a character in two', () => {
    fc.assert(
      fc.property(words, words, (before, after) => {
        const { start, removed, inserted } = difference(before, after)
        expect(before.slice(0, start) + inserted + before.slice(start + removed)).toBe(after)
        for (const part of [before.slice(0, start), before.slice(start, start + removed), before.slice(start + removed), inserted]) {
          expect(part.isWellFormed(), JSON.stringify(part)).toBe(true)
        }
      }),
    )
  })

  it('is empty for equal strings, and the inserted words alone where words were inserted', () => {
    fc.assert(
      fc.property(words, words, words, (head, middle, tail) => {
        expect(difference(head, head)).toEqual({ start: head.length, removed: 0, inserted: '' })
        const { removed, inserted } = difference(head + tail, head + middle + tail)
        expect(inserted.length - removed).toBe(middle.length)
        if ([...head + middle + tail].every((c) => c.length === 1)) expect(removed).toBe(0)
      }),
    )
  })

  it('reaches the same text in the shared document', () => {
    fc.assert(
      fc.property(words, words, (before, after) => {
        const text = new Y.Doc().getText('t')
        text.insert(0, before)
        replaceText(text, after, 'test')
        expect(text.toString()).toBe(after)
      }),
    )
  })
})

function boardOf(count: number): Y.Doc {
  const doc = new Y.Doc()
  for (let i = 0; i < count; i++) addAction(doc, { ...action(`a${i}`), theme: i % 2 === 0 ? 't1' : 't2' })
  return doc
}

function action(id: string) {
  return { id, title: id, detail: '', theme: null as string | null, author: 'p1', createdAt: 1 }
}

function inTheme(doc: Y.Doc, theme: string | null): string[] {
  return readBoard(doc).actions.filter((a) => a.theme === theme).map((a) => a.id)
}
