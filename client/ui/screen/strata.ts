// Head counts by stakeholder group as the room may see them: groups of fewer than five people are shown together.
import type { Submitted } from '../../../shared/event/agenda.ts'
import { notApart } from '../../../shared/event/turnout.ts'
import { poolGroups } from '../../../shared/ranking/groups.ts'
import type { PresenceMessage } from '../../../shared/protocol/messages.ts'

export type Stratum = { groups: (string | null)[]; joined: number; here: number; submitted: number }

/** Empty where the event has no groups, or where all together are too few to be told apart. */
export function strata(presence: PresenceMessage, groups: readonly string[], submitted: Submitted): Stratum[] {
  if (groups.length === 0) return []
  const joined = (group: string | null): number => presence.byGroup[group ?? '']?.joined ?? 0
  const everybody = [...groups, null].flatMap((group) => Array<string | null>(joined(group)).fill(group))
  return poolGroups(everybody, groups)
    .filter((pool) => pool.ballots !== null)
    .map((pool) => ({
      groups: pool.groups,
      joined: sum(pool.groups, joined),
      here: sum(pool.groups, (group) => presence.byGroup[group ?? '']?.here ?? 0),
      submitted: pool.groups.length === 1 ? submitted.byGroup[pool.groups[0] ?? ''] ?? 0 : notApart(submitted),
    }))
}

function sum(groups: (string | null)[], of: (group: string | null) => number): number {
  return groups.reduce((total, group) => total + of(group), 0)
}
