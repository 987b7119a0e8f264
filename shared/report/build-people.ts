// Who took part, by group. Invariant: no number stands for fewer than five people, nor can one be had by subtraction: groups are put together as
// results put them together, and numbers that are published side by side are sums of what is published of each alone.
import { poolGroups, smallestVisibleBallots } from '../ranking/groups.ts'
import type { GroupStratum } from '../ranking/groups.ts'
import type { EventState } from '../event/state.ts'
import type { History } from './history.ts'
import type { GroupCount, People, ReportQuestion } from './model.ts'

export function buildPeople({ state, writers }: History, questions: readonly ReportQuestion[]): People {
  const groups = Object.values(state.people).map(({ group }) => group)
  const revealed = questions.filter(({ result }) => result !== null && result.groups.length > 0)
  return {
    joined: atLeastFive(groups.length),
    groups: state.groups.length === 0 ? [] : countsOf(state, groups, revealed),
    wrote: atLeastFive(writers.size),
    tables: state.tables.length,
  }
}

function countsOf({ groups: declared }: EventState, joinedGroups: (string | null)[], revealed: readonly ReportQuestion[]): GroupCount[] {
  const joined = poolGroups(joinedGroups, declared)
  const partitions = [joined, ...revealed.map(({ result }) => result!.groups)]
  return finestCommon(partitions.map((strata) => strata.map(({ groups }) => groups))).map((groups) => ({
    groups,
    ...(touches(joined, groups) ? { joined: sumOver(joined, groups) } : {}),
    ballots: Object.fromEntries(revealed.filter(({ result }) => touches(result!.groups, groups)).map(({ questionId, result }) => [questionId, sumOver(result!.groups, groups)])),
  }))
}

/** The finest division of which every part holds whole parts of each of these divisions. */
export function finestCommon(partitions: readonly (readonly (readonly (string | null)[])[])[]): (string | null)[][] {
  const order: (string | null)[] = []
  const partOf = new Map<string | null, Set<string | null>>()
  for (const part of partitions.flat()) {
    const merged = new Set<string | null>(part.flatMap((group) => [group, ...partOf.get(group) ?? []]))
    for (const group of merged) {
      if (!partOf.has(group)) order.push(group)
      partOf.set(group, merged)
    }
  }
  const parts = [...new Set(order.map((group) => partOf.get(group)!))]
  return parts.map((part) => order.filter((group) => part.has(group)))
}

function touches(strata: readonly GroupStratum[], groups: readonly (string | null)[]): boolean {
  return strata.some((stratum) => stratum.groups.some((group) => groups.includes(group)))
}

/** Null where one of them has no number. */
function sumOver(strata: readonly GroupStratum[], groups: readonly (string | null)[]): number | null {
  const within = strata.filter((stratum) => stratum.groups.some((group) => groups.includes(group)))
  return within.some(({ ballots }) => ballots === null) ? null : within.reduce((sum, { ballots }) => sum + ballots!, 0)
}

function atLeastFive(count: number): number | null {
  return count >= smallestVisibleBallots ? count : null
}
