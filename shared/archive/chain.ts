// The hash chain over a journal's entries. hash(n) = SHA-256(hash(n-1) ‖ head of entry n ‖ SHA-256(salt ‖ payload)): whoever has the
// salted hash instead of the payload can follow the chain, but nobody can guess an erased payload from it.
import { digest } from 'lib0/hash/sha256'
import type { EntryHead } from './format.ts'

export const firstHash: Uint8Array = new Uint8Array(32)

const encoder = new TextEncoder()

export function sha256(bytes: Uint8Array): Uint8Array {
  // Where Node computes it, the digest is a Buffer.
  return Uint8Array.from(digest(bytes))
}

/** Of the payload as it now is. */
export function saltedHash({ salt, payload }: { salt: Uint8Array; payload: Uint8Array }): Uint8Array {
  return sha256(joined(salt, payload))
}

export function chainHash(before: Uint8Array, { seq, entryId, at, by, kind, boardId }: EntryHead, payloadHash: Uint8Array): Uint8Array {
  return sha256(joined(before, encoder.encode(JSON.stringify([seq, entryId, at, by, kind, boardId])), payloadHash))
}

export function hexOf(bytes: Uint8Array): string {
  let hex = ''
  for (const byte of bytes) hex += byteHex[byte]!
  return hex
}

export function bytesOfHex(hex: string): Uint8Array {
  const bytes = new Uint8Array(hex.length / 2)
  for (let i = 0; i < bytes.length; i++) bytes[i] = Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16)
  return bytes
}

export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i])
}

const byteHex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}
