// How each server wants its board messages: stock y-websocket, or hocuspocus with the document's name before every message.
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { syncMessage } from '../../../shared/protocol/messages.ts'

export type Dialect = { protocol: 'y-websocket' } | { protocol: 'hocuspocus'; document: string }

/** What a server's message is, as far as a load generator cares. */
export type Heard =
  | { kind: 'step-one' }
  | { kind: 'step-two' | 'update'; update: Uint8Array }
  | { kind: 'awareness'; update: Uint8Array }
  | { kind: 'authenticated' }
  | { kind: 'refused' }
  | { kind: 'other' }

const message = { sync: 0, awareness: 1, auth: 2, syncReply: 4 } as const
const sync = { stepOne: 0, stepTwo: 1, update: 2 } as const
/** hocuspocus' own numbers within an auth message. */
const auth = { token: 0, authenticated: 2 } as const

export const nothing = Uint8Array.of(0, 0)

export function stepOne(dialect: Dialect): Uint8Array {
  return syncFrame(dialect, sync.stepOne, Uint8Array.of(0))
}

/** What a client that has nothing of its own answers to the server's step one. */
export function emptyStepTwo(dialect: Dialect): Uint8Array {
  return syncFrame(dialect, sync.stepTwo, nothing)
}

export function update(dialect: Dialect, bytes: Uint8Array): Uint8Array {
  return syncFrame(dialect, sync.update, bytes)
}

export function caret(dialect: Dialect, clientId: number, clock: number, state: string): Uint8Array {
  const inner = encoding.createEncoder()
  encoding.writeVarUint(inner, 1)
  encoding.writeVarUint(inner, clientId)
  encoding.writeVarUint(inner, clock)
  encoding.writeVarString(inner, state)
  const encoder = begin(dialect, message.awareness)
  encoding.writeVarUint8Array(encoder, encoding.toUint8Array(inner))
  return encoding.toUint8Array(encoder)
}

/** Tells our server which entries a page shows. */
export function sight(keys: readonly string[]): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, syncMessage.sight)
  encoding.writeVarUint(encoder, keys.length)
  for (const key of keys) encoding.writeVarString(encoder, key)
  return encoding.toUint8Array(encoder)
}

/** The first message to hocuspocus. */
export function greeting(dialect: Dialect): Uint8Array | null {
  if (dialect.protocol !== 'hocuspocus') return null
  const encoder = begin(dialect, message.auth)
  encoding.writeVarUint(encoder, auth.token)
  encoding.writeVarString(encoder, 'none')
  return encoding.toUint8Array(encoder)
}

export function hear(dialect: Dialect, payload: Uint8Array): Heard {
  const decoder = decoding.createDecoder(payload)
  if (dialect.protocol === 'hocuspocus') decoding.readVarString(decoder)
  switch (decoding.readVarUint(decoder)) {
    case message.sync:
    case message.syncReply: {
      const step = decoding.readVarUint(decoder)
      if (step === sync.stepOne) return { kind: 'step-one' }
      return { kind: step === sync.stepTwo ? 'step-two' : 'update', update: decoding.readVarUint8Array(decoder) }
    }
    case message.awareness:
      return { kind: 'awareness', update: decoding.readVarUint8Array(decoder) }
    case message.auth:
      return { kind: dialect.protocol === 'hocuspocus' && decoding.readVarUint(decoder) === auth.authenticated ? 'authenticated' : 'refused' }
    default:
      return { kind: 'other' }
  }
}

/** The entries of an awareness update, without their states. */
export function caretsIn(bytes: Uint8Array): { clientId: number; clock: number }[] {
  const decoder = decoding.createDecoder(bytes)
  return Array.from({ length: decoding.readVarUint(decoder) }, () => {
    const clientId = decoding.readVarUint(decoder)
    const clock = decoding.readVarUint(decoder)
    decoding.readVarUint8Array(decoder)
    return { clientId, clock }
  })
}

function syncFrame(dialect: Dialect, step: number, payload: Uint8Array): Uint8Array {
  const encoder = begin(dialect, message.sync)
  encoding.writeVarUint(encoder, step)
  encoding.writeVarUint8Array(encoder, payload)
  return encoding.toUint8Array(encoder)
}

function begin(dialect: Dialect, type: number): encoding.Encoder {
  const encoder = encoding.createEncoder()
  if (dialect.protocol === 'hocuspocus') encoding.writeVarString(encoder, dialect.document)
  encoding.writeVarUint(encoder, type)
  return encoder
}
