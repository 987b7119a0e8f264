// decide: what a command comes to, as facts or as a typed no. Pure: everything else it needs is in the context.
// Sending the same command again changes nothing and is no error.
import type { Command } from '../protocol/commands.ts'
import { revocation } from './access.ts'
import { agendaSteps } from './decide-agenda.ts'
import { ballotSteps } from './decide-ballot.ts'
import { importSteps } from './decide-import.ts'
import { floorSteps } from './decide-floor.ts'
import { erasureSteps } from './decide-erasure.ts'
import { flowSteps } from './decide-flow.ts'
import { joiningSteps } from './decide-joining.ts'
import { mergeSteps } from './decide-merge.ts'
import { moderationSteps } from './decide-moderation.ts'
import { paperSteps } from './decide-paper.ts'
import { decidePerson } from './decide-person.ts'
import { queueSteps } from './decide-queue.ts'
import { questionSteps } from './decide-questions.ts'
import { reportSteps } from './decide-report.ts'
import { rewindSteps } from './decide-rewind.ts'
import { roomSteps } from './decide-room.ts'
import { screenSteps } from './decide-screen.ts'
import { stageSteps } from './decide-stage.ts'
import { tableSteps } from './decide-tables.ts'
import { submissionSteps } from './decide-submissions.ts'
import { no, nothing, stepBy } from './decision.ts'
import type { Context, Decision, StepType, Steps } from './decision.ts'
import type { Fact } from './facts.ts'
import { holdBack } from './hold-back.ts'
import type { Principal } from './names.ts'
import { keepingLinkages } from './linkage-checks.ts'
import { noteOfUndo } from './moderation-notes.ts'
import { mayCommand } from './permissions.ts'
import type { Reversal } from './reversal.ts'
import type { EventState } from './state.ts'

/** What a command or its reversal comes to, permissions and bookkeeping aside. */
const steps: Steps<StepType> = {
  ...rewindSteps, ...roomSteps, ...stageSteps, ...tableSteps, ...ballotSteps, ...agendaSteps, ...questionSteps, ...importSteps, ...submissionSteps, ...flowSteps, ...floorSteps,
  ...moderationSteps, ...mergeSteps, ...queueSteps, ...reportSteps, ...screenSteps, ...erasureSteps, ...joiningSteps, ...paperSteps,
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
  const decision = step(state, command, context, principal)
  if (!decision.ok || !decision.undo || decision.facts.length === 0) return decision
  const { type, ...detail } = command
  const done: Fact = {
    type: 'control.done', doneId: context.newId(), by: principal.personId, what: { type, ...plainOnly(detail) }, undo: decision.undo,
    ...(principal.console?.name && { as: principal.console.name }),
  }
  return { ...decision, facts: [...decision.facts, done] }
}

function step(state: EventState, command: Exclude<Reversal, { type: 'undo' }>, context: Context, principal: Principal): Decision {
  const decision = stepBy(steps, state, command, context, principal)
  return /^(agenda|question)\./.test(command.type) ? keepingLinkages(state, decision) : decision
}

function decideUndo(state: EventState, doneId: string, principal: Principal, context: Context): Decision {
  const done = state.done.find((d) => d.doneId === doneId)
  if (!done) return no('unknown-done', 'That can no longer be undone.')
  if (done.undone) return nothing()
  const held = holdBack(state, done.undo.type)
  if (held) return { ok: false, error: held }
  // Never `undo` itself.
  const decision = step(state, done.undo as Exclude<Reversal, { type: 'undo' }>, context, principal)
  if (!decision.ok) return decision
  const { undo: _, ...taken } = decision
  const note = noteOfUndo(state, done, principal)
  return { ...taken, facts: [...decision.facts.filter(({ type }) => type !== 'moderation.noted'), ...(note ? [note] : []), { type: 'control.undone', doneId }] }
}

/** What a text in the reader's language can name. */
function plainOnly(detail: Record<string, unknown>): Record<string, string | number | boolean> {
  const plain = ['string', 'number', 'boolean']
  return Object.fromEntries(Object.entries(detail).filter(([, value]) => plain.includes(typeof value))) as Record<string, string | number | boolean>
}
