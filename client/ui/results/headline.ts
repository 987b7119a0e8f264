// The result in a sentence.
import type { Slate } from '../../../shared/event/state.ts'
import type { Tally } from '../../../shared/ranking/tally.ts'
import { texts } from '../texts/results.ts'
import { leadOf, rankingOf, topDepends, type Choice } from './standing.ts'

/** Longer lists of titles are counted instead of read out. */
const namedTogether = 3

export function headline(tally: Tally, slate: Slate, choice: Choice): string {
  const lead = leadOf(tally, choice)
  if (lead.kind === 'no-ballots') return texts.noBallots
  if (lead.kind === 'all-tied') return texts.allTied(tally.actionIds.length)
  if (lead.actionIds.length > namedTogether) return texts.manyFirst(lead.actionIds.length)
  const titles = titlesOf(slate, lead.actionIds)
  if (titles.length > 1) return texts.sharedFirst(titles)
  const second = rankingOf(tally, choice)[1] ?? []
  const then = second.length === 1 ? ` ${texts.then(titlesOf(slate, second)[0]!)}` : ''
  return texts.first(titles[0]!) + then
}

/** Whether the treatment of unranked actions decides who comes first, and who it would be instead. */
export function treatmentMatters(tally: Tally, slate: Slate, { method, treatment }: Choice): string {
  if (!topDepends(tally, method)) return texts.sameTop(method)
  const otherFirst = rankingOf(tally, { method, treatment: treatment === 'last' ? 'no-information' : 'last' })[0] ?? []
  return otherFirst.length > namedTogether ? texts.manyOtherTop(otherFirst.length) : texts.otherTop(titlesOf(slate, otherFirst))
}

function titlesOf(slate: Slate, actionIds: readonly string[]): string[] {
  const titles = new Map(slate.items.map((item) => [item.actionId, item.title]))
  return actionIds.map((id) => titles.get(id) ?? id)
}
