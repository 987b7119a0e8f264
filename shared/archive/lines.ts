// A journal entry as a line of JSON. What it says comes last in the line, so that its bytes can be cut out with any tool.
// Invariant: `encodeEntry(decodeEntry(line))` is the line, or the line is not one of ours.
import { fromBase64, toBase64 } from 'lib0/buffer'
import type { Fact } from '../event/facts.ts'
import type { ReplayEntry } from '../replay/entries.ts'
import { bytesOfHex, hexOf } from './chain.ts'
import { ArchiveError } from './fault.ts'
import type { ArchivedEntry } from './format.ts'
import { isRecord } from './json.ts'

/**
 * `erased`: the salted hash of the payload as it was, where words were erased from it. What it says: `fact` as JSON whose text is the
 * payload, `update` as base64, or `payload` as base64 where a fact's text is not what JSON.stringify makes of it.
 */
type Line = {
  seq: number; id: string; at: number; by: string; kind: 'fact' | 'update'; board?: string
  salt: string; erased?: string; hash: string; fact?: unknown; update?: string; payload?: string
}

const encoder = new TextEncoder()
const decoder = new TextDecoder('utf-8', { fatal: true })

export function encodeEntry({ seq, entryId, at, by, kind, boardId, salt, payload, erasedHash, hash }: ArchivedEntry): string {
  const line: Line = {
    seq, id: entryId, at, by, kind, ...(boardId === null ? {} : { board: boardId }),
    salt: hexOf(salt), ...(erasedHash ? { erased: hexOf(erasedHash) } : {}), hash: hexOf(hash), ...contentOf(kind, payload),
  }
  return JSON.stringify(line)
}

/** Throws an ArchiveError that names the line. */
export function decodeEntry(text: string, where: string): ArchivedEntry {
  const line = readLine(text, where)
  const { seq, id: entryId, at, by, kind, erased } = line
  return {
    seq, entryId, at, by, kind, boardId: line.board ?? null, payload: payloadOf(line), salt: bytesOfHex(line.salt),
    ...(erased === undefined ? {} : { erasedHash: bytesOfHex(erased) }), hash: bytesOfHex(line.hash),
  }
}

/** The same line for replay, which needs no hashes. */
export function decodeForReplay(text: string, where: string): ReplayEntry {
  const line = readLine(text, where)
  const { seq, at, by, board, fact } = line
  if (line.kind === 'update') return { seq, at, by, boardId: board!, update: payloadOf(line) }
  return { seq, at, by, fact: (fact ?? parsed(payloadOf(line), where)) as Fact }
}

function parsed(payload: Uint8Array, where: string): unknown {
  try {
    return JSON.parse(decoder.decode(payload)) as unknown
  } catch {
    throw new ArchiveError('bad-entry', where, 'Its fact is not JSON.')
  }
}

function contentOf(kind: ArchivedEntry['kind'], payload: Uint8Array): Pick<Line, 'fact' | 'update' | 'payload'> {
  if (kind === 'update') return { update: toBase64(payload) }
  try {
    const text = decoder.decode(payload)
    const fact = JSON.parse(text) as unknown
    if (fact !== null && JSON.stringify(fact) === text) return { fact }
  } catch {
    // Whatever it is, it is kept as it is.
  }
  return { payload: toBase64(payload) }
}

function payloadOf({ fact, update, payload }: Line): Uint8Array {
  return fact === undefined ? fromBase64(update ?? payload!) : encoder.encode(JSON.stringify(fact))
}

function readLine(text: string, where: string): Line {
  let line: unknown
  try {
    line = JSON.parse(text)
  } catch {
    throw new ArchiveError('bad-entry', where, 'It is not JSON.')
  }
  if (!isLine(line)) throw new ArchiveError('bad-entry', where, 'It is not a journal entry.')
  return line
}

const base64 = /^[A-Za-z0-9+/]*={0,2}$/
const idChars = 200

function isLine(line: unknown): line is Line {
  if (!isRecord(line)) return false
  const { seq, id, at, by, kind, board, salt, erased, hash, fact, update, payload } = line
  return Number.isSafeInteger(seq) && Number(seq) > 0 && Number.isSafeInteger(at) && isId(id) && isId(by)
    && (kind === 'fact' ? board === undefined && update === undefined && (fact === undefined ? isBase64(payload) : isRecord(fact) && payload === undefined)
      : kind === 'update' && isId(board) && isBase64(update) && fact === undefined && payload === undefined)
    && isHex(hash, 32, 32) && isHex(salt, 1, 64) && (erased === undefined || isHex(erased, 32, 32))
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && value.length <= idChars
}

function isHex(value: unknown, least: number, most: number): value is string {
  return typeof value === 'string' && value.length >= 2 * least && value.length <= 2 * most && value.length % 2 === 0 && /^[0-9a-f]*$/.test(value)
}

function isBase64(value: unknown): boolean {
  return typeof value === 'string' && value.length % 4 === 0 && base64.test(value)
}
