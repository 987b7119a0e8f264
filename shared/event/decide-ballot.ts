// The life of a question: planned → open ⇄ paused → sealed ⇄ revealed. A seal is final.
import { limits } from '../board/schema.ts'
import type { Command } from '../protocol/commands.ts'
import { withoutCost } from './costs.ts'
import { no, nothing } from './decision.ts'
import type { Context, Decision, Steps } from './decision.ts'
import { completesLinkage } from './linkage.ts'
import { problemOfOpening } from './linkage-checks.ts'
import { findQuestion } from './state.ts'
import type { EventState } from './state.ts'
import { turnout } from './turnout.ts'

type BallotCommand = Exclude<Extract<Command, { type: `ballot.${string}` }>, { type: 'ballot.reconfirm' }>

export const ballotSteps: Steps<BallotCommand['type']> = {
  'ballot.open': decideBallot, 'ballot.pause': decideBallot, 'ballot.seal': decideBallot,
  'ballot.reveal': decideBallot, 'ballot.conceal': decideBallot,
}

function decideBallot(state: EventState, command: BallotCommand, context: Context): Decision {
  const question = findQuestion(state, command.questionId ?? command.stageId ?? '')
  if (!question) return no('unknown-question', 'There is no such question in this session.')
  const { questionId, phase } = question
  switch (command.type) {
    case 'ballot.open': {
      if (phase === 'open') return nothing()
      if (phase === 'sealed' || phase === 'revealed') return no('question-sealed', 'Voting is closed for good.')
      const undo: Command = { type: 'ballot.pause', questionId }
      if (phase === 'paused' && !context.canTake(question)) {
        return no('question-not-open', 'Voting cannot be opened again: its key is not here. Close voting to count what was cast.')
      }
      if (phase === 'paused') return { ok: true, facts: [{ type: 'question.reopened', questionId }], undo }
      const problem = problemOfOpening(state, question)
      if (problem) return no('linkage-unfit', problem)
      const slate = context.slate(question)
      if (slate.items.length === 0) return no('nothing-to-rank', 'There are no actions to vote on yet.')
      if (slate.items.length > limits.actions) {
        return no('too-many', `No more than ${limits.actions} actions can be voted on at once, and there are ${slate.items.length}. Ask about one theme, or fewer boards.`)
      }
      const uncosted = withoutCost(question, slate)
      if (uncosted.length > 0) {
        return no('cost-missing', `There is a budget, but no cost for: ${uncosted.slice(0, 3).map(({ title }) => title).join('; ')}${uncosted.length > 3 ? '; …' : ''}.`, { actionIds: uncosted.map(({ actionId }) => actionId) })
      }
      return { ok: true, facts: [{ type: 'question.opened', questionId, slate }], undo }
    }
    case 'ballot.pause':
      if (phase === 'paused') return nothing()
      if (phase !== 'open') return no('question-not-open', 'Voting is not open.')
      return { ok: true, facts: [{ type: 'question.paused', questionId }], undo: { type: 'ballot.open', questionId } }
    case 'ballot.seal':
      if (phase === 'sealed' || phase === 'revealed') return nothing()
      if (phase === 'planned') return no('question-not-open', 'Voting has not been opened yet.')
      return { ok: true, facts: [{ type: 'question.sealed', questionId, submitted: turnout(state, question, context.submitted(question)) }] }
    case 'ballot.reveal': {
      if (phase === 'revealed') return nothing()
      if (phase !== 'sealed') return no('question-not-sealed', 'Close voting before the result is shown.')
      const tally = context.tally(question)
      if (!tally) return no('question-not-sealed', 'The ballots have not been counted yet. Try again in a moment.')
      const moved = completesLinkage(state, question) ? context.moved(question) : null
      return { ok: true, facts: [{ type: 'question.revealed', questionId, tally, ...(moved ? { moved } : {}) }], undo: { type: 'ballot.conceal', questionId } }
    }
    case 'ballot.conceal':
      if (phase === 'sealed') return nothing()
      if (phase !== 'revealed') return no('not-revealed', 'There is no result on show.')
      return { ok: true, facts: [{ type: 'question.concealed', questionId }], undo: { type: 'ballot.reveal', questionId } }
  }
}
