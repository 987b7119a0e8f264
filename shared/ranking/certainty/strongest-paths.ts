/** Strongest paths over any links: also such as no matrix has, both ways between two actions. */
import { strongestFirst } from '../links.ts'
import { Reach } from '../reach.ts'

/** `links[i * n + j]`: strength of the link from i to j, 0 for none; so is the result, for paths. */
export function strongestPaths(links: Float64Array, n: number): Float64Array {
  const paths = new Float64Array(n * n)
  const reach = new Reach(n)
  for (const link of strongestFirst(links)) {
    if (reach.unreached === 0) break
    const weakest = links[link]!
    reach.connect(Math.floor(link / n), link % n, (i, j) => { paths[i * n + j] = weakest })
  }
  return paths
}
