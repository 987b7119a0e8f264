// What a checkpoint holds, as bytes: SHA-256 ‖ the state and the boards' bindings as JSON ‖ each board as one Yjs V1 update.
// Count the version up whenever old bytes would no longer give what folding the journal gives now.
import { createHash } from 'node:crypto'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import type { EventState } from '../../shared/event/state.ts'
import type { BoardContent } from '../ports.ts'

export const checkpointVersion = 17

export type CheckpointContent = {
  state: EventState
  boards: { boardId: string; epoch: number; update: Uint8Array; bindings: ReadonlyMap<number, string>; retired?: ReadonlySet<number> }[]
}

type Head = { state: EventState; boards: { boardId: string; epoch: number; bindings: [number, string][]; retired?: number[] }[] }

const digestBytes = 32

export function encodeContent({ state, boards }: CheckpointContent): Uint8Array {
  const head: Head = { state, boards: boards.map(({ boardId, epoch, bindings, retired }) => (
    { boardId, epoch, bindings: [...bindings], ...(retired && { retired: [...retired] }) }
  )) }
  const encoder = encoding.createEncoder()
  encoding.writeVarString(encoder, JSON.stringify(head))
  for (const { update } of boards) encoding.writeVarUint8Array(encoder, update)
  const body = encoding.toUint8Array(encoder)
  const payload = new Uint8Array(digestBytes + body.length)
  payload.set(digest(body))
  payload.set(body, digestBytes)
  return payload
}

/** Null where the bytes are not those that were encoded. */
export function decodeContent(payload: Uint8Array): { state: EventState; boards: BoardContent[] } | null {
  const body = payload.subarray(digestBytes)
  if (!digest(body).equals(payload.subarray(0, digestBytes))) return null
  const decoder = decoding.createDecoder(body)
  const { state, boards } = JSON.parse(decoding.readVarString(decoder)) as Head
  return {
    state,
    boards: boards.map(({ boardId, epoch, bindings, retired }) => (
      { boardId, epoch, updates: [decoding.readVarUint8Array(decoder)], bindings: new Map(bindings), ...(retired && { retired: new Set(retired) }) }
    )),
  }
}

function digest(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest()
}
