// What the questions came to, as far as their results were revealed.
import { allQuestions, stageOf } from '../event/state.ts'
import type { Alternative } from '../event/agenda.ts'
import { isHidden } from '../event/moderated.ts'
import type { EventState, Question, Slate } from '../event/state.ts'
import { beforeAfter } from '../ranking/result/before-after.ts'
import { readResult } from '../ranking/result/read-result.ts'
import type { ReadCount, ReadResult } from '../ranking/result/read-result.ts'
import { scoreScale } from '../ranking/options.ts'
import { purchasesIn } from '../ranking/result/purchases-in.ts'
import { smallestVisibleBallots } from '../ranking/groups.ts'
import { unplacedIn } from '../ranking/result/unplaced-in.ts'
import { groupView } from './group-view.ts'
import type { History } from './history.ts'
import type { Answered, Moved, QuestionResult, ReportQuestion, ResultRow, Spent } from './model.ts'

const phases = { planned: 'planned', open: 'open', paused: 'open', sealed: 'closed', revealed: 'revealed' } as const

export function buildQuestions({ state, questions: times }: History): ReportQuestion[] {
  const questions = allQuestions(state)
  return questions.map((question) => {
    const at = times.get(question.questionId)
    const isShown = question.phase === 'revealed' && question.tally !== null && question.slate !== null
    return {
      questionId: question.questionId, title: question.title, stage: stageTitle(state, question), method: question.method, secrecy: question.secrecy,
      phase: isShown ? 'revealed' : phases[question.phase === 'revealed' ? 'sealed' : question.phase],
      openedAt: at?.openedAt ?? null, sealedAt: at?.sealedAt ?? null, revealedAt: isShown ? at?.revealedAt ?? null : null,
      ballots: isShown ? readResult(question.tally!).ballots : question.submitted.total,
      paper: onPaper(state, question.questionId),
      result: isShown ? resultOf(readResult(question.tally!), shownSlate(state, question.slate!), question, questions) : null,
    }
  })
}

/** How many papers came in says nothing of what is on them; a few are as few as a small group. */
function onPaper({ papers }: EventState, questionId: string): ReportQuestion['paper'] {
  const mine = Object.values(papers).filter((paper) => paper.questionId === questionId && paper.entered)
  const voided = mine.filter((paper) => paper.voided).length
  const ballots = mine.length - voided
  return { ballots: ballots > 0 && ballots < smallestVisibleBallots ? null : ballots, voided }
}

function stageTitle(state: EventState, { questionId }: Question): string {
  return stageOf(state, questionId)?.title ?? ''
}

/** Words that were hidden since are not printed. */
function shownSlate(state: EventState, { items, themes }: Slate): Slate {
  return { themes, items: items.map((item) => (isHidden(state, 'action', item.actionId) ? { ...item, title: '' } : item)) }
}

function resultOf(result: ReadResult, slate: Slate, question: Question, questions: readonly Question[]): QuestionResult | null {
  const { alternative, reworded } = question
  const deciding = result.counts[0]
  if (!deciding || result.ballots === 0) return null
  const isSame = (of: Pick<ReadCount, 'method' | 'treatment' | 'weighting'>): boolean =>
    of.method === deciding.method && of.treatment === deciding.treatment && of.weighting === deciding.weighting
  const certainty = result.certainty.find(isSame) ?? null
  const unplaced = deciding.treatment === null ? new Set<string>() : unplacedIn(result, deciding.treatment)
  const first = firstOf(deciding, unplaced)
  const stability = result.stability.find(({ method, treatment, topK }) => method === deciding.method && treatment === deciding.treatment && topK === result.topK)
  return {
    decidedBy: { method: deciding.method, treatment: deciding.treatment, weighting: deciding.weighting },
    rows: rowsOf(result, slate, unplaced),
    unplaced: result.actionIds.filter((id) => unplaced.has(id)),
    draws: certainty?.draws ?? null, topK: result.topK,
    others: result.counts.filter((count) => !isSame(count)).map((count) => {
      const ids = firstOf(count, unplaced)
      return { method: count.method, treatment: count.treatment, weighting: count.weighting, first: ids, same: ids.join(' ') === first.join(' ') }
    }),
    stability: stability ? { atLeast: stability.atLeast, atMost: stability.atMost } : null,
    groups: result.groups.map(({ groups, ballots }) => ({ groups: [...groups], ballots })),
    byGroup: groupView(result, deciding),
    answers: answersOf(result),
    scores: scoresOf(result, deciding, question),
    budget: spentOf(result, deciding),
    alternative: alternative ? alternativeOf(alternative, first) : null, reworded: reworded ?? [], moved: movedSince(question, slate, questions),
  }
}

/** By persons, and as the count that decides weighs. */
function answersOf({ details, actionIds, byGroup }: ReadResult): QuestionResult['answers'] {
  if (details?.kind !== 'agree') return []
  const strata = byGroup[0]?.figures.length ?? 0
  const answered = ({ agree, disagree, seen }: { agree: number; disagree: number; seen: number }): Answered => ({ agree, disagree, pass: seen - agree - disagree })
  return actionIds.map((actionId) => {
    const { all, groups } = details.statements[actionId]!
    return { actionId, ...answered(all), groups: strata < 2 ? [] : Array.from({ length: strata }, (_, stratum) => answered(groups[String(stratum)] ?? { agree: 0, disagree: 0, seen: 0 })) }
  })
}

