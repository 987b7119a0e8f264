/** Majorities between pairs of actions as links of a graph, and in the order of their strength. */
import type { PairwiseMatrix } from './pairwise.ts'

/**
 * How strong a majority is: by the ballots for it (`winning-votes`) or by those for it less those against it (`margins`).
 * Only strict majorities are links under either.
 */
export type LinkStrength = 'winning-votes' | 'margins'

/** Strength of the link from i to j at `i * n + j`, in ballots; 0 where i has no strict majority over j. */
export function directLinks({ actionIds, wins }: PairwiseMatrix, strength: LinkStrength): Float64Array {
  const n = actionIds.length
  const links = new Float64Array(n * n)
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      const margin = wins[i * n + j]! - wins[j * n + i]!
      if (margin > 0) links[i * n + j] = strength === 'margins' ? margin : wins[i * n + j]!
    }
  }
  return links
}

/** All links, strongest first, as indexes into `links`; those of equal strength in the order of their indexes. */
export function strongestFirst(links: Float64Array): Uint32Array {
  const { placeOf, places } = strengthPlaces(links)
  const starts = new Uint32Array(places + 1)
  for (let index = 0; index < links.length; index++) if (links[index] !== 0) starts[placeOf(links[index]!) + 1]!++
  for (let place = 0; place < places; place++) starts[place + 1]! += starts[place]!
  const sorted = new Uint32Array(starts[places]!)
  for (let index = 0; index < links.length; index++) {
    if (links[index] !== 0) sorted[starts[placeOf(links[index]!)]!++] = index
  }
  return sorted
}

/**
 * Places for a counting sort, the strongest link's is 0. Whole numbers of ballots, unless there are far more ballots than links,
 * give them directly; weighted ones have to be sorted first.
 */
function strengthPlaces(links: Float64Array): { placeOf: (strength: number) => number; places: number } {
  let strongest = 0
  let whole = true
  for (const strength of links) {
    if (strength > strongest) strongest = strength
    if (!Number.isInteger(strength)) whole = false
  }
  if (whole && strongest <= mostPlacesPerLink * links.length) return { placeOf: (strength) => strongest - strength, places: strongest + 1 }
  const ascending = Float64Array.from(new Set(links)).sort()
  return { placeOf: (strength) => ascending.length - 1 - indexIn(ascending, strength), places: ascending.length }
}

const mostPlacesPerLink = 16

function indexIn(ascending: Float64Array, strength: number): number {
  let low = 0
  let high = ascending.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (ascending[middle]! < strength) low = middle + 1
    else high = middle
  }
  return low
}
