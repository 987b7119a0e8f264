// Records that facts fill, whatever their keys are called.
import { expect, test } from 'vitest'
import { put } from '../../../shared/event/folding.ts'
import type { Unseen } from '../../../shared/event/folding.ts'
import { commandSchema } from '../../../shared/protocol/commands.ts'

test('EV-6 a record that is filled in place comes to the same as one that is copied, also by keys that every object has', () => {
  const unseen: Unseen = new WeakSet()
  let [filled, copied]: Record<string, number>[] = [{}, {}]
  for (const [at, key] of ['a', '__proto__', 'constructor', 'b', '__proto__'].entries()) {
    filled = put(filled!, key, at, unseen)
    copied = put(copied!, key, at, undefined)
  }
  expect(Object.entries(filled!)).toEqual(Object.entries(copied!))
  expect(Object.keys(filled!)).toContain('__proto__')
  expect(Object.getPrototypeOf(filled)).toBe(Object.prototype)
})

test('EV-57 nobody makes a question or a message by such a key', () => {
  for (const key of ['__proto__', 'constructor', 'toString']) {
    expect(commandSchema.safeParse({ type: 'floor.ask', itemId: key, text: 'x', named: false }).success).toBe(false)
    expect(commandSchema.safeParse({ type: 'message.record', messageId: key, speaker: 'x', text: 'x' }).success).toBe(false)
  }
  expect(commandSchema.safeParse({ type: 'floor.ask', itemId: 'f1', text: 'x', named: false }).success).toBe(true)
})
