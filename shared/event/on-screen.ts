// Which board the big screen needs: for who shows it and for who keeps a picture of it.
import type { EventState } from './state.ts'

/** Undefined in an event without boards. */
export function boardOnScreen({ screen, flow, actions, boards }: EventState): string | undefined {
  const wanted = screen.show === 'spotlight' && flow.spotlight !== null ? actions[flow.spotlight]?.boardId : screen.show === 'board' ? screen.of : undefined
  return (boards.find(({ boardId }) => boardId === wanted) ?? boards[0])?.boardId
}
