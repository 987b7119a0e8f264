// Whether there is anything to say.
import { isHidden, mergedInto, slateMerges } from '../../../../shared/event/moderated.ts'
import type { EventState, Stage } from '../../../../shared/event/state.ts'
import type { Me } from '../../../../shared/protocol/messages.ts'

export function boardNotices(state: EventState, stage: Stage | undefined, me: Me | null, boardId: string): boolean {
  if (!me) return false
  return me.muted || me.returned.length > 0 || me.waiting.length > 0 || stage?.premoderated === true
    || Object.entries(state.actions).some(([id, action]) => action.boardId === boardId && (isHidden(state, 'action', id) || mergedInto(state, id) !== null))
}

export function ballotNotices(state: EventState, stage: Stage | undefined): boolean {
  return (stage?.questions ?? []).some(({ slate, reworded, reconfirm, phase }) => slate && phase !== 'revealed'
    && (reworded || reconfirm || slate.items.some(({ actionId }) => isHidden(state, 'action', actionId)) || Object.keys(slateMerges(state, slate)).length > 0))
}
