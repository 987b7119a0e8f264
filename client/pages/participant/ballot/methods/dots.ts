import { dotLimits } from '../../../../../shared/ranking/options.ts'
import { dotsForm, type Dots } from '../../../../state/forms/dots.ts'
import { texts, words } from '../../../../ui/texts/ballots/dots.ts'
import { plugIn } from '../plug-in.ts'
import DotsEditor from './Dots.svelte'

export const method = plugIn<Dots>({
  words,
  form: dotsForm,
  hint: (asked) => {
    const { dots, mostOnOne } = dotLimits(asked.options)
    return mostOnOne < dots ? texts.hintMost(dots, mostOnOne) : texts.hint(dots)
  },
  summary: (dots) => [...dots].sort(([, a], [, b]) => b - a).map(([actionId, count]) => ({ key: actionId, lead: texts.count(count), actionId })),
  Editor: DotsEditor,
})
