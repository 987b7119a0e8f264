// Places of the same actions in one vote after another. An action is the same where its lineage is, whatever board it was on.
import type { Question } from '../../../shared/event/state.ts'
import { readResult } from '../../../shared/ranking/result/read-result.ts'
import { countFor, firstCounting } from './result-view.ts'
import { markedItems, type MarkedItem } from './slate-marks.ts'

export type Vote = { questionId: string; title: string }
export type Line = { lineageId: string; item: MarkedItem; places: (number | null)[] }

/** Fewer than this in common make no picture. */
const leastShared = 2
/** More lines cannot be told apart. */
const mostDrawn = 24

/** `slots`: where the line passes in each vote's column, 1 on top; tied actions stand one under the other. */
export type Drawn = Line & { slots: (number | null)[] }

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

/** The lines of the picture: all, or those that came highest in any vote. In each column they follow each other without gaps. */
export function drawnLines(lines: readonly Line[]): Drawn[] {
  const best = ({ places }: Line): number => places.reduce<number>((least, place) => Math.min(least, place ?? Infinity), Infinity)
  const chosen = new Set([...lines].sort((a, b) => best(a) - best(b)).slice(0, mostDrawn))
  const drawn = lines.filter((line) => chosen.has(line)).map((line): Drawn => ({ ...line, slots: line.places.map(() => null) }))
  for (const at of lines[0]?.places.keys() ?? []) {
    const column = drawn.filter(({ places }) => places[at] !== null).sort((a, b) => a.places[at]! - b.places[at]!)
    for (const [slot, line] of column.entries()) line.slots[at] = slot + 1
  }
  return drawn
}
