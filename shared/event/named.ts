// Who may see the ballots of a named question with the names of those who cast them, and from when on.
import { roles } from './names.ts'
import type { Role } from './names.ts'
import type { Question } from './state.ts'

/** `options.names`: with `everyone` everybody in the event sees them once the result is revealed. */
export const namesChoices = ['facilitators', 'everyone'] as const

/** Nobody, of any other question, and nobody before the seal. */
export function namedAudience({ secrecy, options, phase }: Pick<Question, 'secrecy' | 'options' | 'phase'>): readonly Role[] {
  if (secrecy !== 'named' || (phase !== 'sealed' && phase !== 'revealed')) return []
  return options['names'] === 'everyone' && phase === 'revealed' ? roles : ['organiser', 'facilitator']
}
