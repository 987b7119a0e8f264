// Which entries of a board a page shows, as the server is told: in a large room it sends the carets of those alone.
// At most once a second, only what is new, and again on every connection.
import { createEncoder, toUint8Array, writeVarString, writeVarUint } from 'lib0/encoding'
import { limits } from '../../shared/board/schema.ts'
import { syncMessage } from '../../shared/protocol/messages.ts'

const mostKeys = 200
const everyMs = 1_000

export class Sight {
  readonly #send: (frame: Uint8Array<ArrayBuffer>) => boolean
  readonly #after: (ms: number, call: () => void) => () => void
  #keys: readonly string[] | null = null
  #told: readonly string[] | null = null
  #cancel: (() => void) | null = null

  /** `send` is false where there is no connection; `renew` is to follow once there is one. */
  constructor(send: (frame: Uint8Array<ArrayBuffer>) => boolean, after: (ms: number, call: () => void) => () => void) {
    this.#send = send
    this.#after = after
  }

  /** The most important first. */
  show(keys: Iterable<string>): void {
    this.#keys = [...new Set(keys)].filter((key) => key.length <= limits.keyChars).slice(0, mostKeys)
    this.#tell()
  }

  renew(): void {
    this.#told = null
    this.#tell()
  }

  stop(): void {
    this.#cancel?.()
  }

  #tell(): void {
    if (this.#cancel || !this.#keys || (this.#told && same(this.#told, this.#keys)) || !this.#send(frameOf(this.#keys))) return
    this.#told = this.#keys
    this.#cancel = this.#after(everyMs, () => {
      this.#cancel = null
      this.#tell()
    })
  }
}

function same(a: readonly string[], b: readonly string[]): boolean {
  const known = new Set(a)
  return a.length === b.length && b.every((key) => known.has(key))
}

function frameOf(keys: readonly string[]): Uint8Array<ArrayBuffer> {
  const encoder = createEncoder()
  writeVarUint(encoder, syncMessage.sight)
  writeVarUint(encoder, keys.length)
  for (const key of keys) writeVarString(encoder, key)
  return toUint8Array(encoder)
}
