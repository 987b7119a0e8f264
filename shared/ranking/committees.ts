/** Choices of several actions: as sets, in slate order, each once; and what a ranking can say of them. */
import type { Selection } from './outcome.ts'

/** More than that are no help to a reader, and there can be millions. */
export const mostCommittees = 200

/** The first of `chosen` becomes `winners`. */
export function namedCommittees(
  actionIds: readonly string[],
  chosen: readonly (readonly number[])[],
  complete: boolean,
): Pick<Selection, 'winners' | 'committees' | 'allListed'> {
  const sorted = chosen.map((indexes) => [...indexes].sort((a, b) => a - b))
  const distinct = [...new Map(sorted.map((indexes) => [indexes.join(), indexes])).values()]
  const committees = distinct.map((indexes) => indexes.map((index) => actionIds[index]!))
  return { winners: [...(committees[0] ?? [])], committees: committees.slice(0, mostCommittees), allListed: complete && committees.length <= mostCommittees }
}

/** Chosen in every equally right way, in some, in none. */
export function byMembership(actionIds: readonly string[], { committees }: Pick<Selection, 'committees'>): string[][] {
  const times = new Map(actionIds.map((id) => [id, 0]))
  for (const id of committees.flat()) times.set(id, times.get(id)! + 1)
  const where = (holds: (count: number) => boolean): string[] => actionIds.filter((id) => holds(times.get(id)!))
  return [where((count) => count === committees.length), where((count) => count > 0 && count < committees.length), where((count) => count === 0)]
    .filter((tier) => tier.length > 0)
}
