/** What is published of scores, answers and small comparisons beside rankings: sums, from which every figure shown follows. */
import { agreement, type AgreementOutcome, type AnswerBallot } from '../agree.ts'
import { publishedApart } from '../apart.ts'
import { scoreScale, type QuestionOptions } from '../options.ts'
import { treatments, type Treatment } from '../pairwise.ts'
import { spreadOf, type Spread } from '../spread.ts'
import type { CastVote } from './kinds.ts'
import { pack, unpack, type Packed } from './packed.ts'

export type PackedDetails =
  /** `[(action * criteria + criterion) * steps + step]`: how many gave this score, the lowest first. */
  | { kind: 'score'; counts: Packed }
  /** `[statement * 3 + …]`: agree, disagree, pass; of all, and by stratum. */
  | { kind: 'agree'; all: Packed; strata: Packed[] }
  /** By action: in how many sets that were compared. */
  | { kind: 'choices'; compared: Packed }

export type ReadDetails =
  | { kind: 'score'; spreads: Record<Treatment, Record<string, Record<string, Spread | null>>>; counts: Record<string, Record<string, number[]>> }
  /** Groups go by their index among the strata, as text; one for everybody where there are no strata. */
  | { kind: 'agree'; statements: AgreementOutcome['statements']; representative: AgreementOutcome['representative'] }
  | { kind: 'choices'; compared: Record<string, number> }

type Setup = { method: string; options: QuestionOptions; actionIds: readonly string[] }

/** Null for ballots of which the counts say everything. `strata`: their keys, in order; none where there is just one. */
export function packDetails({ method, options, actionIds }: Setup, cast: readonly CastVote<unknown>[], strata: readonly string[]): PackedDetails | null {
  if (method === 'score') return { kind: 'score', counts: pack(scoreCounts(options, actionIds, cast as CastVote<Scores>[])) }
  if (method === 'agree') {
    const votes = cast as CastVote<Answers>[]
    return {
      kind: 'agree', all: pack(answerCounts(actionIds, votes)),
      strata: strata.map((key) => pack(answerCounts(actionIds, votes.filter(({ stratum }) => stratum === key)))),
    }
  }
  if (!publishedApart.has(method)) return null
  const compared = new Map(actionIds.map((id) => [id, 0]))
  for (const { vote, weight } of cast as CastVote<string[][][]>[]) {
    for (const order of vote) for (const id of order.flat()) compared.set(id, compared.get(id)! + weight)
  }
  return { kind: 'choices', compared: pack(actionIds.map((id) => compared.get(id)!)) }
}

export function readDetails(packed: PackedDetails, actionIds: readonly string[], options: QuestionOptions, ballots: number): ReadDetails {
  switch (packed.kind) {
    case 'score': return readScores(unpack(packed.counts), actionIds, options, ballots)
    case 'agree': return readAnswers(unpack(packed.all), packed.strata.map(unpack), actionIds)
    case 'choices': return { kind: 'choices', compared: byId(actionIds, unpack(packed.compared)) }
  }
}

type Scores = Readonly<Record<string, Readonly<Record<string, number>>>>
type Answers = Readonly<Record<string, 1 | 0 | -1>>

function scoreCounts(options: QuestionOptions, actionIds: readonly string[], cast: readonly CastVote<Scores>[]): number[] {
  const { criteria, min, max } = scoreScale(options)
  const steps = max - min + 1
  const counts = new Array<number>(actionIds.length * criteria.length * steps).fill(0)
  for (const { vote, weight } of cast) {
    actionIds.forEach((id, action) => criteria.forEach((criterion, at) => {
      if (!Object.hasOwn(vote, id) || !Object.hasOwn(vote[id]!, criterion.id)) return
      counts[(action * criteria.length + at) * steps + vote[id]![criterion.id]! - min]! += weight
    }))
  }
  return counts
}

function readScores(counts: readonly number[], actionIds: readonly string[], options: QuestionOptions, ballots: number): ReadDetails {
  const { criteria, min, max } = scoreScale(options)
  const steps = max - min + 1
  const given = (action: number, at: number): number[] => counts.slice((action * criteria.length + at) * steps, (action * criteria.length + at + 1) * steps)
  const of = <T>(make: (counted: number[]) => T): Record<string, Record<string, T>> =>
    Object.fromEntries(actionIds.map((id, action) => [id, Object.fromEntries(criteria.map((criterion, at) => [criterion.id, make(given(action, at))]))]))
  const spread = (counted: number[], treatment: Treatment): Spread | null => {
    const unscored = treatment === 'last' ? ballots - counted.reduce((sum, count) => sum + count, 0) : 0
    return spreadOf(new Map(counted.map((count, step) => [min + step, count + (step === 0 ? unscored : 0)])))
  }
  const [last, none] = treatments.map((treatment) => of((counted) => spread(counted, treatment)))
  return { kind: 'score', counts: of((counted) => counted), spreads: { last: last!, 'no-information': none! } }
}

function answerCounts(actionIds: readonly string[], cast: readonly CastVote<Answers>[]): number[] {
  const counts = new Map(actionIds.map((id) => [id, [0, 0, 0]]))
  for (const { vote, weight } of cast) {
    for (const [id, answer] of Object.entries(vote)) counts.get(id)![answer === 1 ? 0 : answer === -1 ? 1 : 2]! += weight
  }
  return actionIds.flatMap((id) => counts.get(id)!)
}

/** A ballot for each statement and answer says what the counts say. */
function readAnswers(all: readonly number[], strata: readonly (readonly number[])[], actionIds: readonly string[]): ReadDetails {
  const groups = strata.length === 0 ? [all] : strata
  const ballots = groups.flatMap((counts, stratum) => actionIds.flatMap((id, index) => ([1, -1, 0] as const).map((answer, at): AnswerBallot => (
    { answers: { [id]: answer }, group: String(stratum), weight: counts[index * 3 + at]! }
  ))))
  const { statements, representative } = agreement(actionIds, ballots, groups.map((_, stratum) => String(stratum)))
  return { kind: 'agree', statements, representative }
}

function byId(actionIds: readonly string[], values: readonly number[]): Record<string, number> {
  return Object.fromEntries(actionIds.map((id, index) => [id, values[index]!]))
}
