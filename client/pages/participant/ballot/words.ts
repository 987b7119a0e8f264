// What a screen reader is told after each move.
import { placeOf, type Tiers } from '../../../state/ranking.ts'
import { texts } from '../../../ui/texts/ballots/rank.ts'

/** `titleOf` names actions; `all` is how many the question has. */
export function afterMove(before: Tiers, after: Tiers, id: string, all: number, titleOf: (id: string) => string): string {
  const place = placeOf(after, id)
  if (!place) return texts.takenOut(titleOf(id))
  if (before === after) return texts.stays(titleOf(id), place.position, all)
  const moved = texts.moved(titleOf(id), place.position, all)
  const others = after[place.tier]!.filter((other) => other !== id)
  return others.length === 0 ? moved : `${moved}, ${texts.tiedWith(others.map(titleOf))}`
}
