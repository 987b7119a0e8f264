// Who may see how a question stands while it still takes ballots.
import { roles } from './names.ts'
import type { Role } from './names.ts'
import type { Question } from './state.ts'

/** `options.live`: who is told, where the organiser chose so when the event was made. */
export const liveChoices = ['facilitators', 'everyone'] as const

/** Whom voters are told of before they vote; null where nobody will see anything before the seal. */
export function liveChoiceOf({ secrecy, options }: Pick<Question, 'secrecy' | 'options'>): (typeof liveChoices)[number] | null {
  return secrecy === 'secret' ? null : liveChoices.find((choice) => choice === options['live']) ?? null
}

/** Beside how it stands, who has just voted would tell how they did: of such a question only totals are told meanwhile. */
export function isToldInTotals(question: Question): boolean {
  return question.secrecy !== 'named' && liveAudience(question).length > 0
}

/** Nobody, of a secret question: it has no tally before its seal, whatever its options say. */
export function liveAudience(question: Question): readonly Role[] {
  if (question.phase !== 'open' && question.phase !== 'paused') return []
  const choice = liveChoiceOf(question)
  if (choice === 'everyone') return roles
  return choice === 'facilitators' ? ['organiser', 'facilitator'] : []
}
