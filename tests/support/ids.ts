// Ids that count, and bytes from a seed: the same in every run, different from each other.
import type { Ids } from '../../server/ports.ts'

const codeSymbols = 'ACDEFGHJKMNPQRTUVWXY34679'

export class TestIds implements Ids {
  #ids = 0
  #codes = 0
  #state: number

  constructor(seed = 1) {
    this.#state = seed >>> 0
  }

  /** 'id00000000000001', 'id00000000000002' … */
  id(): string {
    this.#ids += 1
    return `id${String(this.#ids).padStart(14, '0')}`
  }

  /** 'AAAAAAAC', 'AAAAAAAD' … */
  code(): string {
    this.#codes += 1
    let rest = this.#codes
    let code = ''
    for (let place = 0; place < 8; place++) {
      code = codeSymbols[rest % codeSymbols.length] + code
      rest = Math.floor(rest / codeSymbols.length)
    }
    return code
  }

  bytes(length: number): Uint8Array {
    return Uint8Array.from({ length }, () => this.#nextByte())
  }

  /** Marsaglia's xorshift32 over a Weyl sequence, so that a seed of 0 works too. */
  #nextByte(): number {
    this.#state = (this.#state + 0x9e3779b9) >>> 0
    let x = this.#state || 1
    x ^= x << 13
    x ^= x >>> 17
    x ^= x << 5
    return x & 0xff
  }
}
