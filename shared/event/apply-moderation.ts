// What happens to words and people by moderation.
import { put, without } from './folding.ts'
import type { Handlers } from './folding.ts'
import { moderationBounds } from './moderation.ts'
import type { EntryKind, Moderation, ModerationFact } from './moderation.ts'
import { changeQuestion } from './questions.ts'
import type { EventState } from './state.ts'

export const moderationHandlers: Handlers<ModerationFact> = {
  'entry.hidden': (state, { kind, entryId }) => hidden(state, kind, { ...state.moderation.hidden[kind], [entryId]: true }),
  'entry.restored': (state, { kind, entryId }) => hidden(state, kind, without(state.moderation.hidden[kind], entryId)),
  'action.locked': (state, { actionId }) => set(state, 'locked', actionId, true),
  'action.unlocked': (state, { actionId }) => drop(state, 'locked', actionId),
  'action.merged': (state, { type: _, actionId, ...merged }) => set(state, 'merged', actionId, merged),
  'action.unmerged': (state, { actionId }) => drop(state, 'merged', actionId),
  'action.split': (state, { actionId, from }) => set(state, 'splits', actionId, from),
  'action.unsplit': (state, { actionId }) => drop(state, 'splits', actionId),
  'action.returned': (state, { type: _, actionId, ...returned }) => set(state, 'returned', actionId, returned),
  'action.settled': (state, { actionId }) => drop(state, 'returned', actionId),
  'entry.offered': (state, { entryId, waiting }, { unseen }) => to(state, { waiting: put(state.moderation.waiting, entryId, waiting, unseen) }),
  'entry.returned': (state, { entryId, note }) => {
    const waiting = state.moderation.waiting[entryId]
    return waiting ? set(state, 'waiting', entryId, { ...waiting, note }) : {}
  },
  'entry.taken': (state, { entryId }) => drop(state, 'waiting', entryId),
  'person.muted': (state, { participantId }) => set(state, 'muted', participantId, true),
  'person.unmuted': (state, { participantId }) => drop(state, 'muted', participantId),
  'question.reworded': (state, { questionId, actionIds }) => changeQuestion(state, questionId, ({ reworded: _, ...question }) => (
    actionIds.length > 0 ? { ...question, reworded: actionIds } : question
  )),
  'question.reconfirm': (state, { questionId, reconfirm }) => changeQuestion(state, questionId, ({ reconfirm: _, ...question }) => (
    reconfirm ? { ...question, reconfirm } : question
  )),
  'moderation.noted': (state, { type: _, ...noted }, { at }) => to(state, {
    log: [...state.moderation.log, { at, ...noted }].slice(-moderationBounds.logKept), logged: state.moderation.logged + 1,
  }),
}

type ById = 'locked' | 'merged' | 'splits' | 'returned' | 'waiting' | 'muted'

function to({ moderation }: EventState, change: Partial<Moderation>): Partial<EventState> {
  return { moderation: { ...moderation, ...change } }
}

function set<Part extends ById>(state: EventState, part: Part, id: string, value: Moderation[Part][string]): Partial<EventState> {
  return to(state, { [part]: { ...state.moderation[part], [id]: value } })
}

function drop(state: EventState, part: ById, id: string): Partial<EventState> {
  return to(state, { [part]: without<unknown>(state.moderation[part], id) })
}

function hidden(state: EventState, kind: EntryKind, ids: Record<string, true>): Partial<EventState> {
  return to(state, { hidden: { ...state.moderation.hidden, [kind]: ids } })
}
