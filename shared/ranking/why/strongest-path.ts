/** One strongest path between two actions, for people to look at. */
import { directLinks, type LinkStrength } from '../links.ts'
import type { PairwiseMatrix } from '../pairwise.ts'

export interface PathLink {
  from: string
  to: string
  /** Ballots that put `from` above `to`, and the other way round. */
  for: number
  against: number
}

export interface Path {
  links: PathLink[]
  /** Index of the weakest link; of equals the first. */
  weakest: number
  /** Of the weakest link: what the path is worth. */
  strength: number
}

/**
 * Of the strongest paths from `a` to `b` one with the fewest links, or null where there is none; ties between equally short ones go by slate order.
 * A path is as strong as its weakest link; only majorities are links.
 */
export function strongestPath(matrix: PairwiseMatrix, a: string, b: string, strength: LinkStrength = 'winning-votes'): Path | null {
  const { actionIds, wins, indexOf } = matrix
  const n = actionIds.length
  const links = directLinks(matrix, strength)
  const [start, end] = [indexOf.get(a)!, indexOf.get(b)!]
  const reached = widest(links, n, start)[end]!
  if (reached === 0) return null
  const cameFrom = shortestWithin(links, n, start, reached)
  const steps: PathLink[] = []
  for (let at = end; at !== start; at = cameFrom[at]!) {
    const from = cameFrom[at]!
    steps.unshift({ from: actionIds[from]!, to: actionIds[at]!, for: wins[from * n + at]!, against: wins[at * n + from]! })
  }
  const strengths = steps.map(({ from, to }) => links[indexOf.get(from)! * n + indexOf.get(to)!]!)
  return { links: steps, weakest: strengths.indexOf(reached), strength: reached }
}

/** Strength of the strongest path from `start` to each other (Dijkstra's algorithm with the weakest link for the sum). */
function widest(links: Float64Array, n: number, start: number): Float64Array {
  const reached = new Float64Array(n)
  reached[start] = Infinity
  const done = new Uint8Array(n)
  for (;;) {
    let next = -1
    for (let i = 0; i < n; i++) if (done[i] === 0 && reached[i]! > 0 && (next === -1 || reached[i]! > reached[next]!)) next = i
    if (next === -1) return reached
    done[next] = 1
    for (let j = 0; j < n; j++) reached[j] = Math.max(reached[j]!, Math.min(reached[next]!, links[next * n + j]!))
  }
}

/** Breadth first over links that are strong enough: where each action was reached from. */
function shortestWithin(links: Float64Array, n: number, start: number, least: number): Int32Array {
  const cameFrom = new Int32Array(n).fill(-1)
  cameFrom[start] = start
  const queue = [start]
  for (const at of queue) {
    for (let j = 0; j < n; j++) {
      if (cameFrom[j] !== -1 || links[at * n + j]! < least) continue
      cameFrom[j] = at
      queue.push(j)
    }
  }
  return cameFrom
}
