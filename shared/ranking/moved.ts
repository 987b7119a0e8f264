/**
 * Before and after: what changed between two questions that the same people answered. By person only where the link between a person's
 * two ballots was declared before the first question opened; else places by group are compared, and nobody is said to have moved.
 * Invariant: no figure stands for fewer than five people, nor for all but fewer than five of those who answered either question:
 * what is published of all of them would tell the rest by subtraction.
 */
import { kendallDistance } from './groups/distance.ts'
import { poolGroups, smallestVisibleBallots } from './groups.ts'
import { placesOf } from './places.ts'

type Ranking = readonly (readonly string[])[]

/** One person's ballots to the two questions; `null` where none was cast. */
export interface LinkedBallots {
  before: CastRanking | null
  after: CastRanking | null
}

export interface CastRanking {
  /** The group it was cast in. Who changed groups in between is counted in neither. */
  group: string | null
  /** By lineage: an action keeps its lineage wherever it is carried. */
  ranking: Ranking
}

export interface Moved {
  groups: (string | null)[]
  /** People who answered both questions and are counted here. */
  people: number
  /** Those whose two ballots order the common actions differently. */
  changed: number
  /** Average distance between a person's two ballots, 0 to 1 (Kendall, penalty ½ for a tie in one of them). */
  distance: number
  /** By common action: how many people now put it higher, and how many lower, among the common actions. */
  higher: number[]
  lower: number[]
}

export interface MovedPeople {
  /** Lineages that both questions asked about, in the order of the second slate. */
  common: string[]
  /** All who are counted, or null where too few are. */
  all: Moved | null
  /** Empty where only one stratum is left. */
  strata: Moved[]
}

/**
 * `people` in an order that has nothing to do with their ballots (that of their pseudonyms, say): where a few answered only one
 * question, some who answered both are left out, the first ones, until five are. Unranked actions count as tied last.
 */
export function movedPeople(
  people: readonly LinkedBallots[], slates: { before: readonly string[]; after: readonly string[] }, declared: readonly string[],
): MovedPeople {
  const common = slates.after.filter((lineage) => slates.before.includes(lineage))
  const strata = strataOf(people, declared)
  const moved = strata.map(({ groups, both }) => movedOf(groups, both, common))
  const everybody = strata.flatMap(({ both }) => both)
  return {
    common,
    all: everybody.length < smallestVisibleBallots ? null : movedOf(strata.flatMap(({ groups }) => groups), everybody, common),
    strata: moved.length < 2 ? [] : moved,
  }
}

type Both = { before: Ranking; after: Ranking }
type Answer = { group: string | null; before: Ranking | null; after: Ranking | null }

interface Stratum {
  groups: (string | null)[]
  both: Both[]
}

/** Pooled by how many of each group are counted; the pool is then counted as one. */
function strataOf(people: readonly LinkedBallots[], declared: readonly string[]): Stratum[] {
  const answers = people.flatMap((person) => answersOf(person, declared))
  const sizes = [...declared, null].flatMap((group) => counted(answers.filter((answer) => answer.group === group)).map(() => group))
  return poolGroups(sizes, declared).flatMap(({ groups, ballots }): Stratum[] => {
    const both = counted(answers.filter(({ group }) => groups.includes(group)))
    return ballots === null || both.length < smallestVisibleBallots ? [] : [{ groups, both }]
  })
}

function answersOf({ before, after }: LinkedBallots, declared: readonly string[]): Answer[] {
  const groupOf = ({ group }: CastRanking): string | null => (group !== null && declared.includes(group) ? group : null)
  if (before && after && groupOf(before) === groupOf(after)) return [{ group: groupOf(before), before: before.ranking, after: after.ranking }]
  return [
    ...(before ? [{ group: groupOf(before), before: before.ranking, after: null }] : []),
    ...(after ? [{ group: groupOf(after), before: null, after: after.ranking }] : []),
  ]
}

/** Those who answered both, less as many as it takes that each question has none or five others. */
function counted(answers: readonly Answer[]): Both[] {
  const both = answers.flatMap(({ before, after }) => (before && after ? [{ before, after }] : []))
  const others = [answers.filter(({ after }) => !after).length, answers.filter(({ before }) => !before).length]
  return both.slice(Math.max(...others.map((count) => (count === 0 ? 0 : smallestVisibleBallots - count)), 0))
}

function movedOf(groups: (string | null)[], both: readonly Both[], common: readonly string[]): Moved {
  const higher = common.map(() => 0)
  const lower = common.map(() => 0)
  let changed = 0
  let distances = 0
  for (const { before, after } of both) {
    const [was, is] = [places(before, common), places(after, common)]
    const distance = kendallDistance(was, is)
    distances += distance
    if (distance > 0) changed++
    was.forEach((place, index) => {
      if (is[index]! < place) higher[index]!++
      if (is[index]! > place) lower[index]!++
    })
  }
  return { groups: [...groups], people: both.length, changed, distance: both.length === 0 ? 0 : distances / both.length, higher, lower }
}

function places(ranking: Ranking, common: readonly string[]): number[] {
  const kept = ranking.map((tier) => tier.filter((id) => common.includes(id))).filter((tier) => tier.length > 0)
  return placesOf(common, kept)
}

/** By lineage and group: where each stood before and after, for groups that are the same in both results. Lower is better. */
export interface ComparedPlaces {
  groups: (string | null)[] | 'all'
  before: number[]
  after: number[]
}

export interface StandingPlaces {
  /** Lineages in slate order. */
  lineages: readonly string[]
  all: readonly number[]
  strata: readonly { groups: readonly (string | null)[]; places: readonly number[] }[]
}

/** Of two published results: places among the common actions alone. Nothing here needs, or tells, who answered both. */
export function comparedPlaces(before: StandingPlaces, after: StandingPlaces): { common: string[]; compared: ComparedPlaces[] } {
  const common = after.lineages.filter((lineage) => before.lineages.includes(lineage))
  const among = ({ lineages }: StandingPlaces, places: readonly number[]): number[] => {
    const own = common.map((lineage) => places[lineages.indexOf(lineage)]!)
    return own.map((place) => 1 + own.filter((other) => other < place).length)
  }
  const strata = after.strata.flatMap(({ groups, places }): ComparedPlaces[] => {
    const same = before.strata.find((stratum) => stratum.groups.join('\n') === groups.join('\n'))
    return same ? [{ groups: [...groups], before: among(before, same.places), after: among(after, places) }] : []
  })
  return { common, compared: [{ groups: 'all', before: among(before, before.all), after: among(after, after.all) }, ...strata] }
}
