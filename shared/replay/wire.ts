// A journal as bytes, for replay: entry after entry, each with its length before it, readable as it comes in. Who wrote and on which
// board is a number; a new one is followed by its name. Times are differences. Numbers are lib0's.
//   entry = length (varuint) ‖ time since the entry before in ms (varint) ‖ who (name) ‖ 0 ‖ fact as JSON, UTF-8
//                            ‖ the same                                   ‖ who (name) ‖ 1 ‖ board (name) ‖ Yjs V1 update
//   name  = its number (varuint), and where that is the next new one: the name itself (varString)
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import type { Fact } from '../event/facts.ts'
import { Names } from './columns.ts'
import { isFact } from './entries.ts'
import type { ReplayEntry } from './entries.ts'

export const wireType = 'application/vnd.plenary.journal'

/** A longer entry, or a journal of more entries, is not read. */
const mostEntryBytes = 64 * 2 ** 20
export const mostEntries = 2_000_000

/** An entry whose payload stays as it is in the journal: JSON or an update. */
export type RawEntry = { at: number; by: string; boardId: string | null; payload: Uint8Array }

const utf8 = new TextEncoder()

export function rawOf(entry: ReplayEntry): RawEntry {
  const { at, by } = entry
  return isFact(entry) ? { at, by, boardId: null, payload: utf8.encode(JSON.stringify(entry.fact)) } : { at, by, boardId: entry.boardId, payload: entry.update }
}

export class WireWriter {
  readonly #names = new NameNumbers()
  #at = 0

  write(entries: readonly RawEntry[]): Uint8Array {
    const encoder = encoding.createEncoder()
    for (const { at, by, boardId, payload } of entries) {
      const entry = encoding.createEncoder()
      encoding.writeVarInt(entry, at - this.#at)
      this.#at = at
      this.#names.write(entry, by)
      encoding.writeVarUint(entry, boardId === null ? 0 : 1)
      if (boardId !== null) this.#names.write(entry, boardId)
      encoding.writeVarUint(encoder, encoding.length(entry) + payload.length)
      encoding.writeUint8Array(encoder, encoding.toUint8Array(entry))
      encoding.writeUint8Array(encoder, payload)
    }
    return encoding.toUint8Array(encoder)
  }
}

/** Names the entry that cannot be read. */
export class UnreadableEntry extends Error {
  readonly seq: number

  constructor(seq: number) {
    super(`entry ${seq} cannot be read`)
    this.name = 'UnreadableEntry'
    this.seq = seq
  }
}

export class WireReader {
  readonly #names: string[] = []
  readonly #utf8 = new TextDecoder()
  #at = 0
  #seq: number
  #rest = new Uint8Array(0)

  /** `from`: the number of the first entry. */
  constructor(from = 1) {
    this.#seq = from - 1
  }

  /** The entries that are whole with these bytes; what is left is kept for the next. Throws an UnreadableEntry. */
  read(chunk: Uint8Array): ReplayEntry[] {
    const bytes = this.#rest.length === 0 ? chunk : joined(this.#rest, chunk)
    const entries: ReplayEntry[] = []
    let from = 0
    try {
      for (;;) {
        const length = lengthAt(bytes, from)
        if (length === null || length.start + length.value > bytes.length) break
        entries.push(this.#entry(bytes.subarray(length.start, length.start + length.value)))
        from = length.start + length.value
      }
    } catch {
      throw new UnreadableEntry(this.#seq + 1)
    }
    this.#rest = bytes.slice(from)
    return entries
  }

  /** Nothing comes any more. Throws where an entry is cut short. */
  end(): void {
    if (this.#rest.length > 0) throw new UnreadableEntry(this.#seq + 1)
  }

  #entry(bytes: Uint8Array): ReplayEntry {
    if (this.#seq >= mostEntries) throw new RangeError('too many entries')
    const decoder = decoding.createDecoder(bytes)
    const at = this.#at + decoding.readVarInt(decoder)
    const by = this.#name(decoder)
    const kind = decoding.readVarUint(decoder)
    const place = { seq: this.#seq + 1, at, by }
    const entry: ReplayEntry = kind === 0 ? { ...place, fact: factOf(this.#utf8.decode(decoding.readTailAsUint8Array(decoder))) }
      : kind === 1 ? { ...place, boardId: this.#name(decoder), update: decoding.readTailAsUint8Array(decoder) }
      : never()
    this.#at = at
    this.#seq++
    return entry
  }

  #name(decoder: decoding.Decoder): string {
    const number = decoding.readVarUint(decoder)
    if (number === this.#names.length) this.#names.push(decoding.readVarString(decoder))
    return this.#names[number] ?? never()
  }
}

class NameNumbers {
  readonly #names = new Names()

  write(encoder: encoding.Encoder, name: string): void {
    const { size } = this.#names
    const number = this.#names.number(name)
    encoding.writeVarUint(encoder, number)
    if (number === size) encoding.writeVarString(encoder, name)
  }
}

/** Parsed, and an object with a type: what it means is for `apply`. */
export function factOf(json: string): Fact {
  const fact = JSON.parse(json) as unknown
  return typeof fact === 'object' && fact !== null && typeof (fact as { type?: unknown }).type === 'string' ? fact as Fact : never()
}

/** A varuint that may not be all there yet: null then. */
function lengthAt(bytes: Uint8Array, from: number): { value: number; start: number } | null {
  let value = 0
  for (let i = from, factor = 1; i < bytes.length; i++, factor *= 128) {
    value += (bytes[i]! & 127) * factor
    if (value > mostEntryBytes || i - from > 4) return never()
    if (bytes[i]! < 128) return { value, start: i + 1 }
  }
  return null
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(a.length + b.length)
  both.set(a)
  both.set(b, a.length)
  return both
}

function never(): never {
  throw new RangeError('not as it is written')
}
