// Ballots on paper, as a scribe enters them: what one says goes to the ballot box before it is journalled that it came, and leaves it after
// it is journalled that it was voided. Invariants: what counts is what the journal says was entered and not voided (of whatever was
// interrupted, the seal drops the rest); of two entries of one serial number the one that is journalled counts.
import { open } from '../../shared/event/decide-paper.ts'
import type { Principal } from '../../shared/event/names.ts'
import { mayCommand } from '../../shared/event/permissions.ts'
import type { EventState } from '../../shared/event/state.ts'
import type { Command } from '../../shared/protocol/commands.ts'
import type { Ack } from '../../shared/protocol/messages.ts'
import { refuse } from '../../shared/protocol/refusals.ts'
import type { Refusal } from '../../shared/protocol/refusals.ts'
import type { Ballots } from './ballots.ts'

export type PaperCommand = Extract<Command, { type: 'paper.enter' | 'paper.void' }>

type Parts = { ballots: Ballots; /** The tentative one. */ state(): EventState; /** Decides, and journals what it comes to. */ decide(): Promise<Ack> }

export class Papers {
  #last: Promise<unknown> = Promise.resolve()

  /** One after another, so that nothing comes between the box and the journal. */
  take(command: PaperCommand, principal: Principal, parts: Parts): Promise<Ack> {
    const done = this.#last.then(() => take(command, principal, parts))
    this.#last = done.catch(() => {})
    return done
  }
}

async function take(command: PaperCommand, principal: Principal, { ballots, state, decide }: Parts): Promise<Ack> {
  const questionId = state().papers[command.serial]?.questionId
  if (questionId === undefined || mayCommand(principal, command.type)) return decide()
  const work = command.type === 'paper.enter' ? enter(command, state(), ballots, decide) : leave(questionId, command.serial, ballots, decide)
  ballots.waitFor(questionId, work)
  return work
}

async function enter(command: Extract<PaperCommand, { type: 'paper.enter' }>, state: EventState, ballots: Ballots, decide: Parts['decide']): Promise<Ack> {
  const found = open(state, command.questionId, command.serial)
  // The decision says what is wrong.
  if (!found.ok || found.entered) return decide()
  const { questionId } = found.question
  const put = (): ReturnType<Ballots['castPaper']> => ballots.castPaper(found.question, command.serial, command.ballot, command.id)
  const first = await put()
  if (!first.ok) {
    if (first.error.code !== 'ballot-stale') return first
    // Of an entry that was interrupted there is a ballot already, perhaps another one: it takes the place of that.
    if (!(await ballots.removePaper(questionId, command.serial))) return notSaved
    const again = await put()
    if (!again.ok) return again
  }
  const answer = await decide()
  if (!answer.ok) await ballots.removePaper(questionId, command.serial)
  return answer
}

async function leave(questionId: string, serial: string, ballots: Ballots, decide: Parts['decide']): Promise<Ack> {
  const answer = await decide()
  if (answer.ok) await ballots.removePaper(questionId, serial)
  return answer
}

const notSaved: { ok: false; error: Refusal } = { ok: false, error: refuse('not-saved', 'This could not be saved. Try again.') }
