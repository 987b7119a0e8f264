// Which submissions say much the same: shares of common word shingles, found by MinHash.
// A. Z. Broder, “On the resemblance and containment of documents”, Compression and Complexity of Sequences, 1997; banding as in
// Leskovec, Rajaraman and Ullman, “Mining of Massive Datasets”, 3rd edition, section 3.4. Pairs are checked exactly at the end.
import { plainWords } from './query.ts'

export type SimilarText = { id: string; text: string }
/** `share` from 0 to 1: shingles in both, of those in either. */
export type SimilarPair = { a: string; b: string; share: number }

export const similarFrom = 0.4
export const pairsMost = 1_000
const shingleWords = 3
/** 32 bands of 2: a pair that shares 0.4 is missed in 4 of 1,000 cases, one of 0.6 in fewer than one of a million. */
const bands = 32
const rows = 2
/** Of one band's bucket, compared each with each: more have the same words by the hundred, and are chained instead. */
const bucketMost = 60

/** Most similar first, ties in the order of the texts. The same texts and seed give the same pairs. */
export function similarPairs(texts: readonly SimilarText[], seed = 1): SimilarPair[] {
  const sets = texts.map(({ text }) => shinglesOf(text))
  const signatures = sets.map((set) => signatureOf(set, seed))
  const seen = new Set<number>()
  const found: { i: number; j: number; share: number }[] = []
  const compare = (i: number, j: number): void => {
    const key = i * texts.length + j
    if (seen.has(key)) return
    seen.add(key)
    const share = shareOf(sets[i]!, sets[j]!)
    if (share >= similarFrom) found.push({ i, j, share })
  }
  for (let band = 0; band < bands; band++) {
    const buckets = new Map<string, number[]>()
    signatures.forEach((signature, index) => {
      if (sets[index]!.size === 0) return
      const key = signature.subarray(band * rows, (band + 1) * rows).join()
      const bucket = buckets.get(key)
      if (bucket) bucket.push(index)
      else buckets.set(key, [index])
    })
    for (const bucket of buckets.values()) {
      const reach = bucket.length > bucketMost ? 1 : bucket.length
      bucket.forEach((i, at) => { for (const j of bucket.slice(at + 1, at + 1 + reach)) compare(i, j) })
    }
  }
  return found.sort((x, y) => y.share - x.share || x.i - y.i || x.j - y.j).slice(0, pairsMost)
    .map(({ i, j, share }) => ({ a: texts[i]!.id, b: texts[j]!.id, share }))
}

/** Hashes of every three words in a row; of a shorter text, of all its words. */
function shinglesOf(text: string): Set<number> {
  const words = plainWords(text).split(' ').filter((word) => word !== '')
  const shingles = new Set<number>()
  for (let i = 0; i < Math.max(1, words.length - shingleWords + 1) && words.length > 0; i++) shingles.add(hash(words.slice(i, i + shingleWords).join(' ')))
  return shingles
}

function shareOf(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  const [small, large] = a.size < b.size ? [a, b] : [b, a]
  let both = 0
  for (const shingle of small) if (large.has(shingle)) both++
  return both / (a.size + b.size - both)
}

/** The least of the shingles' hashes under each of many mixings. */
function signatureOf(shingles: ReadonlySet<number>, seed: number): Uint32Array {
  const least = new Uint32Array(bands * rows).fill(0xffff_ffff)
  for (const shingle of shingles) {
    for (let k = 0; k < least.length; k++) {
      const mixed = mix(shingle ^ Math.imul(seed + k, 0x9e37_79b1))
      if (mixed < least[k]!) least[k] = mixed
    }
  }
  return least
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let h = 0x811c_9dc5
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x0100_0193)
  return h >>> 0
}

/** The finaliser of MurmurHash3. */
function mix(value: number): number {
  let h = value
  h = Math.imul(h ^ (h >>> 16), 0x85eb_ca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2_ae35)
  return (h ^ (h >>> 16)) >>> 0
}
