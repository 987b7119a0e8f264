import { pairsForm, type Choices } from '../../../../state/forms/pairs.ts'
import { texts, words } from '../../../../ui/texts/ballots/pairs.ts'
import { plugIn } from '../plug-in.ts'
import Pairs from './Pairs.svelte'

export const method = plugIn<Choices>({
  words,
  form: pairsForm,
  hint: () => texts.hint,
  summary: (choices, _asked, titleOf) => choices.map(([winner, loser]) => ({
    key: `${winner} ${loser}`, lead: '', actionId: winner, says: texts.over(titleOf(loser)),
  })),
  Editor: Pairs,
})
