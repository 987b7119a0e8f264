// The latency matcher: every edit is timed at every listener once, however updates were merged, and what is missing is never hidden.
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { LatencyMatcher, median, quantile, summary } from '../../bench/rooms/latency.ts'
import type { Listener } from '../../bench/rooms/latency.ts'

/** A writer whose edits are known to the matcher; the update of each edit, as it would be sent. */
function typed(matcher: LatencyMatcher, clientID: number, words: readonly string[], at: (i: number) => number): Uint8Array[] {
  const doc = new Y.Doc()
  doc.clientID = clientID
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  words.forEach((word, i) => {
    matcher.sent(clientID, Y.getState(doc.store, clientID) + word.length - 1, at(i))
    doc.getText('text').insert(doc.getText('text').length, word)
  })
  return updates
}

function setUp(listeners = 1): { matcher: LatencyMatcher; ears: Listener[] } {
  const matcher = new LatencyMatcher()
  return { matcher, ears: Array.from({ length: listeners }, () => matcher.listener()) }
}

describe('edits', () => {
  test('each is as late as the update that brought it', () => {
    const { matcher, ears: [ear] } = setUp()
    const updates = typed(matcher, 1, ['one', 'two'], (i) => i * 10)
    updates.forEach((update, i) => ear!.hears(update, i * 10 + 5 + i))
    expect(matcher.result(0)).toEqual({ sent: 2, delivered: 1, ms: [5, 6] })
    expect(matcher.complete).toBe(true)
  })

  test('a merged update brings all that is in it, of several writers', () => {
    const { matcher, ears: [ear] } = setUp()
    const all = [...typed(matcher, 1, ['a', 'bc', 'def'], (i) => i), ...typed(matcher, 2, ['x', 'y'], (i) => i)]
    ear!.hears(Y.mergeUpdates(all), 10)
    expect(matcher.result(0)).toEqual({ sent: 5, delivered: 1, ms: [8, 9, 9, 10, 10] })
  })

  test('a gap in a merged update covers nothing, though later edits are there', () => {
    const { matcher, ears: [ear] } = setUp()
    const [first, , third] = typed(matcher, 1, ['aaa', 'bbb', 'ccc'], () => 0)
    ear!.hears(Y.mergeUpdates([first!, third!]), 7)
    expect(matcher.result(0)).toEqual({ sent: 3, delivered: 2 / 3, ms: [7, 7, Infinity] })
    expect(matcher.complete).toBe(false)
  })

  test('half an edit is none', () => {
    const { matcher, ears: [ear] } = setUp()
    matcher.sent(1, 4, 0)
    ear!.covers(1, 0, 4, 3)
    expect(matcher.result(0).delivered).toBe(0)
    ear!.covers(1, 4, 5, 9)
    expect(matcher.result(0).ms).toEqual([9])
  })

  test('only the first arrival counts', () => {
    const { matcher, ears: [ear] } = setUp()
    const updates = typed(matcher, 1, ['a', 'b'], () => 0)
    ear!.hears(updates[0]!, 4)
    ear!.hears(Y.mergeUpdates(updates), 6)
    expect(matcher.result(0).ms).toEqual([4, 6])
  })

  test('one listener without an edit is one pair without it', () => {
    const { matcher, ears } = setUp(4)
    const [update] = typed(matcher, 1, ['word'], () => 0)
    for (const ear of ears.slice(1)) ear.hears(update!, 2)
    expect(summary(matcher, 0)).toEqual({ sent: 1, delivered: 0.75, p50: 2, p99: Infinity, max: Infinity })
    expect(matcher.seen()).toEqual([{ client: 1, clock: 3 }])
  })

  test('what was sent before the mark is not counted', () => {
    const { matcher, ears: [ear] } = setUp()
    typed(matcher, 1, ['a', 'b'], (i) => i * 100).forEach((update, i) => ear!.hears(update, i * 100 + 1))
    expect(matcher.result(50)).toEqual({ sent: 1, delivered: 1, ms: [1] })
  })

  test('clients that nobody asked about are no matter', () => {
    const { matcher, ears: [ear] } = setUp()
    const [update] = typed(new LatencyMatcher(), 9, ['a'], () => 0)
    ear!.hears(update!, 1)
    expect(matcher.result(0)).toEqual({ sent: 0, delivered: 1, ms: [] })
  })
})

test('medians and quantiles', () => {
  expect(median([3, 1, 2])).toBe(2)
  expect(median([4, 1, NaN, 3, 2])).toBe(2.5)
  expect(median([])).toBe(NaN)
  expect([0, 0.5, 0.99].map((q) => quantile([1, 2, 3, 4], q))).toEqual([1, 3, 4])
})
