// A question as its dialog holds it, and as it is asked for.
import { expect, test } from 'vitest'
import { questionDraft, questionPlan } from '../../../client/ui/agenda/stage-draft.ts'
import type { Secrecy } from '../../../shared/event/names.ts'

const asked = (secrecy: Secrecy, options: Record<string, unknown> = {}) => ({ title: 'Q', method: 'rank', secrecy, options })

test.each([
  asked('secret'), asked('public-recount'), asked('public-recount', { live: 'facilitators' }),
  asked('named', { names: 'everyone', live: 'everyone', rankAtMost: 3, theme: 'Just' }),
])('a question that is opened and saved stays as it was: $secrecy $options', (question) => {
  expect(questionPlan(questionDraft(question))).toEqual(question)
})

test('what does not fit the secrecy is not sent, and is there again when it fits', () => {
  const draft = questionDraft(asked('named', { names: 'everyone', live: 'everyone' }))
  expect(questionPlan({ ...draft, secrecy: 'secret' }).options).toEqual({})
  expect(questionPlan({ ...draft, secrecy: 'public-recount' }).options).toEqual({ live: 'everyone' })
  expect(questionPlan(draft).options).toEqual({ names: 'everyone', live: 'everyone' })
})

test('nobody sees how it stands, and facilitators see names, unless it is chosen otherwise', () => {
  const draft = questionDraft(asked('secret'))
  expect(draft).toMatchObject({ live: 'nobody', names: 'facilitators' })
  expect(questionPlan({ ...draft, secrecy: 'named', live: 'facilitators' }).options).toEqual({ names: 'facilitators', live: 'facilitators' })
  expect(questionPlan({ ...draft, vote: { ...draft.vote, method: 'approve' }, secrecy: 'public-recount', live: 'everyone' })).toMatchObject({ method: 'approve', options: { live: 'everyone' } })
})
