// Frames of board sync: y-protocols' own, and the acknowledgement that our client asks for.
import * as encoding from 'lib0/encoding'
import { syncMessage } from '../../shared/protocol/messages.ts'

export const syncStep = { one: 0, two: 1, update: 2 } as const

export function stepOneFrame(stateVector: Uint8Array): Uint8Array {
  return syncFrame(syncStep.one, stateVector)
}

export function stepTwoFrame(update: Uint8Array): Uint8Array {
  return syncFrame(syncStep.two, update)
}

export function updateFrame(update: Uint8Array): Uint8Array {
  return syncFrame(syncStep.update, update)
}

export function awarenessFrame(payload: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, syncMessage.awareness)
  encoding.writeVarUint8Array(encoder, payload)
  return encoding.toUint8Array(encoder)
}

/** y-protocols auth: permission denied, with a refusal code as its reason. */
export function refusedFrame(code: string): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, syncMessage.auth)
  encoding.writeVarUint(encoder, 0)
  encoding.writeVarString(encoder, code)
  return encoding.toUint8Array(encoder)
}

/** How many sync messages of this connection are committed. */
export function savedFrame(count: number): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, syncMessage.saved)
  encoding.writeVarUint(encoder, count)
  return encoding.toUint8Array(encoder)
}

/** Asks a client of ours for its last words before the board is closed to it; it sends the same back. */
export function hearOutFrame(): Uint8Array {
  return new Uint8Array([syncMessage.hearOut])
}

function syncFrame(step: number, payload: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, syncMessage.sync)
  encoding.writeVarUint(encoder, step)
  encoding.writeVarUint8Array(encoder, payload)
  return encoding.toUint8Array(encoder)
}
