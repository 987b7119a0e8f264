/**
 * Votes by stakeholder group with small groups pooled: the only form in which anything is counted by group.
 * Invariants: only pooling makes one; every stratum holds five ballots or more, and so does whatever is left when others are
 * subtracted. Votes are in one order that does not depend on the order of casting.
 */
import { poolGroups, type GroupStratum } from '../groups.ts'
import type { Profile, WeightedVote } from '../profile.ts'

export interface GroupedVote<Vote> {
  vote: Vote
  group: string | null
}

export interface Stratum<Vote> {
  /** Groups that are counted as one; `null` stands for people who named none. */
  groups: readonly (string | null)[]
  /** How many ballots; at least five. */
  ballots: number
  /** Each distinct vote once. */
  profile: Profile<Vote>
}

export class PooledVotes<Vote> {
  readonly actionIds: readonly string[]
  /** What may be said of the groups, as `poolGroups` has it. */
  readonly shown: readonly GroupStratum[]
  // Private, so that nothing else has this type.
  readonly #strata: readonly Stratum<Vote>[]

  private constructor(actionIds: readonly string[], strata: readonly Stratum<Vote>[], shown: readonly GroupStratum[]) {
    this.actionIds = actionIds
    this.#strata = strata
    this.shown = shown
  }

  /** Empty where all votes together are too few for any figure by group. */
  get strata(): readonly Stratum<Vote>[] {
    return this.#strata
  }

  /** `declared`: the event's groups in their order. */
  static of<Vote>(actionIds: readonly string[], votes: readonly GroupedVote<Vote>[], declared: readonly string[]): PooledVotes<Vote> {
    return PooledVotes.#pool(actionIds, votes, poolGroups(votes.map(({ group }) => group), declared))
  }

  /**
   * Of votes that were pooled before, under the names that the ballot box keeps: JSON lists of groups. They are pooled again as they
   * are, so that votes which were not (kept by an older version) get no figure of their own either.
   */
  static ofKept<Vote>(actionIds: readonly string[], votes: readonly GroupedVote<Vote>[], declared: readonly string[]): PooledVotes<Vote> {
    if (votes.length === 0) return PooledVotes.of(actionIds, [], declared)
    const names = [...new Set(votes.map(({ group }) => group))]
    const place = (group: string | null): number => (group === null ? declared.length : declared.indexOf(group))
    const kept = names
      .map((name) => ({ name, groups: groupsOfName(name) }))
      .sort((a, b) => a.groups.length - b.groups.length || place(a.groups[0]!) - place(b.groups[0]!))
    const pooled = PooledVotes.#pool(actionIds, votes, poolGroups(votes.map(({ group }) => group), kept.flatMap(({ name }) => name ?? [])))
    const groupsOf = (stratum: GroupStratum): GroupStratum => ({ ...stratum, groups: stratum.groups.flatMap(groupsOfName) })
    return new PooledVotes(
      actionIds, pooled.strata.map((stratum) => ({ ...stratum, groups: stratum.groups.flatMap(groupsOfName) })), pooled.shown.map(groupsOf),
    )
  }

  static #pool<Vote>(actionIds: readonly string[], votes: readonly GroupedVote<Vote>[], shown: readonly GroupStratum[]): PooledVotes<Vote> {
    const known = new Set(shown.flatMap(({ groups }) => groups))
    const strata = shown.flatMap(({ groups, ballots }): Stratum<Vote>[] => {
      if (ballots === null) return []
      const own = votes.filter(({ group }) => groups.includes(known.has(group) ? group : null)).map(({ vote }) => vote)
      return [{ groups, ballots, profile: { actionIds, ballots: distinct(own) } }]
    })
    return new PooledVotes(actionIds, strata, shown)
  }
}

/** Each vote that was cast, once, with how often, in the order of its text. */
export function distinct<Vote>(votes: readonly Vote[]): WeightedVote<Vote>[] {
  const byText = new Map<string, { vote: Vote; weight: number }>()
  for (const vote of votes) {
    const text = JSON.stringify(vote)
    const found = byText.get(text)
    if (found) found.weight++
    else byText.set(text, { vote, weight: 1 })
  }
  return [...byText].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry)
}

function groupsOfName(name: string | null): (string | null)[] {
  if (name === null) return [null]
  try {
    const groups: unknown = JSON.parse(name)
    if (Array.isArray(groups) && groups.length > 0 && groups.every((group) => group === null || typeof group === 'string')) return groups as (string | null)[]
  } catch {
    // The title of a group, kept by an older version.
  }
  return [name]
}
