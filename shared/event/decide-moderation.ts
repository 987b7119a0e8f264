// Moderation of words and people: hiding, locking, renaming, muting, who may come in, and asking voters to look again.
// Every measure comes with a note for the log: who, what, why.
import type { BoardView } from '../board/read.ts'
import { no, nothing, yes } from './decision.ts'
import type { Decision, Step, Steps } from './decision.ts'
import type { Fact } from './facts.ts'
import { isHidden, isLocked, isMuted } from './moderated.ts'
import type { EntryKind } from './moderation.ts'
import { noted, outOfReach } from './moderation-notes.ts'
import type { Principal } from './names.ts'
import { findQuestion } from './state.ts'
import type { EventState, Person } from './state.ts'

type ModerationStep =
  | 'entry.hide' | 'entry.restore' | 'entry.reshow' | 'action.lock' | 'action.unlock'
  | 'person.rename' | 'person.mute' | 'person.unmute' | 'person.remove' | 'person.readmit' | 'ballot.reconfirm' | 'reconfirm.restore'

export const moderationSteps: Steps<ModerationStep> = {
  'entry.hide': (state, { type, entryKind: kind, entryId, boardId, reason }, context, principal) => {
    const refusal = outOfReach(state, boardId, principal)
    if (refusal) return { ok: false, error: refusal }
    if (isHidden(state, kind, entryId)) return nothing()
    if (!isThere(context.board(boardId), kind, entryId)) return noEntry()
    const { flow: { spotlight }, screen: { show } } = state
    const isSpotlit = kind === 'action' && spotlight === entryId
    const facts: Fact[] = [
      { type: 'entry.hidden', kind, entryId },
      ...(isSpotlit ? [{ type: 'spotlight.set', actionId: null } as const] : []),
      ...(isSpotlit && show === 'spotlight' ? [{ type: 'screen.shown', show: 'stage' } as const] : []),
      noted(state, principal, { what: type, kind, subject: entryId, reason }),
    ]
    return yes(facts, { type: 'entry.reshow', entryKind: kind, entryId, spotlit: isSpotlit ? show : null })
  },
  'entry.restore': (state, { type, entryKind: kind, entryId, boardId, reason }, context, principal) => {
    const refusal = outOfReach(state, boardId, principal)
    if (refusal) return { ok: false, error: refusal }
    if (!isHidden(state, kind, entryId)) return nothing()
    // A table's facilitator names a board within reach, and could mean something on another.
    if (!isThere(context.board(boardId), kind, entryId)) return noEntry()
    return yes(
      [{ type: 'entry.restored', kind, entryId }, noted(state, principal, { what: type, kind, subject: entryId, reason })],
      { type: 'entry.hide', entryKind: kind, entryId, boardId, reason: reason ?? '' },
    )
  },
  'entry.reshow': (state, { entryKind: kind, entryId, spotlit }) => yes([
    ...(isHidden(state, kind, entryId) ? [{ type: 'entry.restored', kind, entryId } as const] : []),
    ...(spotlit === null ? [] : [{ type: 'spotlight.set', actionId: entryId } as const]),
    ...(spotlit === null || spotlit === state.screen.show ? [] : [{ type: 'screen.shown', show: spotlit } as const]),
  ]),
  'action.lock': (state, { type, actionId, reason }, _, principal) => lock(state, true, actionId, noteOf(type, actionId, reason), principal),
  'action.unlock': (state, { type, actionId, reason }, _, principal) => lock(state, false, actionId, noteOf(type, actionId, reason), principal),
  'person.rename': (state, { type, participantId, name, reason }, _, principal) => withPerson(state, participantId, (person) => {
    if (person.name === name) return nothing()
    const { group } = person
    return yes([
      { type: 'person.updated', participantId, name, group },
      ...(Object.hasOwn(state.authors, participantId) ? [{ type: 'author.named', participantId, name, group } as const] : []),
      noted(state, principal, { what: type, kind: 'person', subject: participantId, reason, detail: `${person.name} → ${name}` }),
    ], { type: 'person.rename', participantId, name: person.name, reason })
  }),
  'person.mute': (state, { type, participantId, reason }, _, principal) => withPerson(state, participantId, () => (isMuted(state, participantId) ? nothing() : yes(
    [{ type: 'person.muted', participantId }, noted(state, principal, { what: type, kind: 'person', subject: participantId, reason })],
    { type: 'person.unmute', participantId },
  ))),
  'person.unmute': (state, { type, participantId, reason }, _, principal) => withPerson(state, participantId, () => (!isMuted(state, participantId) ? nothing() : yes(
    [{ type: 'person.unmuted', participantId }, noted(state, principal, { what: type, kind: 'person', subject: participantId, reason })],
    { type: 'person.mute', participantId, reason: reason ?? '' },
  ))),
  'person.remove': (state, command, _, principal) => access(state, command, principal),
  'person.readmit': (state, command, _, principal) => access(state, command, principal),
  'ballot.reconfirm': reconfirm,
  'reconfirm.restore': (_, { questionId, reconfirm: before }) => yes([{ type: 'question.reconfirm', questionId, reconfirm: before }]),
}

