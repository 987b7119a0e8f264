// What of the things just done can be taken back at this moment.
import { holdBack } from '../../../shared/event/hold-back.ts'
import type { Done, EventState } from '../../../shared/event/state.ts'

export function mayUndo(state: EventState, done: Done): boolean {
  return !done.undone && holdBack(state, done.undo.type) === null
}

export function latestUndoable(state: EventState): Done | undefined {
  return state.done.findLast((done) => mayUndo(state, done))
}
