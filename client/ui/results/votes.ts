// Places of the same actions in one vote after another. An action is the same where its lineage is, whatever board it was on.
import type { Question } from '../../../shared/event/state.ts'
import { readResult } from '../../../shared/ranking/result/read-result.ts'
import { countFor, firstCounting } from './result-view.ts'
import { markedItems, type MarkedItem } from './slate-marks.ts'

export type Vote = { questionId: string; title: string }
export type Line = { lineageId: string; item: MarkedItem; places: (number | null)[] }

/** Fewer than this in common make no picture. */
const leastShared = 2

/** Of revealed questions, in their order; null where no two of them asked about the same actions. */
export function voteToVote(questions: readonly Question[]): { votes: Vote[]; lines: Line[] } | null {
  const revealed = questions.flatMap((question) => {
    if (question.phase !== 'revealed' || !question.tally || !question.slate) return []
    const result = readResult(question.tally)
    const count = countFor(result, firstCounting(result))
    if (!count || result.ballots === 0) return []
    const items = markedItems(question.slate)
    const places = new Map(result.actionIds.map((id, at) => [items.get(id)?.lineageId ?? id, { place: count.places[at]!, item: items.get(id) }]))
    return [{ question, places }]
  })
  const lineages = new Set(revealed.flatMap(({ places }) => [...places.keys()]))
  const lines = [...lineages].flatMap((lineageId): Line[] => {
    const places = revealed.map((vote) => vote.places.get(lineageId)?.place ?? null)
    const item = revealed.findLast((vote) => vote.places.has(lineageId))?.places.get(lineageId)?.item
    return item && places.filter((place) => place !== null).length > 1 ? [{ lineageId, item, places }] : []
  })
  if (lines.length < leastShared) return null
  return {
    votes: revealed.map(({ question: { questionId, title } }) => ({ questionId, title })),
    lines: lines.sort((a, b) => (a.places.at(-1) ?? Infinity) - (b.places.at(-1) ?? Infinity)),
  }
}
