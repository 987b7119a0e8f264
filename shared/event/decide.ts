// decide: what a command comes to, as facts or as a typed no. Pure: everything else it needs is in the context.
// Sending the same command again changes nothing and is no error.
import type { Command } from '../protocol/commands.ts'
import type { Refusal } from '../protocol/refusals.ts'
import { refuse } from '../protocol/refusals.ts'
import { revocation } from './access.ts'
import { decideBallot } from './decide-ballot.ts'
import { decideStage, decideStageReturn } from './decide-stage.ts'
import { no, nothing, yes } from './decision.ts'
import type { Context, Decision } from './decision.ts'
import type { Fact } from './facts.ts'
import type { Principal } from './names.ts'
import { mayCommand } from './permissions.ts'
import type { Reversal } from './reversal.ts'
import { allQuestions } from './state.ts'
import type { EventState } from './state.ts'
import { addToTimer, remainingMs, resumeTimer, startTimer, stopTimer } from './timer.ts'
import type { Timer } from './timer.ts'

export function decide(state: EventState, command: Command, principal: Principal, context: Context): Decision {
  const forbidden = mayCommand(principal, command.type)
  if (forbidden) return { ok: false, error: forbidden }
  const revoked = revocation(state, principal)
  if (revoked) return { ok: false, error: revoked }
  const held = holdBack(state, command.type)
  if (held) return { ok: false, error: held }
  if (command.type === 'person.update') return decidePerson(state, command, principal)
  if (command.type === 'undo') return decideUndo(state, command.doneId, context)
  const decision = step(state, command, context)
  if (!decision.ok || !decision.undo || decision.facts.length === 0) return decision
  const { type, ...detail } = command
  const done: Fact = {
    type: 'control.done', doneId: context.newId(), by: principal.personId, what: { type, ...onlyDefined(detail) }, undo: decision.undo,
  }
  return { ok: true, facts: [...decision.facts, done] }
}

/** Facts for a command or its reversal, permissions and bookkeeping aside. */
function step(state: EventState, command: Reversal, context: Context): Decision {
  const { now } = context
  switch (command.type) {
    case 'stage.go':
      return decideStage(state, command.stageId, context)
    case 'stage.return':
      return decideStageReturn(state, command, context)
    case 'timer.start': {
      const stage = state.agenda.find((s) => s.stageId === state.stageId)
      const seconds = command.seconds ?? state.timer?.seconds ?? stage?.seconds ?? 300
      return setTimer(startTimer(seconds, now), { type: 'timer.restore', timer: state.timer })
    }
    case 'timer.restore':
      return setTimer(command.timer, { type: 'timer.restore', timer: state.timer })
    case 'timer.pause':
      if (!state.timer) return noTimer()
      return state.timer.kind === 'stopped' ? nothing() : setTimer(stopTimer(state.timer, now), { type: 'timer.resume' })
    case 'timer.resume':
      if (!state.timer) return noTimer()
      return state.timer.kind === 'running' ? nothing() : setTimer(resumeTimer(state.timer, now), { type: 'timer.pause' })
    case 'timer.add':
      if (!state.timer) return noTimer()
      if (command.seconds === 0) return nothing()
      return addTime(state.timer, command.seconds, now)
    case 'board.freeze':
    case 'board.open': {
      const board = state.boards.find((b) => b.boardId === command.boardId)
      if (!board) return no('unknown-board', 'There is no such board in this session.')
      const freeze = command.type === 'board.freeze'
      if (board.frozen === freeze) return nothing()
      return yes(
        [{ type: freeze ? 'board.frozen' : 'board.opened', boardId: board.boardId }],
        { type: freeze ? 'board.open' : 'board.freeze', boardId: board.boardId })
    }
    case 'ballot.open':
    case 'ballot.pause':
    case 'ballot.seal':
    case 'ballot.reveal':
    case 'ballot.conceal':
      return decideBallot(state, command, context)
    case 'event.pause':
      return state.pause ? nothing() : yes([{ type: 'event.paused' }], { type: 'event.resume' })
    case 'event.resume':
      return state.pause ? yes([{ type: 'event.resumed' }], { type: 'event.pause' }) : nothing()
    case 'event.close': {
      if (state.closedAt !== null) return nothing()
      const unsealed = allQuestions(state).filter((q) => q.phase === 'open' || q.phase === 'paused')
      const sealed = unsealed.map((q): Fact => ({ type: 'question.sealed', questionId: q.questionId, submitted: context.submitted(q) }))
      return yes([...sealed, { type: 'event.closed' }])
    }
    case 'screen.show':
      return state.screen.show === command.show
        ? nothing()
        : yes([{ type: 'screen.shown', show: command.show }], { type: 'screen.show', show: state.screen.show })
    case 'screen.blank':
      return state.screen.blank === command.blank
        ? nothing()
        : yes([{ type: 'screen.blanked', blank: command.blank }], { type: 'screen.blank', blank: !command.blank })
    case 'person.remove':
    case 'person.readmit':
      return decideAccess(state, command.type === 'person.remove', command.participantId)
    case 'undo':
    case 'person.update':
      return nothing()
  }
}

