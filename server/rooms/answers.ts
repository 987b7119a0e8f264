// What a document has beyond a state vector: everybody with the same one gets the same buffer, as long as the board does not change.
// What has to be made is made one by one, and others get their turn in between.
import * as Y from 'yjs'
import type { Clock, Timers } from '../ports.ts'
import { stepTwoFrame } from './frames.ts'
import { packetOf } from './packet.ts'
import type { Packet } from './packet.ts'

type Give = (made: Packet | null | Error) => void

const keptAnswers = 16
/** For answers that are one connection's alone, before others get their turn for as long. */
const makingMs = 8

export class Answers {
  readonly #parts: { clock: Clock; timers: Timers }
  /** As it now is. */
  readonly #document: () => Y.Doc
  readonly #made = new Map<string, Packet>()
  readonly #toMake: (() => void)[] = []

  constructor(parts: { clock: Clock; timers: Timers }, document: () => Y.Doc) {
    this.#parts = parts
    this.#document = document
  }

  /** Gives null where `mayWork` then says no, an error for a malformed state vector. */
  give(stateVector: Uint8Array, mayWork: () => boolean, give: Give): void {
    const key = keyOf(stateVector)
    const known = this.#made.get(key)
    if (known) return give(known)
    if (this.#toMake.push(() => give(this.#make(stateVector, key, mayWork))) === 1) this.#makeAfter(0)
  }

  /** The document has changed. */
  forget(): void {
    this.#made.clear()
  }

  #makeAfter(ms: number): void {
    this.#parts.timers.after(ms, () => {
      const began = this.#parts.clock.now()
      const spent = (): number => this.#parts.clock.now() - began
      do {
        this.#toMake[0]!()
        this.#toMake.shift()
      } while (this.#toMake.length > 0 && spent() < makingMs)
      if (this.#toMake.length > 0) this.#makeAfter(spent())
    })
  }

  #make(stateVector: Uint8Array, key: string, mayWork: () => boolean): Packet | null | Error {
    const document = this.#document()
    const known = this.#made.get(key)
    if (known) return known
    if (!mayWork()) return null
    try {
      const made = packetOf([stepTwoFrame(Y.encodeStateAsUpdate(document, stateVector))])
      if (this.#made.size >= keptAnswers) this.#made.delete(this.#made.keys().next().value!)
      this.#made.set(key, made)
      return made
    } catch (error) {
      return error as Error
    }
  }
}

function keyOf({ buffer, byteOffset, byteLength }: Uint8Array): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString('latin1')
}
