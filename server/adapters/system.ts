// The machine's own clock, timers and randomness.
import { randomBytes } from 'node:crypto'
import type { Clock, Ids, Timers } from '../ports.ts'

export const systemClock: Clock = { now: () => Date.now() }

export const systemTimers: Timers = {
  after(ms, call) {
    if (ms <= 0) {
      // setTimeout waits a millisecond at least, and a quiet room has something to send now.
      const soon = setImmediate(call)
      return () => clearImmediate(soon)
    }
    let timer: NodeJS.Timeout
    const wait = (leftMs: number) => {
      const stepMs = Math.min(leftMs, longestTimeoutMs)
      timer = setTimeout(() => (leftMs > stepMs ? wait(leftMs - stepMs) : call()), stepMs)
    }
    wait(ms)
    return () => clearTimeout(timer)
  },
}

export const systemIds: Ids = {
  id: () => randomText(idSymbols, idLength),
  code: () => randomText(codeSymbols, codeLength),
  bytes: (length) => new Uint8Array(randomBytes(length)),
}

/** setTimeout takes a longer time for none at all. */
const longestTimeoutMs = 2 ** 31 - 1

/** 32 symbols: 16 of them are 80 bits. */
const idSymbols = '0123456789abcdefghjkmnpqrstvwxyz'
const idLength = 16

/** Without what is taken for something else on a projector or a phone: 0 O, 1 I L, 2 Z, 5 S, 8 B. */
const codeSymbols = 'ACDEFGHJKMNPQRTUVWXY34679'
const codeLength = 8

/** Each symbol equally likely: bytes beyond the last whole multiple of the alphabet are drawn again. */
function randomText(symbols: string, length: number): string {
  const limit = 256 - (256 % symbols.length)
  let text = ''
  while (text.length < length) {
    for (const byte of randomBytes(length - text.length)) {
      if (byte < limit) text += symbols[byte % symbols.length]
    }
  }
  return text
}
