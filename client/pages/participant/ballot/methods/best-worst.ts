import { bestWorstForm, type ChosenSets } from '../../../../state/forms/best-worst.ts'
import { texts, words } from '../../../../ui/texts/ballots/best-worst.ts'
import { plugIn } from '../plug-in.ts'
import BestWorst from './BestWorst.svelte'

export const method = plugIn<ChosenSets>({
  words,
  form: bestWorstForm,
  hint: () => texts.hint,
  summary: (sets, _asked, titleOf) => sets.map(({ best, worst, shown }) => ({
    key: shown.join(' '), lead: '', actionId: best, says: texts.overWorst(titleOf(worst)),
  })),
  Editor: BestWorst,
})
