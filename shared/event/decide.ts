// decide: what a command comes to, as facts or as a typed no. Pure: everything else it needs is in the context.
// Sending the same command again changes nothing and is no error.
import type { Command } from '../protocol/commands.ts'
import type { Refusal } from '../protocol/refusals.ts'
import { refuse } from '../protocol/refusals.ts'
import { revocation } from './access.ts'
import { agendaSteps } from './decide-agenda.ts'
import { ballotSteps } from './decide-ballot.ts'
import { importSteps } from './decide-import.ts'
import { floorSteps } from './decide-floor.ts'
import { flowSteps } from './decide-flow.ts'
import { decidePerson } from './decide-person.ts'
import { questionSteps } from './decide-questions.ts'
import { roomSteps } from './decide-room.ts'
import { stageSteps } from './decide-stage.ts'
import { tableSteps } from './decide-tables.ts'
import { submissionSteps } from './decide-submissions.ts'
import { no, nothing, stepBy } from './decision.ts'
import type { Context, Decision, StepType, Steps } from './decision.ts'
import type { Fact } from './facts.ts'
import type { Principal } from './names.ts'
import { mayCommand } from './permissions.ts'
import type { Reversal } from './reversal.ts'
import type { EventState } from './state.ts'

/** What a command or its reversal comes to, permissions and bookkeeping aside. */
const steps: Steps<StepType> = {
  ...roomSteps, ...stageSteps, ...tableSteps, ...ballotSteps, ...agendaSteps, ...questionSteps, ...importSteps, ...submissionSteps, ...flowSteps, ...floorSteps,
  'person.update': decidePerson,
}

export function decide(state: EventState, command: Command, principal: Principal, context: Context): Decision {
  const forbidden = mayCommand(principal, command.type)
  if (forbidden) return { ok: false, error: forbidden }
  const revoked = revocation(state, principal)
  if (revoked) return { ok: false, error: revoked }
  const held = holdBack(state, command.type)
  if (held) return { ok: false, error: held }
  if (command.type === 'undo') return decideUndo(state, command.doneId, principal, context)
  const decision = stepBy(steps, state, command, context, principal)
  if (!decision.ok || !decision.undo || decision.facts.length === 0) return decision
  const { type, ...detail } = command
  const done: Fact = {
    type: 'control.done', doneId: context.newId(), by: principal.personId, what: { type, ...plainOnly(detail) }, undo: decision.undo,
  }
  return { ...decision, facts: [...decision.facts, done] }
}

function decideUndo(state: EventState, doneId: string, principal: Principal, context: Context): Decision {
  const done = state.done.find((d) => d.doneId === doneId)
  if (!done) return no('unknown-done', 'That can no longer be undone.')
  if (done.undone) return nothing()
  const held = holdBack(state, done.undo.type)
  if (held) return { ok: false, error: held }
  // Never `undo` itself.
  const decision = stepBy(steps, state, done.undo as Exclude<Reversal, { type: 'undo' }>, context, principal)
  if (!decision.ok) return decision
  const { undo: _, ...taken } = decision
  return { ...taken, facts: [...decision.facts, { type: 'control.undone', doneId }] }
}

/** A no to what a paused or closed event does not allow. An undo is judged by what it would do. */
export function holdBack(state: EventState, type: Reversal['type'] | 'ready.set' | 'floor.upvote'): Refusal | null {
  if (state.closedAt !== null && !afterClosing.has(type)) {
    return refuse('event-closed', 'The session is closed. Nothing can be changed any more.')
  }
  if (state.pause && !whilePaused.has(type) && !type.startsWith('agenda.') && !type.startsWith('question.')) return refuse('event-paused', 'Everything is paused. Resume first.')
  return null
}

const whilePaused: ReadonlySet<string> = new Set(['event.pause', 'event.resume', 'event.close', 'undo', 'person.update', 'person.remove', 'person.readmit', 'person.seat', 'table.choose',
  'announce', 'announce.clear', 'ready.set', 'announce.restore',
])
const afterClosing: ReadonlySet<string> = new Set([
  'event.close', 'ballot.reveal', 'ballot.conceal', 'ballot.seal', 'undo', 'screen.show', 'screen.blank', 'person.remove', 'person.readmit',
])

/** What a text in the reader's language can name. */
function plainOnly(detail: Record<string, unknown>): Record<string, string | number | boolean> {
  const plain = ['string', 'number', 'boolean']
  return Object.fromEntries(Object.entries(detail).filter(([, value]) => plain.includes(typeof value))) as Record<string, string | number | boolean>
}
