/**
 * Counts a revealed question again from what an archive has of it, and says where the result differs. With ballots, their groups and the
 * same number of draws everything is counted again; with ballots alone what holds one person one vote; without them what follows from the
 * sums that were published.
 */
import { countedGroups } from '../event/paper.ts'
import { countRequest } from '../event/count-request.ts'
import type { EventState, Question } from '../event/state.ts'
import { publishedApart } from '../ranking/apart.ts'
import type { Ballot } from '../ranking/ballots.ts'
import { canonicalBallot } from '../ranking/ballots.ts'
import { weightings } from '../ranking/certainty/draws.ts'
import { treatments } from '../ranking/pairwise.ts'
import { countQuestion } from '../ranking/result/count-question.ts'
import type { KeptBallot } from '../ranking/result/count-question.ts'
import type { FullTally, PackedCount } from '../ranking/result/full-tally.ts'
import { readResult } from '../ranking/result/read-result.ts'
import type { ReadCount, ReadResult } from '../ranking/result/read-result.ts'
import type { ArchivedBallot } from './format.ts'
import { canonicalJson } from './json.ts'
import { askedDiffers, methodsOf, nameOf, recountSums } from './recount-sums.ts'
import type { Recounted } from './recount-sums.ts'

export function* recountBallots(question: Question, state: Pick<EventState, 'groups' | 'papers'>, ballots: readonly ArchivedBallot[]): Generator<void, Recounted> {
  const { tally, slate } = question
  if (!tally || !slate) throw new RangeError('There is no result to be recounted.')
  const published = readResult(tally)
  // Of comparisons published one at a time nothing is left where everybody's ballot was empty: that tells no groups.
  const hasGroups = ballots.every((one) => one.groups !== undefined) && (ballots.length > 0 || published.ballots === 0)
  const full = tally.version === 2 && (hasGroups || tally.groups.length === 0) && !(publishedApart.has(question.method) && !hasGroups)
  const request = countRequest(question, slate, full ? countedGroups(state, question.questionId) : [], tally.version === 2 ? tally.seed : '')
  const kept = ballots.map((one): KeptBallot => ({ ballot: canonicalBallot(one.ballot as Ballot), group: full && one.groups ? JSON.stringify(one.groups) : null }))
  const counted = yield* countQuestion(request, kept, full ? drawsOf(tally as FullTally) : () => false)
  if (full) {
    const again = (tally as FullTally).counts.some(hasPurchases) ? counted : { ...counted, counts: counted.counts.map(withoutPurchases) }
    const differs = differing(tally as unknown as Record<string, unknown>, again as unknown as Record<string, unknown>)
    return { extent: 'all', methods: methodsOf(published), not: [], differs }
  }
  const again = readResult(counted)
  const differs = published.ballots === again.ballots || publishedApart.has(question.method) ? [] : ['number of ballots']
  differs.push(...askedDiffers(question, published))
  const compared = question.method === 'agree' ? [] : published.counts.filter(({ weighting }) => weighting === 'persons')
  for (const count of compared) {
    const own = again.counts.find((one) => isSameCount(one, count))
    if (!own || !isSameOutcome(own, count)) differs.push(nameOf(count))
  }
  if (canonicalJson(matricesOf(published)) !== canonicalJson(matricesOf(again))) differs.push('comparisons in pairs')
  if (canonicalJson(sumsOf(published)) !== canonicalJson(sumsOf(again))) differs.push('sums')
  if (question.method !== 'agree') return { extent: 'persons', methods: methodsOf(published), not: [], differs }
  const sums = recountSums(question, published)
  return { ...sums, differs: [...new Set([...differs, ...sums.differs])] }
}

/** Older results do not say what was bought in which order. */
function hasPurchases({ notes = [] }: PackedCount): boolean {
  return notes.some(({ code }) => code === 'purchases')
}

function withoutPurchases({ notes = [], ...count }: PackedCount): PackedCount {
  const others = notes.filter(({ code }) => code !== 'purchases')
  return others.length === 0 ? count : { ...count, notes: others }
}

/** As many of each kind as were drawn for the result; kinds are counted as they are when a question is counted. */
function drawsOf({ certainty, complete, groups }: FullTally): (kind: number, draws: number) => boolean {
  const strata = groups.filter(({ ballots }) => ballots !== null).length
  const used = [...new Set(certainty.map(({ treatment }) => treatment))]
  const own = used.length === 1 && used[0] === null ? [null] : treatments.slice(0, complete ? 1 : 2)
  const kinds = weightings.slice(0, strata < 2 ? 1 : 2).flatMap((weighting) => own.map((treatment) => ({ weighting, treatment })))
  return (kind, draws) => {
    const of = kinds[kind]
    return of !== undefined && draws < (certainty.find((one) => one.treatment === of.treatment && one.weighting === of.weighting)?.draws ?? 0)
  }
}

function differing(published: Record<string, unknown>, counted: Record<string, unknown>): string[] {
  const plain = (value: unknown): string => (value === undefined ? '' : canonicalJson(JSON.parse(JSON.stringify(value))))
  return [...new Set([...Object.keys(published), ...Object.keys(counted)])].filter((key) => plain(published[key]) !== plain(counted[key])).sort()
}

function isSameCount(a: ReadCount, b: ReadCount): boolean {
  return a.method === b.method && a.treatment === b.treatment && a.weighting === b.weighting
}

function isSameOutcome(a: ReadCount, b: ReadCount): boolean {
  return canonicalJson([a.places, a.scores ?? null, a.winners ?? null]) === canonicalJson([b.places, b.scores ?? null, b.winners ?? null])
}

/** Of everybody: those by group take groups. */
function sumsOf({ details }: ReadResult): unknown {
  if (details?.kind !== 'agree') return details?.kind === 'score' ? details.counts : details
  return Object.entries(details.statements).map(([id, { all }]) => [id, all])
}

function matricesOf({ matrices }: ReadResult): unknown {
  return matrices && treatments.map((treatment) => Array.from(matrices[treatment].wins))
}
