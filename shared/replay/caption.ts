// What the caption says at a moment, with the names and words of that moment.
import type { BoardView } from '../board/read.ts'
import type { EventState } from '../event/state.ts'
import type { Recording } from './recording.ts'
import { lastBy } from './timeline.ts'
import type { FactCaption, PlacedTouch } from './timeline.ts'
import type { TouchKind } from './touches.ts'

/** `name` is empty where nobody is named. */
export type Who = { kind: 'person' | 'facilitator' | 'table'; name: string; group: string | null }

export type Named = { number: number | null; title: string }

export type Caption = FactCaption | {
  kind: 'touch'; touch: TouchKind; who: Who; action: Named | null
  /** Where an action was moved to, if that is another theme. */
  theme: string | null
  /** Where there are several. */
  board: string | null
}

export function captionAt(recording: Recording, index: number): Caption | null {
  const fact = lastBy(recording.timeline.captions, index)
  const touch = recording.timeline.lastTouch(index)
  if (!touch || (fact && fact.index > touch.index)) return fact ?? null
  return ofTouch(recording, touch)
}

function ofTouch(recording: Recording, { index, by, boardId, touch: { kind, actionId } }: PlacedTouch): Caption {
  const state = recording.state(index)
  const [before, after] = [recording.board(boardId, index - 1), recording.board(boardId, index)]
  const board = state.boards.length > 1 ? state.boards.find((one) => one.boardId === boardId)?.title ?? null : null
  return {
    kind: 'touch', touch: kind, who: whoIs(state, by), board,
    action: actionId === null ? null : { number: state.actions[actionId]?.number ?? null, title: titleOf(after, actionId) || titleOf(before, actionId) },
    theme: kind === 'action-moved' && actionId !== null ? movedTo(before, after, actionId) : null,
  }
}

/** Names are there for people whose words are on a board; others go by their group. */
export function whoIs(state: EventState, personId: string): Who {
  const person = state.authors[personId] ?? state.people[personId]
  if (person) return { kind: 'person', name: person.name, group: person.group }
  const table = state.tables.find(({ tableId }) => tableId === personId)
  if (table) return { kind: 'table', name: table.title, group: null }
  return { kind: personId === 'facilitator' || personId === 'organiser' ? 'facilitator' : 'person', name: '', group: null }
}

export function titleOf(board: BoardView, actionId: string): string {
  return board.actions.find(({ id }) => id === actionId)?.title ?? ''
}

function movedTo(before: BoardView, after: BoardView, actionId: string): string | null {
  const themeOf = (board: BoardView): string | null => board.actions.find(({ id }) => id === actionId)?.theme ?? null
  const theme = themeOf(after)
  return theme === themeOf(before) ? null : after.themes.find(({ id }) => id === theme)?.title ?? null
}
