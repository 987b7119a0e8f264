/**
 * A voter's receipt: it stands for the question, the ballot, its revision and a nonce that only the server and this voter know. Without the
 * nonce nobody learns the ballot from it; with the nonce the voter can see, and show, that it stands for just this ballot.
 */
import type { Ballot } from '../ranking/ballots.ts'
import { canonicalBallot } from '../ranking/ballots.ts'
import { bytesOfHex, sha256 } from './chain.ts'

/** Without look-alikes: it can be read out. */
const symbols = '2346789ABCDEFGHJKMNPQRTUVWXYZ'
const length = 12

export function receiptOf(questionId: string, canonicalBallot: string, revision: number, nonce: Uint8Array): string {
  const said = new TextEncoder().encode(JSON.stringify([questionId, canonicalBallot, revision]))
  const all = new Uint8Array(said.length + nonce.length)
  all.set(said)
  all.set(nonce, said.length)
  return grouped(Array.from(sha256(all).subarray(0, length), (byte) => symbols[byte % symbols.length]).join(''))
}

/** Whether a ballot's receipt follows from it; null where that cannot be said, as it has no nonce. */
export function receiptStandsFor(questionId: string, { ballot, revision, receipt, nonce }: { ballot: unknown; revision: number; receipt: string; nonce?: string }): boolean | null {
  if (nonce === undefined || !/^(?:[0-9a-f]{2})+$/.test(nonce)) return null
  try {
    return receiptOf(questionId, canonicalBallot(ballot as Ballot), revision, bytesOfHex(nonce)) === receipt
  } catch {
    return false
  }
}

/** However it is typed; '' where it is no receipt. */
export function readReceipt(typed: string): string {
  const plain = typed.toUpperCase().replace(/[\s–-]/g, '')
  return plain.length === length && [...plain].every((symbol) => symbols.includes(symbol)) ? grouped(plain) : ''
}

function grouped(plain: string): string {
  return (plain.match(/.{4}/g) ?? []).join('-')
}
