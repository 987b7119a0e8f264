// Two moments beside each other, of one event or of two: what was reworded, moved, merged, new or gone, and who changed places.
// Actions are matched by their lineage, which stays the same wherever they are carried.
import type { BoardView } from '../board/read.ts'
import { allQuestions } from '../event/state.ts'
import type { EventState } from '../event/state.ts'
import { wordDifference } from './words.ts'
import type { Piece } from './words.ts'
import { placesOf } from './swaps.ts'

export type Side = { state: EventState; board(boardId: string): BoardView }

export type ComparedAction = {
  number: number
  title: string
  detail: string
  theme: string | null
  /** The number of the action that it was merged into. */
  into: number | null
  isHidden: boolean
  /** In the result that was revealed last, of those that rank it. */
  place: number | null
}

export type Difference = 'new' | 'gone' | 'merged' | 'reworded' | 'moved' | 'ranked'

/** `differences` is empty where nothing differs but, perhaps, the number. */
export type ComparedPair = {
  lineageId: string
  before: ComparedAction | null
  after: ComparedAction | null
  differences: Difference[]
  /** Empty where only one of the two is there. */
  title: Piece[]
  detail: Piece[]
}

/** By the number of the later moment, what is gone last. */
export function compare(before: Side, after: Side): ComparedPair[] {
  const [was, is] = [actionsOf(before), actionsOf(after)]
  return [...new Set([...is.keys(), ...was.keys()])].map((lineageId): ComparedPair => {
    const [old, now] = [was.get(lineageId) ?? null, is.get(lineageId) ?? null]
    return {
      lineageId, before: old, after: now, differences: differencesOf(old, now),
      title: old && now ? wordDifference(old.title, now.title) : [], detail: old && now ? wordDifference(old.detail, now.detail) : [],
    }
  }).sort((a, b) => Number(a.after === null) - Number(b.after === null) || (a.after ?? a.before)!.number - (b.after ?? b.before)!.number)
}

function differencesOf(before: ComparedAction | null, after: ComparedAction | null): Difference[] {
  if (!before || !after) return [before ? 'gone' : 'new', ...(after?.into != null ? ['merged' as const] : [])]
  return [
    ...(after.into !== null && after.into !== before.into ? ['merged' as const] : []),
    ...(before.title !== after.title || before.detail !== after.detail ? ['reworded' as const] : []),
    ...(before.theme !== after.theme ? ['moved' as const] : []),
    ...(after.place !== null && before.place !== after.place ? ['ranked' as const] : []),
  ]
}

/** Of several with one lineage (it was carried to another board) the one on the board that comes first. */
function actionsOf({ state, board }: Side): Map<string, ComparedAction> {
  const found = new Map<string, ComparedAction>()
  const places = latestPlaces(state)
  for (const { boardId } of state.boards) {
    const view = board(boardId)
    const themes = new Map(view.themes.map(({ id, title }) => [id, title]))
    for (const { id, title, detail, theme } of view.actions) {
      const known = Object.hasOwn(state.actions, id) ? state.actions[id]! : null
      if (!known || found.has(known.lineageId)) continue
      const into = Object.hasOwn(state.moderation.merged, id) ? state.moderation.merged[id]!.into : null
      found.set(known.lineageId, {
        number: known.number, title, detail, theme: themes.get(theme ?? '') ?? null, into: into === null ? null : state.actions[into]?.number ?? null,
        isHidden: Object.hasOwn(state.moderation.hidden.action, id), place: places.get(id) ?? null,
      })
    }
  }
  return found
}

/** Later questions of the agenda come over earlier ones. */
function latestPlaces(state: EventState): Map<string, number> {
  const places = new Map<string, number>()
  for (const { phase, tally } of allQuestions(state)) {
    if (phase === 'revealed' && tally) for (const [actionId, place] of placesOf(tally)) places.set(actionId, place)
  }
  return places
}
