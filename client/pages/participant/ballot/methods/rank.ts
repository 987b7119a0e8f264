import { mostRanked } from '../../../../../shared/ranking/options.ts'
import { placeOf, rankForm, type Tiers } from '../../../../state/ranking.ts'
import { texts, words } from '../../../../ui/texts/ballots/rank.ts'
import { plugIn } from '../plug-in.ts'
import RankBallot from '../RankBallot.svelte'

export const method = plugIn<Tiers>({
  words,
  form: ({ actionIds }) => rankForm(actionIds),
  hint: (asked, said) => {
    const most = mostRanked(asked.options, asked.actionIds.length)
    if (said === 0) return most < asked.actionIds.length ? texts.hintStartMost(most) : texts.hintStart
    return said < most ? texts.hintGoOn : texts.hintFull
  },
  summary: (tiers) => tiers.flat().map((actionId) => {
    const { position, tiedWith } = placeOf(tiers, actionId)!
    return { key: actionId, lead: texts.place(position, tiedWith > 0), actionId }
  }),
  Editor: RankBallot,
  isWide: true,
})
