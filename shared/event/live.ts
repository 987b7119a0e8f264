// Who may see how a question stands while it still takes ballots.
import type { Role } from './names.ts'
import type { Question } from './state.ts'

/** `options.live`: who is told, where the organiser chose so when the event was made. */
export const liveChoices = ['facilitators', 'everyone'] as const

/** Nobody, of a secret question: it has no tally before its seal, whatever its options say. */
export function liveAudience({ secrecy, options, phase }: Question): readonly Role[] {
  if (secrecy === 'secret' || (phase !== 'open' && phase !== 'paused')) return []
  if (options['live'] === 'everyone') return ['organiser', 'facilitator', 'participant', 'observer']
  return options['live'] === 'facilitators' ? ['organiser', 'facilitator'] : []
}
