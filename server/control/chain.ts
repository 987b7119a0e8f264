// Whether a journal is what it was: every entry follows on the one before, and what stands in place of erased words is what was put there.
import { firstHash, hexOf, sameBytes, saltedHash } from '../../shared/archive/chain.ts'
import type { StoredEntry } from '../ports.ts'
import { chainHash, readFact } from './entries.ts'

export type ChainFault = { seq: number; problem: 'gap' | 'hash' | 'erased' | 'unreadable' }

/** Goes through entries in their order, in as many calls as it takes. */
export class ChainCheck {
  readonly faults: ChainFault[] = []
  #seq = 0
  #hash: Uint8Array = firstHash
  /** Salted hashes of what stands in place of erased words, and what was last said that they are. */
  readonly #erased = new Map<number, string>()
  readonly #recorded = new Map<number, string>()

  get head(): { seq: number; hash: Uint8Array } {
    return { seq: this.#seq, hash: this.#hash }
  }

  add(entry: StoredEntry): void {
    if (entry.seq !== this.#seq + 1) this.faults.push({ seq: entry.seq, problem: 'gap' })
    const { hash, ...rest } = entry
    if (!sameBytes(chainHash(this.#hash, rest), hash)) this.faults.push({ seq: entry.seq, problem: 'hash' })
    this.#seq = entry.seq
    this.#hash = hash
    if (entry.erasedHash) this.#erased.set(entry.seq, hexOf(saltedHash(entry)))
    if (entry.kind !== 'fact') return
    try {
      const { fact } = readFact(entry)
      if (fact.type === 'erasure.finished') for (const [seq, digest] of fact.digests) this.#recorded.set(seq, digest)
    } catch {
      this.faults.push({ seq: entry.seq, problem: 'unreadable' })
    }
  }

  /** After the last entry. An erasure that is still to be finished has not said yet what it put there. */
  end({ isErasing = false } = {}): readonly ChainFault[] {
    for (const [seq, digest] of this.#erased) {
      const recorded = this.#recorded.get(seq)
      if (recorded === undefined ? !isErasing : recorded !== digest && !isErasing) this.faults.push({ seq, problem: 'erased' })
    }
    return this.faults
  }
}

export function checkChain(entries: Iterable<StoredEntry>, state?: { isErasing?: boolean }): readonly ChainFault[] {
  const check = new ChainCheck()
  for (const entry of entries) check.add(entry)
  return check.end(state)
}
