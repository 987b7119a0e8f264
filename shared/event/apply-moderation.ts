// What happens to words and people by moderation.
import { put, without } from './folding.ts'
import type { Handlers } from './folding.ts'
import { moderationBounds } from './moderation.ts'
import type { EntryKind, Moderation, ModerationFact } from './moderation.ts'
import { changeQuestion } from './questions.ts'
import type { EventState } from './state.ts'

export const moderationHandlers: Handlers<ModerationFact> = {
  'entry.hidden': (state, { kind, entryId }) => hidden(state, kind, (ids) => ({ ...ids, [entryId]: true })),
  'entry.restored': (state, { kind, entryId }) => hidden(state, kind, (ids) => without(ids, entryId)),
  'action.locked': (state, { actionId }) => to(state, { locked: { ...state.moderation.locked, [actionId]: true } }),
  'action.unlocked': (state, { actionId }) => to(state, { locked: without(state.moderation.locked, actionId) }),
  'action.merged': (state, { actionId, into, arguments: carried, evidence }) => to(state, { merged: { ...state.moderation.merged, [actionId]: { into, arguments: carried, evidence } } }),
  'action.unmerged': (state, { actionId }) => to(state, { merged: without(state.moderation.merged, actionId) }),
  'action.split': (state, { actionId, from }) => to(state, { splits: { ...state.moderation.splits, [actionId]: from } }),
  'action.unsplit': (state, { actionId }) => to(state, { splits: without(state.moderation.splits, actionId) }),
  'action.returned': (state, { actionId, author, note, at }) => to(state, { returned: { ...state.moderation.returned, [actionId]: { author, note, at } } }),
  'action.settled': (state, { actionId }) => to(state, { returned: without(state.moderation.returned, actionId) }),
  'entry.offered': (state, { entryId, waiting }, { unseen }) => to(state, { waiting: put(state.moderation.waiting, entryId, waiting, unseen) }),
  'entry.returned': (state, { entryId, note }, { unseen }) => {
    const waiting = state.moderation.waiting[entryId]
    return waiting ? to(state, { waiting: put(state.moderation.waiting, entryId, { ...waiting, note }, unseen) }) : {}
  },
  'entry.taken': (state, { entryId }) => to(state, { waiting: without(state.moderation.waiting, entryId) }),
  'person.muted': (state, { participantId }) => to(state, { muted: { ...state.moderation.muted, [participantId]: true } }),
  'person.unmuted': (state, { participantId }) => to(state, { muted: without(state.moderation.muted, participantId) }),
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

function to({ moderation }: EventState, change: Partial<Moderation>): Partial<EventState> {
  return { moderation: { ...moderation, ...change } }
}

function hidden(state: EventState, kind: EntryKind, change: (ids: Record<string, true>) => Record<string, true>): Partial<EventState> {
  const { hidden: all } = state.moderation
  return to(state, { hidden: { ...all, [kind]: change(all[kind]) } })
}
