import { mostApproved } from '../../../../../shared/ranking/options.ts'
import { approveForm, type Approved } from '../../../../state/forms/approve.ts'
import { texts, words } from '../../../../ui/texts/ballots/approve.ts'
import { plugIn } from '../plug-in.ts'
import Approve from './Approve.svelte'

export const method = plugIn<Approved>({
  words,
  form: approveForm,
  hint: (asked) => {
    const most = mostApproved(asked.options, asked.actionIds.length)
    return most < asked.actionIds.length ? texts.hintMost(most) : texts.hint
  },
  inShort: texts.ticked,
  summary: (approved) => approved.map((actionId) => ({ key: actionId, lead: '', actionId })),
  Editor: Approve,
})
