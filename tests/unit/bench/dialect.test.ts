// What the load generator says is what Yjs' own protocol says, and what it hears is what was meant.
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { describe, expect, test } from 'vitest'
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import { readSyncMessage, writeUpdate } from 'y-protocols/sync'
import * as Y from 'yjs'
import { caret, caretsIn, emptyStepTwo, hear, stepOne, update } from '../../bench/rooms/dialect.ts'
import type { Dialect } from '../../bench/rooms/dialect.ts'

const dialects: Dialect[] = [{ protocol: 'y-websocket' }, { protocol: 'hocuspocus', document: 'board' }]

/** The message behind hocuspocus' address. */
function bare(dialect: Dialect, message: Uint8Array): decoding.Decoder {
  const decoder = decoding.createDecoder(message)
  if (dialect.protocol === 'hocuspocus') expect(decoding.readVarString(decoder)).toBe('board')
  return decoder
}

describe.each(dialects)('$protocol', (dialect) => {
  test('step one of an empty document is answered with everything', () => {
    const doc = new Y.Doc()
    doc.getText('t').insert(0, 'hello')
    const decoder = bare(dialect, stepOne(dialect))
    expect(decoding.readVarUint(decoder)).toBe(0)
    const answer = encoding.createEncoder()
    if (dialect.protocol === 'hocuspocus') encoding.writeVarString(answer, 'board')
    encoding.writeVarUint(answer, 0)
    readSyncMessage(decoder, answer, doc, null)
    expect(hear(dialect, encoding.toUint8Array(answer))).toEqual({ kind: 'step-two', update: Y.encodeStateAsUpdate(doc) })
  })

  test('updates arrive, and an empty step two changes nothing', () => {
    const doc = new Y.Doc()
    const other = new Y.Doc()
    other.getText('t').insert(0, 'hello')
    for (const message of [emptyStepTwo(dialect), update(dialect, Y.encodeStateAsUpdate(other))]) {
      const decoder = bare(dialect, message)
      expect(decoding.readVarUint(decoder)).toBe(0)
      readSyncMessage(decoder, encoding.createEncoder(), doc, null)
    }
    expect(doc.getText('t').toString()).toBe('hello')
    const encoder = encoding.createEncoder()
    if (dialect.protocol === 'hocuspocus') encoding.writeVarString(encoder, 'board')
    encoding.writeVarUint(encoder, 0)
    writeUpdate(encoder, Uint8Array.of(0, 0))
    expect(hear(dialect, encoding.toUint8Array(encoder)).kind).toBe('update')
  })

  test('a caret is one awareness state, and is heard with its clock among others', () => {
    const awareness = new Awareness(new Y.Doc())
    awareness.setLocalState(null)
    const messages = [caret(dialect, 7, 3, '{"field":{"id":"ä"}}'), caret(dialect, 8, 1, '{}')]
    for (const message of messages) {
      const decoder = bare(dialect, message)
      expect(decoding.readVarUint(decoder)).toBe(1)
      applyAwarenessUpdate(awareness, decoding.readVarUint8Array(decoder), null)
    }
    expect(awareness.getStates().get(7)).toEqual({ field: { id: 'ä' } })
    expect(caretsIn(encodeAwarenessUpdate(awareness, [7, 8]))).toEqual([{ clientId: 7, clock: 3 }, { clientId: 8, clock: 1 }])
    expect(hear(dialect, messages[0]!).kind).toBe('awareness')
    awareness.destroy()
  })
})

test('what is neither the document nor a caret is told apart', () => {
  expect(hear({ protocol: 'y-websocket' }, Uint8Array.of(0, 0, 1, 0))).toEqual({ kind: 'step-one' })
  expect(hear({ protocol: 'y-websocket' }, Uint8Array.of(2, 0, 0))).toEqual({ kind: 'refused' })
  expect(hear({ protocol: 'y-websocket' }, Uint8Array.of(100, 5))).toEqual({ kind: 'other' })
})
