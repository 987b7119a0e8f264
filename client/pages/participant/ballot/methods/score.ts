import { scaleOf, scoreForm, type Scores } from '../../../../state/forms/score.ts'
import { texts, words } from '../../../../ui/texts/ballots/score.ts'
import { plugIn } from '../plug-in.ts'
import Score from './Score.svelte'

export const method = plugIn<Scores>({
  words,
  form: scoreForm,
  hint: (asked) => texts.hint(scaleOf(asked).criteria.length),
  inShort: (said, { actionIds }) => words.countOf(said, actionIds.length),
  summary: (scores, asked) => {
    const { criteria, steps, labels } = scaleOf(asked)
    return [...scores].map(([actionId, given]) => ({
      key: actionId, lead: '', actionId,
      says: texts.list(criteria.flatMap(({ id, title }) => {
        const score = given.get(id)
        return score === undefined ? [] : [texts.scored(title, labels[steps.indexOf(score)] ?? texts.step(score))]
      })),
    }))
  },
  Editor: Score,
})
