// Ballots on paper, as a scribe enters them: what one says goes to the ballot box before it is journalled that it came.
// Whatever is interrupted between the two, entering or voiding the same serial number again finishes it, and it counts once.
import { open } from '../../shared/event/decide-paper.ts'
import { findQuestion } from '../../shared/event/state.ts'
import type { EventState } from '../../shared/event/state.ts'
import type { Command } from '../../shared/protocol/commands.ts'
import { refuse } from '../../shared/protocol/refusals.ts'
import type { Refusal } from '../../shared/protocol/refusals.ts'
import type { Ballots } from './ballots.ts'

/** What a decision about paper has to find done. Null where it may go on. */
export async function beforePaper(state: EventState, command: Command, ballots: Ballots): Promise<Refusal | null> {
  if (command.type === 'paper.enter') {
    const found = open(state, command.questionId, command.serial)
    // The decision says what is wrong.
    if (!found.ok || found.entered) return null
    const put = await ballots.castPaper(found.question, command.serial, command.ballot, command.id)
    // Of an entry that was interrupted there is a ballot already, perhaps another one: it takes the place of that.
    if (put.ok || put.error.code !== 'ballot-stale') return put.ok ? null : put.error
    if (!(await ballots.removePaper(found.question.questionId, command.serial))) return notSaved
    const again = await ballots.castPaper(found.question, command.serial, command.ballot, command.id)
    return again.ok ? null : again.error
  }
  if (command.type === 'paper.void') {
    const paper = Object.hasOwn(state.papers, command.serial) ? state.papers[command.serial]! : undefined
    const question = paper && findQuestion(state, paper.questionId)
    if (!paper?.entered || paper.voided || !question || (question.phase !== 'open' && question.phase !== 'paused')) return null
    return await ballots.removePaper(paper.questionId, command.serial) ? null : notSaved
  }
  return null
}

const notSaved = refuse('not-saved', 'This could not be saved. Try again.')
