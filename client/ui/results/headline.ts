// The result in a sentence, true to what can be told apart; where there is a budget, what it pays for.
import type { Slate } from '../../../shared/event/state.ts'
import type { ReadResult } from '../../../shared/ranking/result/read-result.ts'
import { texts as counting } from '../texts/counting.ts'
import { texts } from '../texts/results.ts'
import { bandsFor, countFor, type Counting, type ResultBand } from './result-view.ts'

/** Longer lists of titles are counted instead of read out. */
const namedTogether = 3

export function headline(result: ReadResult, slate: Slate, choice: Counting): string {
  if (result.ballots === 0) return texts.noBallots
  const { winners, spent = 0 } = countFor(result, choice) ?? {}
  if (result.spending && winners) return texts.pays(winners.length > namedTogether ? winners.length : winners.map((id) => titleIn(slate, id)), spent, result.spending.budget)
  const [first, second] = bandsFor(result, choice)
  if (!first || (first.rows.length === result.actionIds.length && first.rows.every(({ place }) => place === 1))) return texts.allTied(result.actionIds.length)
  const titles = titlesOf(slate, first)
  if (titles.length === 1) return [texts.first(titles[0]!), ...next(slate, second)].join(' ')
  if (!first.isClose) return titles.length > namedTogether ? texts.manyFirst(titles.length) : texts.sharedFirst(titles)
  return titles.length > namedTogether ? counting.headline.close(titles.length) : counting.headline.closeNamed(titles)
}

function next(slate: Slate, band: ResultBand | undefined): string[] {
  if (!band) return []
  if (band.rows.length === 1) return [texts.then(titlesOf(slate, band)[0]!)]
  return band.isClose ? [counting.headline.thenClose(band.rows.length)] : []
}

function titlesOf(slate: Slate, { rows }: ResultBand): string[] {
  return rows.map(({ actionId }) => titleIn(slate, actionId))
}

function titleIn({ items }: Slate, id: string): string {
  return items.find(({ actionId }) => actionId === id)?.title ?? id
}
