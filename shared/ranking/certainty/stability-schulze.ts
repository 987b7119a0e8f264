/**
 * How many ballots would have to be other ones for the first k by Schulze not to be the first k any more: from a proven lower bound
 * up to a number for which such ballots were found. Both are exact where they meet. Finding the exact number is hard in general.
 */
import type { PairwiseMatrix } from '../pairwise.ts'
import { addRanking, removeRanking } from '../pairwise.ts'
import { matrixOf, type RankProfile } from '../profile.ts'
import { sharing } from '../places.ts'
import { schulzePlaces } from './schulze-places.ts'
import { strongestPaths } from './strongest-paths.ts'

export interface FewestChanges {
  /** With fewer other ballots the first k are certainly the same. */
  atLeast: number
  /** So many are enough; null where none were found. */
  atMost: number | null
}

/** Null where the first k are not settled (a tie across the edge), or nothing is outside. Yields between steps of up to a tenth of a second. */
export function* fewestBySchulze(profile: RankProfile, treatment: PairwiseMatrix['treatment'], topK: number): Generator<void, FewestChanges | null> {
  const matrix = matrixOf(profile, treatment)
  const places = schulzePlaces(matrix)
  const inside = firstOf(places, topK)
  if (!inside || topK >= places.length) return null
  const atLeast = (yield* mostWithoutEffect(matrix, inside)) + 1
  return { atLeast, atMost: yield* enough(profile, matrix, places, inside, topK, atLeast) }
}

/** Who is among the first k, or null where a tie crosses the edge. */
function firstOf(places: Int32Array, topK: number): Uint8Array | null {
  const tied = sharing(places)
  const inside = Uint8Array.from(places, (place, index) => (place + tied[index]! - 1 <= topK ? 1 : 0))
  return places.some((place, index) => place <= topK && inside[index] === 0) ? null : inside
}

/**
 * With t other ballots each count of the matrix changes by t at most, and each majority by 2t. So a majority above 2t stays one and
 * loses t at most; no link can appear but where the majority against it is below 2t, and none gains more than t. Where even
 * then each path from inside to outside is stronger than any back, the first k stay the first k.
 */
function* mostWithoutEffect({ actionIds, wins, weight }: PairwiseMatrix, inside: Uint8Array): Generator<void, number> {
  const n = actionIds.length
  const holds = function* (t: number): Generator<void, boolean> {
    const surely = new Float64Array(n * n)
    const possibly = new Float64Array(n * n)
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) {
        const margin = wins[i * n + j]! - wins[j * n + i]!
        if (i !== j && margin > 2 * t) surely[i * n + j] = wins[i * n + j]! - t
        if (i !== j && margin > -2 * t) possibly[i * n + j] = wins[i * n + j]! + t
      }
    }
    const out = strongestPaths(surely, n)
    yield
    const back = strongestPaths(possibly, n)
    yield
    for (let a = 0; a < n; a++) {
      if (inside[a] === 0) continue
      for (let b = 0; b < n; b++) if (inside[b] === 0 && out[a * n + b]! <= back[b * n + a]!) return false
    }
    return true
  }
  let most = 0
  let tooMany = Math.floor(weight / 2) + 1
  while (tooMany - most > 1) {
    const middle = (most + tooMany) >> 1
    if (yield* holds(middle)) most = middle
    else tooMany = middle
  }
  return most
}

/** Rivals near the edge that are tried: more of them seldom give a smaller number. */
const rivalsTried = 3

/** Tries to bring each of the next outside above each of the last inside, by ballots that now say the opposite. */
function* enough(
  profile: RankProfile, matrix: PairwiseMatrix, places: Int32Array, inside: Uint8Array, topK: number, atLeast: number,
): Generator<void, number | null> {
  const byPlace = Array.from(places.keys()).sort((a, b) => places[a]! - places[b]!)
  const last = byPlace.filter((index) => inside[index] === 1).slice(-rivalsTried).reverse()
  const next = byPlace.filter((index) => inside[index] === 0).slice(0, rivalsTried)
  let fewest: number | null = null
  for (const a of last) {
    for (const b of next) {
      const order = mostOpposed(profile, a, b)
      const changes = function* (t: number): Generator<void, boolean> {
        const now = firstOf(schulzePlaces(replaced(profile, matrix, order, a, b, t)), topK)
        yield
        return now === null || now.some((isInside, index) => isInside !== inside[index])
      }
      let tooFew = atLeast - 1
      let plenty: number = fewest === null ? matrix.weight : fewest - 1
      if (plenty <= tooFew || !(yield* changes(plenty))) continue
      while (plenty - tooFew > 1) {
        const middle = (tooFew + plenty) >> 1
        if (yield* changes(middle)) plenty = middle
        else tooFew = middle
      }
      fewest = plenty
      if (fewest === atLeast) return fewest
    }
  }
  return fewest
}

/** Indexes of distinct votes, those first that put a furthest above b. */
function mostOpposed({ actionIds, ballots }: RankProfile, a: number, b: number): number[] {
  const tierOf = (vote: readonly (readonly string[])[], id: string): number => {
    const tier = vote.findIndex((ids) => ids.includes(id))
    return tier === -1 ? vote.length : tier
  }
  const lead = ballots.map(({ vote }) => tierOf(vote, actionIds[b]!) - tierOf(vote, actionIds[a]!))
  return ballots.map((_, index) => index).sort((x, y) => lead[y]! - lead[x]!)
}

/** The matrix once `t` ballots, in that order, put b first, a last, and the rest as they did. */
function replaced({ actionIds, ballots }: RankProfile, matrix: PairwiseMatrix, order: readonly number[], a: number, b: number, t: number): PairwiseMatrix {
  const changed = { ...matrix, wins: matrix.wins.slice() }
  const [idA, idB] = [actionIds[a]!, actionIds[b]!]
  let left = t
  for (const index of order) {
    if (left === 0) break
    const { vote, weight } = ballots[index]!
    const count = Math.min(weight, left)
    left -= count
    removeRanking(changed, vote, count)
    const others = vote.map((tier) => tier.filter((id) => id !== idA && id !== idB)).filter((tier) => tier.length > 0)
    const ranked = new Set(vote.flat())
    const unranked = actionIds.filter((id) => !ranked.has(id) && id !== idA && id !== idB)
    addRanking(changed, [[idB], ...others, ...(unranked.length > 0 ? [unranked] : []), [idA]], count)
  }
  return changed
}
