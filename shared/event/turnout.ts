// How many ballots of a question came from each group, as it may be kept and shown on a screen.
import { poolGroups } from '../ranking/groups.ts'
import type { Question, Submitted } from './agenda.ts'
import { paperGroup } from './paper.ts'
import type { EventState } from './state.ts'

/**
 * Of a group of one, a count would say who has voted. So a group has a figure of its own only where `poolGroups` shows its people
 * apart; ballots of the others are in the total alone. Named ballots say who voted anyway.
 */
export function turnout({ people, groups }: Pick<EventState, 'people' | 'groups'>, { secrecy }: Pick<Question, 'secrecy'>, { total, byGroup }: Submitted): Submitted {
  if (secrecy === 'named') return { total, byGroup }
  const apart = poolGroups(Object.values(people).map(({ group }) => group), groups).flatMap((pool) => (pool.groups.length === 1 && pool.ballots ? [pool.groups[0] ?? ''] : []))
  if (Object.hasOwn(byGroup, paperGroup)) apart.push(paperGroup)
  return { total, byGroup: Object.fromEntries(apart.map((group) => [group, byGroup[group] ?? 0])) }
}

/** Ballots of the groups that have no figure of their own. */
export function notApart({ total, byGroup }: Submitted): number {
  return Math.max(0, total - Object.values(byGroup).reduce((sum, count) => sum + count, 0))
}