/** A mean of fewer than five people is not told. */
function scoresOf({ details, actionIds }: ReadResult, { scores, treatment }: ReadCount, { options }: Question): QuestionResult['scores'] {
  if (details?.kind !== 'score' || !scores || !treatment) return null
  const { criteria } = scoreScale(options)
  const rows = actionIds.map((actionId) => {
    const scoredBy = Math.min(...criteria.map(({ id }) => details.counts[actionId]![id]!.reduce((sum, count) => sum + count, 0)))
    const isFew = scoredBy > 0 && scoredBy < smallestVisibleBallots
    const hasMean = !(isFew && treatment === 'no-information')
    return {
      actionId, scoredBy: isFew ? null : scoredBy, mean: hasMean ? scores[actionId] ?? null : null,
      means: criteria.map(({ id }) => (hasMean ? details.spreads[treatment][actionId]![id]?.mean ?? null : null)),
    }
  })
  return { criteria: criteria.map(({ id, title, weight }) => ({ id, title, weight })), rows }
}

function spentOf(result: ReadResult, deciding: ReadCount): Spent | null {
  const { spending, counts } = result
  if (!spending || !deciding.winners || deciding.spent === undefined) return null
  const others = counts.filter((count) => count !== deciding && count.winners !== undefined).map(({ method, weighting, winners = [], spent = 0 }) => (
    { method, weighting, chosen: winners, spent, same: winners.join(' ') === deciding.winners!.join(' ') }
  ))
  return { budget: spending.budget, spent: deciding.spent, chosen: deciding.winners, others, steps: purchasesIn(result) }
}

/** Said of the later of the two. */
function movedSince(question: Question, { items }: Slate, questions: readonly Question[]): Moved | null {
  // What was asked in another way at the same time is no before.
  const found = beforeAfter(question, questions.filter(({ method }) => method === question.method))
  if (!found || found.after.questionId !== question.questionId) return null
  const idOf = new Map(items.map(({ actionId, lineageId }) => [lineageId, actionId]))
  const both = { since: found.before.questionId, actionIds: found.common.map((lineageId) => idOf.get(lineageId)!) }
  if (found.kind === 'places') return { ...both, kind: 'places', parts: found.compared.map(({ groups, before, after }) => ({ groups: groups === 'all' ? null : groups, before, after })) }
  const { all, strata } = found.moved
  return { ...both, kind: 'people', parts: all && [{ ...all, groups: null }, ...strata] }
}

function alternativeOf({ merges, tally }: Alternative, first: readonly string[]): QuestionResult['alternative'] {
  const deciding = readResult(tally).counts[0]
  const own = deciding ? firstOf(deciding, new Set()) : []
  return { merges: Object.entries(merges).map(([actionId, into]) => ({ actionId, into })), first: own, same: own.join(' ') === first.join(' ') }
}

/** In slate order. */
function firstOf({ ranking }: ReadCount, unplaced: ReadonlySet<string>): string[] {
  for (const tier of ranking) {
    const placed = tier.filter((id) => !unplaced.has(id))
    if (placed.length > 0) return placed
  }
  return []
}

function rowsOf(result: ReadResult, slate: Slate, unplaced: ReadonlySet<string>): ResultRow[] {
  const deciding = result.counts[0]!
  const certainty = result.certainty.find(({ method, treatment, weighting }) => method === deciding.method && treatment === deciding.treatment && weighting === deciding.weighting)
  const items = new Map(slate.items.map((item) => [item.actionId, item]))
  const themes = new Map(slate.themes.map(({ themeId, title }) => [themeId, title]))
  const sharing = new Map<number, number>()
  for (const place of deciding.places) sharing.set(place, (sharing.get(place) ?? 0) + 1)
  const index = new Map(result.actionIds.map((id, at) => [id, at]))
  const bandOf = new Map(certainty?.bands.flatMap(({ from, to, actionIds }) => actionIds.map((id) => [id, { from, to }] as const)) ?? [])
  return deciding.ranking.flat().filter((id) => !unplaced.has(id)).map((actionId) => {
    const at = index.get(actionId)!
    const place = deciding.places[at]!
    const item = items.get(actionId)
    return {
      actionId, number: item?.number ?? 0, title: item?.title ?? '', theme: item?.themeId == null ? null : themes.get(item.themeId) ?? null,
      place, tied: sharing.get(place)! > 1, band: bandOf.get(actionId) ?? { from: place, to: place + sharing.get(place)! - 1 },
      interval: certainty ? { low: certainty.low[at]!, high: certainty.high[at]!, inTop: certainty.inTop[at]! } : null,
      chosen: deciding.winners ? deciding.winners.includes(actionId) : null, cost: result.spending?.costs[actionId] ?? null,
    }
  })
}
