// Counts one reading of a file by one method.
import { agreement } from '../../../shared/ranking/agree.ts'
import { approval } from '../../../shared/ranking/approval.ts'
import { bradleyTerry } from '../../../shared/ranking/bradley-terry.ts'
import { dots } from '../../../shared/ranking/dots.ts'
import { equalShares, equalSharesOfPoints } from '../../../shared/ranking/equal-shares.ts'
import type { Limits } from '../../../shared/ranking/limits.ts'
import { majorityJudgment } from '../../../shared/ranking/majority-judgment.ts'
import { rankMethodNames, rankMethods, type RankMethodName } from '../../../shared/ranking/methods.ts'
import type { Outcome, Selection } from '../../../shared/ranking/outcome.ts'
import { winsRows, type PairwiseMatrix, type Treatment } from '../../../shared/ranking/pairwise.ts'
import { phragmen } from '../../../shared/ranking/phragmen.ts'
import type { Profile } from '../../../shared/ranking/profile.ts'
import { score } from '../../../shared/ranking/score.ts'
import { unplacedActions } from '../../../shared/ranking/unplaced.ts'
import type { Cast, Kind, Reading } from './ballot-file.ts'

export const methodNames = [
  ...rankMethodNames, 'approval', 'dots', 'equal-shares', 'phragmen', 'score', 'majority-judgment', 'agree', 'bradley-terry',
] as const

export type MethodName = (typeof methodNames)[number]

/** What the others of a file share. */
export interface Task {
  candidates: readonly string[]
  /** How many may be chosen, where somebody said so. */
  limits: Limits | null
  treatment: Treatment
  /** Matrix of the ranked ballots under that treatment. */
  matrix: () => PairwiseMatrix
}

export interface Counted {
  ranking: string[][]
  winners: string[]
  scores?: Record<string, number>
  /** Rows and columns in the order of `candidates`. */
  pairwise?: number[][]
  committees?: string[][]
  allListed?: boolean
  notes?: NonNullable<Outcome['notes']>
}

const methodsFor: Readonly<Record<Kind, readonly MethodName[]>> = {
  rank: rankMethodNames,
  approve: ['approval', 'equal-shares', 'phragmen'],
  points: ['dots', 'equal-shares'],
  score: ['score', 'majority-judgment'],
  grades: ['majority-judgment'],
  agree: ['agree'],
  choices: ['bradley-terry'],
}

const mostGrades = 21

export function methodsOf(reading: Reading): readonly MethodName[] {
  const isLadder = reading.kind !== 'score' || (reading.criteria.length === 1 && Number.isInteger(reading.min) && reading.max - reading.min < mostGrades
    && reading.casts.every(({ vote }) => Object.values(vote).every((scores) => Object.values(scores).every(Number.isInteger))))
  return methodsFor[reading.kind].filter((method) => method !== 'majority-judgment' || isLadder)
}

/** Whether the treatment of what a ballot leaves out changes anything in this method. */
export function dependsOnTreatment(method: MethodName): boolean {
  const rank = isRankMethod(method) ? rankMethods[method] : null
  return rank ? rank.from === 'matrix' : method === 'score' || method === 'majority-judgment'
}

export function countReading(reading: Reading, method: MethodName, task: Task): Counted {
  const limits = task.limits ?? { seats: 1 }
  const { treatment, candidates } = task
  switch (reading.kind) {
    case 'rank': return countRanks(reading.casts, method as RankMethodName, task)
    case 'approve': {
      const by = method === 'phragmen' ? phragmen : method === 'equal-shares' ? equalShares : approval
      return ofSelection(by(profileOf(candidates, reading.casts), limits), task)
    }
    case 'points': {
      const by = method === 'equal-shares' ? equalSharesOfPoints : dots
      return ofSelection(by(profileOf(candidates, reading.casts), limits), task)
    }
    case 'score': {
      if (method === 'majority-judgment') return ofOutcome(gradesOfScores(reading, task), task)
      const criteria = reading.criteria.map((id) => ({ id, weight: 1 }))
      return ofOutcome(score(profileOf(candidates, reading.casts), { criteria, scale: { min: reading.min, max: reading.max }, treatment }), task)
    }
    case 'grades': return ofOutcome(majorityJudgment(profileOf(candidates, reading.casts), { grades: reading.labels.length, treatment }), task)
    case 'agree': {
      const answers = reading.casts.map(({ vote, group, weight }) => ({ answers: vote, group: group ?? '', weight }))
      return ofOutcome(agreement(candidates, answers, [...new Set(answers.map(({ group }) => group))].sort()), task)
    }
    case 'choices': return ofOutcome(bradleyTerry(profileOf(candidates, reading.casts)), task)
  }
}

export function profileOf<Vote>(candidates: readonly string[], casts: readonly Cast<Vote>[]): Profile<Vote> {
  return { actionIds: candidates, ballots: casts }
}

function countRanks(casts: readonly Cast<string[][]>[], method: RankMethodName, task: Task): Counted {
  const rank = rankMethods[method]
  if (rank.from === 'ballots') {
    const seats = task.limits && 'seats' in task.limits ? task.limits.seats : 1
    const outcome = rank.count(profileOf(task.candidates, casts), { seats })
    return 'winners' in outcome ? ofSelection(outcome, task) : ofOutcome(outcome, task)
  }
  const matrix = task.matrix()
  const pairwise = winsRows(matrix)
  return { ...ofOutcome(rank.count(matrix), task, unplacedActions(pairwise, task.candidates)), pairwise }
}

function gradesOfScores({ casts, criteria, min, max }: Extract<Reading, { kind: 'score' }>, { candidates, treatment }: Task): Outcome {
  const [criterion] = criteria
  const grades = casts.map((cast) => ({
    ...cast,
    vote: Object.fromEntries(Object.entries(cast.vote).flatMap(([name, scores]) => (Object.hasOwn(scores, criterion!) ? [[name, scores[criterion!]! - min]] : []))),
  }))
  const { scores, ...outcome } = majorityJudgment(profileOf(candidates, grades), { grades: max - min + 1, treatment })
  return { ...outcome, scores: Object.fromEntries(Object.entries(scores ?? {}).map(([name, grade]) => [name, grade + min])) }
}

/** Whole tiers until there are as many winners as asked for: where the last tier is too long, all of it, as nothing tells them apart. */
function ofOutcome(outcome: Outcome, { limits }: Task, unplaced: ReadonlySet<string> = new Set()): Counted {
  const wanted = limits && 'seats' in limits ? limits.seats : 1
  const winners: string[] = []
  for (const tier of outcome.ranking) if (winners.length < wanted) winners.push(...tier.filter((name) => !unplaced.has(name)))
  return { ranking: outcome.ranking, winners, ...extras(outcome) }
}

function ofSelection(selection: Selection, task: Task): Counted {
  if (!task.limits) return ofOutcome(selection, task)
  const { ranking, winners, committees, allListed } = selection
  return { ranking, winners, ...extras(selection), ...(committees.length > 1 ? { committees, allListed } : {}) }
}

function extras({ scores, notes }: Outcome): Pick<Counted, 'scores' | 'notes'> {
  return { ...(scores ? { scores } : {}), ...(notes ? { notes } : {}) }
}

function isRankMethod(method: MethodName): method is RankMethodName {
  return (rankMethodNames as readonly string[]).includes(method)
}
