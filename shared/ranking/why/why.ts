/**
 * Why one action is above another, by the Schulze method, from what a result publishes: data for sentences. Counts are those of the
 * matrix, unrounded. Invariant: figures by group come from the caller, who has them of pooled strata only.
 */
import type { GroupStratum } from '../groups.ts'
import type { PairwiseMatrix, Treatment } from '../pairwise.ts'
import { strongestPath, type Path } from './strongest-path.ts'

export interface HeadToHead {
  /** Ballots that put the one above the other, and the other way round. */
  for: number
  against: number
  /** Those that tie the two or, under `no-information`, leave one of them out. */
  neither: number
}

export interface GroupHeadToHead extends HeadToHead {
  groups: GroupStratum['groups']
}

export type Relation = 'above' | 'below' | 'tied'

/** What settles it: `majority`, more ballots for than against, which no path back outweighs; `path`, a stronger chain of majorities; `tier`, neither is stronger,
 * but something that does not hold back the first is above the second; `tied`: nothing. */
export type Decided = 'majority' | 'path' | 'tier' | 'tied'

export interface Why {
  first: string
  second: string
  treatment: Treatment
  relation: Relation
  decided: Decided
  headToHead: HeadToHead
  /** Empty where figures by group are not part of the result. */
  groups: GroupHeadToHead[]
  /** A strongest path from the first to the second and one back; null where there is none. */
  path: Path | null
  back: Path | null
  /** How many of the ballots for the one that leads head to head would have to say the opposite for the other to lead; null where neither leads. */
  toTurn: number | null
  /** The share of redrawn votes that put the first above the second; null where the result does not say. */
  chance: number | null
  /** The same pair where unranked actions are treated the other way. */
  otherTreatment: { relation: Relation; headToHead: HeadToHead }
  /** What each method says of the two, in the treatment asked about. */
  methods: { method: string; relation: Relation }[]
}

export interface WhyQuestion {
  first: string
  second: string
  treatment: Treatment
  matrices: Readonly<Record<Treatment, PairwiseMatrix>>
  /** By method and treatment, places by index of the slate. `schulze` must be among them. */
  places: readonly { method: string; treatment: Treatment; places: ArrayLike<number> }[]
  groups: readonly GroupHeadToHead[]
  chance: number | null
}

export function whyAbove({ first, second, treatment, matrices, places, groups, chance }: WhyQuestion): Why {
  const matrix = matrices[treatment]
  const other: Treatment = treatment === 'last' ? 'no-information' : 'last'
  const [i, j] = [matrix.indexOf.get(first)!, matrix.indexOf.get(second)!]
  const relationBy = (method: string, by: Treatment): Relation => {
    const found = places.find((entry) => entry.method === method && entry.treatment === by)!.places
    return found[i]! < found[j]! ? 'above' : found[i]! > found[j]! ? 'below' : 'tied'
  }
  const relation = relationBy('schulze', treatment)
  const headToHead = countsOf(matrix, i, j)
  const [path, back] = [strongestPath(matrix, first, second), strongestPath(matrix, second, first)]
  const lead = Math.abs(headToHead.for - headToHead.against)
  return {
    first, second, treatment, relation, headToHead, groups: [...groups], path, back, chance,
    decided: decidedBy(relation, headToHead, path?.strength ?? 0, back?.strength ?? 0),
    toTurn: lead === 0 ? null : Math.floor(lead / 2) + 1,
    otherTreatment: { relation: relationBy('schulze', other), headToHead: countsOf(matrices[other], i, j) },
    methods: places.filter((entry) => entry.treatment === treatment && entry.method !== 'schulze')
      .map(({ method }) => ({ method, relation: relationBy(method, treatment) })),
  }
}

function countsOf({ wins, actionIds, weight }: PairwiseMatrix, i: number, j: number): HeadToHead {
  const n = actionIds.length
  const [won, lost] = [wins[i * n + j]!, wins[j * n + i]!]
  return { for: won, against: lost, neither: weight - won - lost }
}

function decidedBy(relation: Relation, pair: HeadToHead, path: number, back: number): Decided {
  if (relation === 'tied') return 'tied'
  const [own, opposite, mine, theirs] = relation === 'above' ? [path, back, pair.for, pair.against] : [back, path, pair.against, pair.for]
  if (own <= opposite) return 'tier'
  return mine > theirs && mine > opposite ? 'majority' : 'path'
}
