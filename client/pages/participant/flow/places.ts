// Where the room was brought to, and how this page gets there and back.
import { currentStage } from '../../../../shared/event/state.ts'
import type { EventState } from '../../../../shared/event/state.ts'
import type { Gathering } from '../../../../shared/event/flow.ts'
import { texts } from '../../../ui/texts/flow.ts'

/** Null where the room was not brought anywhere at this stage. */
export function gatheringNow({ flow: { gathering }, stageId, closedAt }: EventState): Gathering | null {
  return gathering && gathering.stageId === stageId && closedAt === null ? gathering : null
}

export function placeName(state: EventState, { actionId, boardId }: Gathering, titleOf: (actionId: string) => string): string {
  if (actionId !== null) return texts.place.action(state.actions[actionId]?.number ?? null, titleOf(actionId))
  const board = state.boards.find((one) => one.boardId === boardId)
  return board ? texts.place.board(board.title) : texts.place.stage(currentStage(state)?.title ?? state.title)
}

export function hashOf(actionId: string): string {
  return `#action/${encodeURIComponent(actionId)}`
}

/** The board hears of it as it does of the browser's own back. */
export function goToHash(hash: string): void {
  if (location.hash === hash) return
  history.replaceState(history.state, '', hash || location.pathname + location.search)
  dispatchEvent(new HashChangeEvent('hashchange'))
}

export function isWriting(element: Element | null): boolean {
  return element instanceof HTMLElement && (element.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/u.test(element.tagName))
}
