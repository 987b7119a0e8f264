// What is done to the agenda, for the list of things that can be taken back, and what cannot be done to it.
import type { Command } from '../../../shared/protocol/commands.ts'
import type { RefusalCode } from '../../../shared/protocol/refusals.ts'

type AgendaCommand = Extract<Command, { type: `agenda.${string}` | `question.${string}` }>['type']

const words: Record<AgendaCommand, { says: string; of: 'stage' | 'question' }> = {
  'agenda.add': { says: 'Stage added', of: 'stage' },
  'agenda.edit': { says: 'Stage changed', of: 'stage' },
  'agenda.move': { says: 'Stage moved', of: 'stage' },
  'agenda.duplicate': { says: 'Stage duplicated', of: 'stage' },
  'agenda.remove': { says: 'Stage removed', of: 'stage' },
  'agenda.skip': { says: 'Stage left out', of: 'stage' },
  'agenda.unskip': { says: 'Stage taken back in', of: 'stage' },
  'agenda.zone': { says: 'Time zone changed', of: 'stage' },
  'question.add': { says: 'Question added', of: 'question' },
  'question.edit': { says: 'Question changed', of: 'question' },
  'question.move': { says: 'Question moved', of: 'question' },
  'question.remove': { says: 'Question removed', of: 'question' },
}

/** Null for what is not of the agenda. */
export function agendaDone(type: string, names: { stage: string | null; question: string | null }): string | null {
  if (!Object.hasOwn(words, type)) return null
  const { says, of } = words[type as AgendaCommand]
  return names[of] ? `${says}: ${names[of]}` : says
}

export const agendaRefusals: Partial<Record<RefusalCode, string>> = {
  'unknown-stage': 'This stage is not in the agenda any more.',
  'unknown-question': 'This question is not in the agenda any more.',
  'stage-current': 'The room is at this stage. Go to another one first.',
  'stage-begun': 'The room has been in this stage, so it cannot be removed. It can be left out.',
  'stage-skipped': 'This stage is left out. Take it back into the agenda first.',
  'linkage-fixed': 'Voting on a question has been opened that is compared by person with another: what they are compared with can no longer change.',
  'question-fixed': 'Voting on this question has been opened: only its wording can still be changed.',
  'question-needed': 'A ballot stage asks at least one question.',
}
