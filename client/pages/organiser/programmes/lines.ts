// Lines through the places of the same actions: each that was voted on twice at least, with a place of its own in every column.
import type { Lineage } from '../../../../shared/programme/lineage.ts'

export type DrawnLine = { id: string; number: number; theme: { colour: string } | null; places: (number | null)[]; slots: (number | null)[] }

/** More lines cannot be told apart. */
const mostDrawn = 24

export function linesOf(lineages: readonly Lineage[]): DrawnLine[] {
  const best = ({ places }: Lineage): number => Math.min(...places.map((place) => place ?? Infinity))
  const often = lineages.filter(({ places }) => places.filter((place) => place !== null).length > 1)
  const drawn = [...often].sort((a, b) => best(a) - best(b)).slice(0, mostDrawn)
    .map(({ lineageId, number, colour, places }): DrawnLine => ({ id: lineageId, number, theme: colour === null ? null : { colour }, places, slots: places.map(() => null) }))
  for (const at of drawn[0]?.places.keys() ?? []) {
    const column = drawn.filter(({ places }) => places[at] !== null).sort((a, b) => a.places[at]! - b.places[at]!)
    for (const [slot, line] of column.entries()) line.slots[at] = slot + 1
  }
  return drawn
}

/** How many places it went up between the last two votes that asked about it; null where there are not two. */
export function changeOf(places: readonly (number | null)[]): number | null {
  const known = places.filter((place) => place !== null)
  return known.length > 1 ? known.at(-2)! - known.at(-1)! : null
}
