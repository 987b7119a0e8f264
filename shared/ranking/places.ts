/** Rankings as places by index: 1 for the first tier, and after a tie of three the next is three further. */

export function placesOf(actionIds: readonly string[], ranking: readonly (readonly string[])[]): number[] {
  const placeOf = new Map<string, number>()
  let place = 1
  for (const tier of ranking) {
    for (const id of tier) placeOf.set(id, place)
    place += tier.length
  }
  return actionIds.map((id) => placeOf.get(id) ?? place)
}

/** The other way round; within a tier in slate order. */
export function rankingOf(actionIds: readonly string[], places: ArrayLike<number>): string[][] {
  const tiers = new Map<number, string[]>()
  actionIds.forEach((id, index) => tiers.set(places[index]!, [...(tiers.get(places[index]!) ?? []), id]))
  return [...tiers].sort(([a], [b]) => a - b).map(([, tier]) => tier)
}

/** How many share each action's place, itself included. */
export function sharing(places: ArrayLike<number>): number[] {
  const count = new Map<number, number>()
  for (let index = 0; index < places.length; index++) count.set(places[index]!, (count.get(places[index]!) ?? 0) + 1)
  return Array.from({ length: places.length }, (_, index) => count.get(places[index]!)!)
}
