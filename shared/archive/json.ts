// JSON as archives hold it: keys in order, so that the same content gives the same bytes everywhere.
import { ArchiveError } from './fault.ts'

const encoder = new TextEncoder()
const decoder = new TextDecoder('utf-8', { fatal: true })

/** `indent` for what people read. */
export function jsonBytes(value: unknown, indent?: 'indent'): Uint8Array {
  return encoder.encode(`${JSON.stringify(sorted(value), null, indent ? 2 : 0)}\n`)
}

/** The same content gives the same text. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(sorted(value))
}

export function readJson(bytes: Uint8Array, where: string): unknown {
  try {
    return JSON.parse(decoder.decode(bytes)) as unknown
  } catch {
    throw new ArchiveError('changed-file', where, 'It is not JSON.')
  }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Deep JSON of a stranger could end the stack. */
const mostDeep = 100

function sorted(value: unknown, depth = 0): unknown {
  if (depth > mostDeep) throw new ArchiveError('cannot-be-folded', 'content', 'It is nested too deeply.')
  if (Array.isArray(value)) return value.map((one) => sorted(one, depth + 1))
  if (!isRecord(value)) return value
  return Object.fromEntries(Object.keys(value).sort().map((key) => [key, sorted(value[key], depth + 1)]))
}
