// What of an update is new, as a Yjs V1 update of its own.
import * as encoding from 'lib0/encoding'
import type { DeleteRange, Id } from './decode.ts'
import type { NewItem } from './places.ts'
import type { Placed } from './resolve.ts'

/** Clients from the highest id down, as Yjs has them; each one's structs without gaps. An item has all that Yjs needs to put it where it was judged to go. */
export function encodeUpdate(placed: ReadonlyMap<number, readonly Placed[]>, deletes: readonly DeleteRange[]): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, placed.size)
  for (const [client, structs] of [...placed].sort(([a], [b]) => b - a)) {
    for (const number of [structs.length, client, structs[0]!.id.clock]) encoding.writeVarUint(encoder, number)
    for (const struct of structs) {
      if (struct.kind === 'new') writeItem(encoder, struct)
      else {
        encoding.writeUint8(encoder, 0)
        encoding.writeVarUint(encoder, struct.length)
      }
    }
  }
  writeDeletes(encoder, deletes)
  return encoding.toUint8Array(encoder)
}

const contentRefs = { deleted: 1, string: 4, type: 7, any: 8 } as const

function writeItem(encoder: encoding.Encoder, { content, origin, rightOrigin, container, sub }: NewItem): void {
  const isDeclared = !origin && !rightOrigin
  encoding.writeUint8(encoder, contentRefs[content.kind] | (origin ? 128 : 0) | (rightOrigin ? 64 : 0) | (isDeclared && sub !== null ? 32 : 0))
  if (origin) writeId(encoder, origin)
  if (rightOrigin) writeId(encoder, rightOrigin)
  if (isDeclared) {
    encoding.writeVarUint(encoder, container.level === 'root' ? 1 : 0)
    if (container.level === 'root') encoding.writeVarString(encoder, container.root)
    else writeId(encoder, container.holder.id)
    if (sub !== null) encoding.writeVarString(encoder, sub)
  }
  if (content.kind === 'deleted') encoding.writeVarUint(encoder, content.length)
  else if (content.kind === 'string') encoding.writeVarString(encoder, content.text)
  else if (content.kind === 'type') encoding.writeVarUint(encoder, content.type === 'map' ? 1 : 2)
  else {
    encoding.writeVarUint(encoder, content.length)
    for (const value of content.values) encoding.writeAny(encoder, value)
  }
}

function writeDeletes(encoder: encoding.Encoder, deletes: readonly DeleteRange[]): void {
  const byClient = Map.groupBy(deletes, ({ client }) => client)
  encoding.writeVarUint(encoder, byClient.size)
  for (const [client, ranges] of byClient) {
    for (const number of [client, ranges.length]) encoding.writeVarUint(encoder, number)
    for (const { clock, length } of ranges) for (const number of [clock, length]) encoding.writeVarUint(encoder, number)
  }
}

function writeId(encoder: encoding.Encoder, { client, clock }: Id): void {
  encoding.writeVarUint(encoder, client)
  encoding.writeVarUint(encoder, clock)
}
