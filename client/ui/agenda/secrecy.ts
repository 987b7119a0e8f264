// Who sees ballots, names and how it stands, as a form holds it: what does not fit the secrecy is kept, not sent.
import { liveChoiceOf, liveChoices } from '../../../shared/event/live.ts'
import type { namesChoices } from '../../../shared/event/named.ts'
import type { Secrecy } from '../../../shared/event/names.ts'
import type { QuestionOptions } from '../../../shared/ranking/options.ts'

export const liveDrafts = ['nobody', ...liveChoices] as const

export type SecrecyDraft = { secrecy: Secrecy; live: (typeof liveDrafts)[number]; names: (typeof namesChoices)[number] }

export function secrecyOf(secrecy: Secrecy = 'secret', options: QuestionOptions = {}): SecrecyDraft {
  return {
    secrecy, live: liveChoiceOf({ secrecy, options }) ?? 'nobody', names: options['names'] === 'everyone' ? 'everyone' : 'facilitators',
  }
}

export function secrecyOptions({ secrecy, live, names }: SecrecyDraft): Record<string, unknown> {
  return { ...(secrecy === 'named' && { names }), ...(secrecy !== 'secret' && live !== 'nobody' && { live }) }
}
