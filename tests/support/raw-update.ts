// Yjs V1 updates written by hand: what no honest client sends.
import * as encoding from 'lib0/encoding'

export type RawId = { client: number; clock: number }
export type RawItem = {
  origin?: RawId | null; rightOrigin?: RawId | null
  /** Where there is no origin: the item that holds it, or the name of a root. */
  parent?: RawId | string; key?: string
  content: RawContent
}
export type RawContent =
  | { deleted: number } | { value: unknown } | { values: readonly unknown[] } | { text: string } | { type: 'map' | 'text' } | { gc: number }
  /** Any other kind, by its number, and what follows it. */
  | { kind: number; bytes: Uint8Array }
export type RawRange = RawId & { length: number }
export type RawGroup = RawId & { items: readonly RawItem[] }

/** Items of one client from `clock` on, and delete ranges as given: unsorted, overlapping, as often as one likes. */
export function rawUpdate(client: number, clock: number, items: readonly RawItem[], deletes: readonly RawRange[] = []): Uint8Array {
  return rawGroups(items.length > 0 ? [{ client, clock, items }] : [], deletes)
}

/** The same for several clients. */
export function rawGroups(groups: readonly RawGroup[], deletes: readonly RawRange[] = []): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, groups.length)
  for (const { client, clock, items } of groups) {
    for (const number of [items.length, client, clock]) encoding.writeVarUint(encoder, number)
    for (const item of items) writeItem(encoder, item)
  }
  encoding.writeVarUint(encoder, deletes.length)
  for (const range of deletes) for (const number of [range.client, 1, range.clock, range.length]) encoding.writeVarUint(encoder, number)
  return encoding.toUint8Array(encoder)
}

/** One struct without content for each client. */
export function strangersUpdate(clients: readonly number[]): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, clients.length)
  for (const client of clients) for (const number of [1, client, 0, 0, 1]) encoding.writeVarUint(encoder, number)
  encoding.writeVarUint(encoder, 0)
  return encoding.toUint8Array(encoder)
}

function writeItem(encoder: encoding.Encoder, { origin, rightOrigin, parent, key, content }: RawItem): void {
  if ('gc' in content) {
    encoding.writeUint8(encoder, 0)
    return encoding.writeVarUint(encoder, content.gc)
  }
  const ref = 'deleted' in content ? 1 : 'text' in content ? 4 : 'type' in content ? 7 : 'kind' in content ? content.kind : 8
  encoding.writeUint8(encoder, ref | (origin ? 128 : 0) | (rightOrigin ? 64 : 0) | (key === undefined ? 0 : 32))
  for (const id of [origin, rightOrigin]) if (id) writeId(encoder, id)
  if (!origin && !rightOrigin) {
    encoding.writeVarUint(encoder, typeof parent === 'string' ? 1 : 0)
    if (typeof parent === 'string') encoding.writeVarString(encoder, parent)
    else writeId(encoder, parent!)
    if (key !== undefined) encoding.writeVarString(encoder, key)
  }
  if ('deleted' in content) return encoding.writeVarUint(encoder, content.deleted)
  if ('text' in content) return encoding.writeVarString(encoder, content.text)
  if ('type' in content) return encoding.writeVarUint(encoder, content.type === 'map' ? 1 : 2)
  if ('kind' in content) return encoding.writeUint8Array(encoder, content.bytes)
  const values = 'values' in content ? content.values : [content.value]
  encoding.writeVarUint(encoder, values.length)
  for (const value of values) encoding.writeAny(encoder, value as never)
}

function writeId(encoder: encoding.Encoder, { client, clock }: RawId): void {
  encoding.writeVarUint(encoder, client)
  encoding.writeVarUint(encoder, clock)
}
