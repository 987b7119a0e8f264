import { agreeForm, type Answers } from '../../../../state/forms/agree.ts'
import { texts, words } from '../../../../ui/texts/ballots/agree.ts'
import { plugIn } from '../plug-in.ts'
import Agree from './Agree.svelte'

export const method = plugIn<Answers>({
  words,
  form: agreeForm,
  hint: () => texts.hint,
  summary: (answers) => [...answers].map(([actionId, given]) => ({ key: actionId, lead: '', actionId, says: texts.nameOf(given) })),
  Editor: Agree,
})
