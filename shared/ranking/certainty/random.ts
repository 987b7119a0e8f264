/** Numbers that look random and are always the same for the same seed text: for resampling, not for anything that must be unguessable. */

/** Yields numbers in [0, 1). Source: C. Doty-Humphrey, sfc32 in PractRand 0.94; its state is the seed, hashed (FNV-1a), and then mixed. */
export function seededRandom(seed: string): () => number {
  let [a, b, c, counter] = [hash(`1${seed}`), hash(`2${seed}`), hash(`3${seed}`), 1]
  const next = (): number => {
    const sum = (a + b + counter++) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum | 0
    return (sum >>> 0) / 2 ** 32
  }
  for (let round = 0; round < mixingRounds; round++) next()
  return next
}

const mixingRounds = 15

function hash(text: string): number {
  let h = 0x811c9dc5
  for (let at = 0; at < text.length; at++) h = Math.imul(h ^ text.charCodeAt(at), 0x01000193)
  return h | 0
}
