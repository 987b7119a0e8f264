import { setSize } from '../../../../../shared/ranking/options.ts'
import { rankFewForm, type Rankings } from '../../../../state/forms/rank-few.ts'
import { texts, words } from '../../../../ui/texts/ballots/rank-few.ts'
import { plugIn } from '../plug-in.ts'
import RankFew from './RankFew.svelte'

export const method = plugIn<Rankings>({
  words,
  form: rankFewForm,
  hint: (asked) => texts.hint(setSize(asked.options, asked.actionIds.length)),
  summary: (rankings, _asked, titleOf) => rankings.map((tiers) => {
    const [[first = '', ...beside] = [], ...below] = tiers
    return { key: tiers.flat().join(' '), lead: '', actionId: first, says: texts.after(beside.map(titleOf), below.map((tier) => tier.map(titleOf))) }
  }),
  Editor: RankFew,
  isWide: true,
})