function noteOf(what: string, subject: string, reason = ''): Parameters<typeof noted>[2] {
  return { what, kind: 'action', subject, reason }
}

function lock(state: EventState, isToBe: boolean, actionId: string, note: Parameters<typeof noted>[2], principal: Principal): Decision {
  if (!Object.hasOwn(state.actions, actionId)) return no('unknown-action', 'There is no such action in this session.')
  const refusal = outOfReach(state, state.actions[actionId]!.boardId, principal)
  if (refusal) return { ok: false, error: refusal }
  if (isLocked(state, actionId) === isToBe) return nothing()
  return yes(
    [{ type: isToBe ? 'action.locked' : 'action.unlocked', actionId }, noted(state, principal, note)],
    isToBe ? { type: 'action.unlock', actionId } : { type: 'action.lock', actionId, reason: note.reason ?? '' },
  )
}

type Access = { type: 'person.remove' | 'person.readmit'; participantId: string; reason?: string | undefined }

function access(state: EventState, { type, participantId, reason }: Access, principal: Principal): Decision {
  const removes = type === 'person.remove'
  return withPerson(state, participantId, () => (removes === Object.hasOwn(state.removed, participantId) ? nothing() : yes(
    [{ type: removes ? 'person.removed' : 'person.readmitted', participantId }, noted(state, principal, { what: type, kind: 'person', subject: participantId, reason })],
    { type: removes ? 'person.readmit' : 'person.remove', participantId },
  )))
}

function reconfirm(...[state, { questionId, stageId, reason }, { now }, principal]: Parameters<Step<'ballot.reconfirm'>>): Decision {
  const question = findQuestion(state, questionId ?? stageId ?? '')
  if (!question) return no('unknown-question', 'There is no such question in this session.')
  if (question.phase !== 'open' && question.phase !== 'paused') return no('question-not-open', 'Voters can look again while voting is open.')
  const actionIds = question.reworded ?? []
  if (actionIds.length === 0) return no('not-reworded', 'No wording has changed since voting opened.')
  const before = question.reconfirm ?? null
  if (before && before.actionIds.length === actionIds.length && before.actionIds.every((id) => actionIds.includes(id))) return nothing()
  return yes([
    { type: 'question.reconfirm', questionId: question.questionId, reconfirm: { at: now, actionIds } },
    noted(state, principal, { what: 'ballot.reconfirm', kind: 'question', subject: question.questionId, reason }),
  ], { type: 'reconfirm.restore', questionId: question.questionId, reconfirm: before })
}

function isThere(board: BoardView, kind: EntryKind, id: string): boolean {
  const entries: readonly { id: string }[] = kind === 'action' ? board.actions : kind === 'argument' ? board.arguments : board.evidence
  return entries.some((entry) => entry.id === id)
}

function withPerson(state: EventState, participantId: string, then: (person: Person) => Decision): Decision {
  return Object.hasOwn(state.people, participantId) ? then(state.people[participantId]!) : no('unknown-person', 'Nobody with this id has joined this session.')
}

function noEntry(): Decision {
  return no('unknown-entry', 'There is no such thing on this board.')
}
