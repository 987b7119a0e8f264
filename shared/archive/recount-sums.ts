// What follows from the sums that a result publishes is counted again from them: all that can be had of a question whose ballots are secret.
import { countRequest } from '../event/count-request.ts'
import type { Question } from '../event/state.ts'
import { selectByScore } from '../ranking/by-score.ts'
import { majorityJudgment } from '../ranking/majority-judgment.ts'
import { rankMethods } from '../ranking/methods.ts'
import type { RankMethodName } from '../ranking/methods.ts'
import { scoreScale } from '../ranking/options.ts'
import { rankingFromScores } from '../ranking/order.ts'
import type { Treatment } from '../ranking/pairwise.ts'
import { placesOf } from '../ranking/places.ts'
import { limitsOf } from '../ranking/result/count-question.ts'
import type { CountRequest } from '../ranking/result/count-question.ts'
import type { ReadCount, ReadResult } from '../ranking/result/read-result.ts'
import { canonicalJson } from './json.ts'

export type Recounted = {
  /** `all`: every figure, intervals too. `persons`: every method, one person one vote. `sums`: the methods that follow from published sums. */
  extent: 'all' | 'persons' | 'sums'
  methods: string[]
  /** Methods that cannot be recounted from this file. */
  not: string[]
  /** Where the recount differs from the result. */
  differs: string[]
}

/** From what is published of a question, whether or not there are ballots. */
export function recountSums(question: Question, published: ReadResult): Recounted {
  const recounted: Recounted = { extent: 'sums', methods: [], not: [], differs: [] }
  const request = question.slate && countRequest(question, question.slate, [], '')
  recounted.differs.push(...askedDiffers(question, published))
  for (const method of methodsOf(published)) {
    const counts = published.counts.filter((count) => count.method === method && count.weighting === 'persons')
    const outcomes = counts.map((count) => fromSums(count, published, question, request))
    if (outcomes.includes(null)) {
      recounted.not.push(method)
      continue
    }
    recounted.methods.push(method)
    recounted.differs.push(...counts.flatMap((count, i) => (isOutcome(count, outcomes[i]!, published.actionIds) ? [] : [nameOf(count)])))
  }
  return recounted
}

/** Whether the result is of what the slate fixed: the actions, and what they cost. */
export function askedDiffers(question: Question, published: ReadResult): string[] {
  const { slate, tally } = question
  if (!slate || tally?.version !== 2) return []
  const { actionIds, spending = null } = countRequest(question, slate, [], '')
  return [
    ...(canonicalJson(published.actionIds) === canonicalJson(actionIds) ? [] : ['actions']),
    ...(canonicalJson(published.spending) === canonicalJson(spending) ? [] : ['budget and costs']),
  ]
}

export function methodsOf({ counts }: ReadResult): string[] {
  return [...new Set(counts.map(({ method }) => method))]
}

export function nameOf({ method, treatment }: ReadCount): string {
  return treatment === null ? method : `${method} (unranked: ${treatment})`
}

type FromSums = { ranking: readonly (readonly string[])[]; winners?: readonly string[] }

function isOutcome(count: ReadCount, { ranking, winners }: FromSums, actionIds: readonly string[]): boolean {
  const isChosen = !winners || !count.winners || count.severalRight || canonicalJson([...winners].sort()) === canonicalJson([...count.winners].sort())
  return isChosen && canonicalJson(placesOf(actionIds, ranking)) === canonicalJson(count.places)
}

/** Null where the sums are not enough. */
function fromSums({ method, treatment, scores }: ReadCount, result: ReadResult, { options }: Question, request: CountRequest | null): FromSums | null {
  const { actionIds, matrices, details } = result
  if (result.method === 'rank') {
    const by = Object.hasOwn(rankMethods, method) ? rankMethods[method as RankMethodName] : null
    return by?.from === 'matrix' && matrices && treatment ? by.count(matrices[treatment]) : null
  }
  if ((method === 'approval' || method === 'dots') && scores && request) {
    return selectByScore(actionIds, Float64Array.from(actionIds, (id) => scores[id] ?? 0), limitsOf(request))
  }
  if (method === 'agree' && details?.kind === 'agree') {
    return { ranking: rankingFromScores(actionIds, actionIds.map((id) => {
      const { all, consensus } = details.statements[id]!
      return all.seen === 0 ? -1 : Number(consensus.toPrecision(12))
    })) }
  }
  if (details?.kind !== 'score' || !treatment) return null
  if (method === 'score') return byMeans(result, details, options, treatment)
  return method === 'majority-judgment' ? byGrades(result, details, options, treatment) : null
}

type Scores = Extract<NonNullable<ReadResult['details']>, { kind: 'score' }>

function byMeans({ actionIds }: ReadResult, { spreads }: Scores, options: Question['options'], treatment: Treatment): FromSums {
  const { criteria } = scoreScale(options)
  const weights = criteria.reduce((sum, { weight }) => sum + weight, 0)
  return { ranking: rankingFromScores(actionIds, actionIds.map((id) => {
    const mean = criteria.reduce((sum, criterion) => sum + (spreads[treatment][id]![criterion.id]?.mean ?? NaN) * criterion.weight, 0) / weights
    return Number.isNaN(mean) ? -Infinity : Math.round(mean * 1e9)
  })) }
}

/** Each grade of each action as ballots of its own: medians of one action know nothing of the others. */
function byGrades({ actionIds, ballots }: ReadResult, { counts }: Scores, options: Question['options'], treatment: Treatment): FromSums {
  const { criteria, labels } = scoreScale(options)
  const graded = actionIds.flatMap((id) => {
    const given = counts[id]![criteria[0]!.id]!
    const ungraded = treatment === 'last' ? ballots - given.reduce((sum, count) => sum + count, 0) : 0
    return given.map((count, grade) => ({ vote: { [id]: grade }, weight: count + (grade === 0 ? ungraded : 0) })).filter(({ weight }) => weight > 0)
  })
  return majorityJudgment({ actionIds, ballots: graded }, { grades: labels.length, treatment: 'no-information' })
}