function decideUndo(state: EventState, doneId: string, context: Context): Decision {
  const done = state.done.find((d) => d.doneId === doneId)
  if (!done) return no('unknown-done', 'That can no longer be undone.')
  if (done.undone) return nothing()
  const held = holdBack(state, done.undo.type)
  if (held) return { ok: false, error: held }
  const decision = step(state, done.undo, context)
  if (!decision.ok) return decision
  return yes([...decision.facts, { type: 'control.undone', doneId }])
}

function decidePerson(state: EventState, command: { name?: string | undefined; group?: string | null | undefined }, principal: Principal): Decision {
  const person = state.people[principal.personId]
  if (!person) return no('not-allowed', 'You have not joined this session.')
  const name = command.name === undefined ? person.name : command.name.trim()
  const group = command.group === undefined ? person.group : command.group
  if (group !== null && !state.groups.includes(group)) return no('unknown-group', 'This session has no such group.')
  if (name === person.name && group === person.group) return nothing()
  const facts: Fact[] = [{ type: 'person.updated', participantId: principal.personId, name, group }]
  if (state.authors[principal.personId]) facts.push({ type: 'author.named', participantId: principal.personId, name, group })
  return yes(facts)
}

function decideAccess(state: EventState, remove: boolean, participantId: string): Decision {
  if (!Object.hasOwn(state.people, participantId)) return no('unknown-person', 'Nobody with this id has joined this session.')
  if (remove === Object.hasOwn(state.removed, participantId)) return nothing()
  return remove
    ? yes([{ type: 'person.removed', participantId }], { type: 'person.readmit', participantId })
    : yes([{ type: 'person.readmitted', participantId }], { type: 'person.remove', participantId })
}

/** A no to what a paused or closed event does not allow. An undo is judged by what it would do. */
export function holdBack(state: EventState, type: Reversal['type']): Refusal | null {
  if (state.closedAt !== null && !afterClosing.has(type)) {
    return refuse('event-closed', 'The session is closed. Nothing can be changed any more.')
  }
  if (state.pause && !whilePaused.has(type)) return refuse('event-paused', 'Everything is paused. Resume first.')
  return null
}

const whilePaused: ReadonlySet<string> = new Set(['event.pause', 'event.resume', 'event.close', 'undo', 'person.update', 'person.remove', 'person.readmit'])
const afterClosing: ReadonlySet<string> = new Set([
  'event.close', 'ballot.reveal', 'ballot.conceal', 'ballot.seal', 'undo', 'screen.show', 'screen.blank', 'person.remove', 'person.readmit',
])

function setTimer(timer: EventState['timer'], undo: Reversal): Decision {
  return yes([{ type: 'timer.set', timer }], undo)
}

/** Undone by the opposite, so that time that runs meanwhile still counts; a change that zero cut short, by what was there. */
function addTime(timer: Timer, seconds: number, now: number): Decision {
  const added = addToTimer(timer, seconds, now)
  const isWhole = remainingMs(added, now) - remainingMs(timer, now) === seconds * 1000
  return setTimer(added, isWhole ? { type: 'timer.add', seconds: -seconds } : { type: 'timer.restore', timer })
}

function noTimer(): Decision {
  return no('no-timer', 'There is no timer in this stage. Start one first.')
}

function onlyDefined(detail: Record<string, unknown>): Record<string, string | number | boolean> {
  return Object.fromEntries(Object.entries(detail).filter(([, value]) => value !== undefined)) as Record<string, string | number | boolean>
}
