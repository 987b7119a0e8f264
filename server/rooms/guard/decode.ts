// Decodes a Yjs V1 update into plain structs, without touching a document and without trusting a single length.
// Every declared count is bounded by the bytes that are left, so work is linear in the size of the frame.
// Format: y-protocols / yjs `UpdateDecoderV1` and `readItemContent`.
import * as decoding from 'lib0/decoding'

export type Id = { client: number; clock: number }

export type Content =
  /** `length` of what was deleted or is opaque */
  | { kind: 'deleted'; length: number }
  | { kind: 'string'; text: string; length: number }
  | { kind: 'any'; values: Scalar[]; length: number }
  | { kind: 'type'; type: 'map' | 'text'; length: 1 }

export type Scalar = string | number | boolean | null | undefined

export type Struct =
  | { kind: 'gc'; id: Id; length: number }
  | {
      kind: 'item'; id: Id; length: number; origin: Id | null; rightOrigin: Id | null
      /** A root's name or the id of the item that holds the type; null where it follows from an origin. */
      parent: string | Id | null
      parentSub: string | null
      content: Content
    }

export type DeleteRange = { client: number; clock: number; length: number }

export type DecodedUpdate = {
  structs: Map<number, Struct[]>
  /** Sorted by client and clock, none touching the next, so that nothing is deleted (or counted) twice. */
  deletes: DeleteRange[]
  /** Clients and deletes came in the order that Yjs writes them in. Where they do not, it loses some when it merges updates. */
  isTidy: boolean
}

/** What a board never holds, or what is not an update at all. */
export class BadUpdate extends Error {}

const maxClock = 2 ** 40
const maxClient = 2 ** 53 - 1

/** Throws BadUpdate. */
export function decodeUpdate(update: Uint8Array): DecodedUpdate {
  const decoder = decoding.createDecoder(update)
  try {
    const structs = readStructs(decoder)
    const ranges = readDeletes(decoder)
    if (decoder.pos !== update.length) throw new BadUpdate('bytes after the end')
    const clients = [...structs.keys()]
    const isTidy = clients.every((client, i) => i === 0 || client < clients[i - 1]!) && areApart(ranges)
    return { structs, deletes: joined(ranges), isTidy }
  } catch (error) {
    if (error instanceof BadUpdate) throw error
    throw new BadUpdate('not a Yjs V1 update')
  }
}

function readStructs(decoder: decoding.Decoder): Map<number, Struct[]> {
  const byClient = new Map<number, Struct[]>()
  const groups = count(decoder)
  for (let i = 0; i < groups; i++) {
    const howMany = count(decoder)
    const client = bounded(decoding.readVarUint(decoder), maxClient)
    let clock = bounded(decoding.readVarUint(decoder), maxClock)
    if (byClient.has(client)) throw new BadUpdate('a client twice')
    const list: Struct[] = []
    for (let n = 0; n < howMany; n++) {
      const struct = readStruct(decoder, { client, clock })
      if (struct.length < 1) throw new BadUpdate('a struct of no length')
      list.push(struct)
      clock = bounded(clock + struct.length, maxClock)
    }
    byClient.set(client, list)
  }
  return byClient
}

function readStruct(decoder: decoding.Decoder, id: Id): Struct {
  const info = decoding.readUint8(decoder)
  const ref = info & 31
  if (ref === 0) return { kind: 'gc', id, length: bounded(decoding.readVarUint(decoder), maxClock) }
  if (ref === 10) throw new BadUpdate('a Skip struct')
  const origin = info & 128 ? readId(decoder) : null
  const rightOrigin = info & 64 ? readId(decoder) : null
  let parent: string | Id | null = null
  let parentSub: string | null = null
  if (!origin && !rightOrigin) {
    parent = decoding.readVarUint(decoder) === 1 ? readText(decoder) : readId(decoder)
    parentSub = info & 32 ? readText(decoder) : null
  }
  const content = readContent(decoder, ref)
  return { kind: 'item', id, length: content.length, origin, rightOrigin, parent, parentSub, content }
}

function readContent(decoder: decoding.Decoder, ref: number): Content {
  switch (ref) {
    case 1:
      return { kind: 'deleted', length: bounded(decoding.readVarUint(decoder), maxClock) }
    case 4: {
      const text = readText(decoder)
      return { kind: 'string', text, length: text.length }
    }
    case 7: {
      const type = decoding.readVarUint(decoder)
      if (type !== 1 && type !== 2) throw new BadUpdate('a shared type that boards do not hold')
      return { kind: 'type', type: type === 1 ? 'map' : 'text', length: 1 }
    }
    case 8: {
      const length = count(decoder)
      return { kind: 'any', values: Array.from({ length }, () => readScalar(decoder)), length }
    }
    default:
      throw new BadUpdate('content that boards do not hold')
  }
}

function readScalar(decoder: decoding.Decoder): Scalar {
  const tag = decoder.arr[decoder.pos]
  // Objects, arrays, bytes and big integers (116, 117, 118, 122) have no place on a board.
  if (tag === undefined || tag < 119 || tag === 122) throw new BadUpdate('a nested value')
  return decoding.readAny(decoder) as Scalar
}

function readDeletes(decoder: decoding.Decoder): DeleteRange[] {
  const deletes: DeleteRange[] = []
  const clients = count(decoder)
  for (let i = 0; i < clients; i++) {
    const client = bounded(decoding.readVarUint(decoder), maxClient)
    const ranges = count(decoder)
    for (let n = 0; n < ranges; n++) {
      const clock = bounded(decoding.readVarUint(decoder), maxClock)
      const length = bounded(decoding.readVarUint(decoder), maxClock)
      if (length < 1) throw new BadUpdate('a delete of no length')
      deletes.push({ client, clock, length })
    }
  }
  return deletes
}

function areApart(ranges: readonly DeleteRange[]): boolean {
  return ranges.every((range, i) => {
    const last = ranges[i - 1]
    return !last || range.client < last.client || (range.client === last.client && range.clock > last.clock + last.length)
  })
}

function joined(ranges: DeleteRange[]): DeleteRange[] {
  const list: DeleteRange[] = []
  for (const range of ranges.sort((a, b) => a.client - b.client || a.clock - b.clock)) {
    const last = list.at(-1)
    if (last && last.client === range.client && range.clock <= last.clock + last.length) {
      last.length = Math.max(last.length, range.clock + range.length - last.clock)
    } else list.push(range)
  }
  return list
}

function readId(decoder: decoding.Decoder): Id {
  return { client: bounded(decoding.readVarUint(decoder), maxClient), clock: bounded(decoding.readVarUint(decoder), maxClock) }
}

/** A varstring whose declared length is checked first; invalid UTF-8 is refused. */
function readText(decoder: decoding.Decoder): string {
  const length = count(decoder)
  return utf8.decode(decoding.readUint8Array(decoder, length))
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** A count of things that take at least one byte each. */
function count(decoder: decoding.Decoder): number {
  return bounded(decoding.readVarUint(decoder), decoder.arr.length - decoder.pos)
}

function bounded(value: number, most: number): number {
  if (!(value <= most)) throw new BadUpdate('a length beyond bounds')
  return value
}
