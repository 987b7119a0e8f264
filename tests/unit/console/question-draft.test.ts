// A question as its dialog holds it, and as it is asked for.
import { expect, test } from 'vitest'
import { moneyProblem } from '../../../client/ui/agenda/money.ts'
import { byNumber, questionDraft as draftIn, questionPlan as planIn } from '../../../client/ui/agenda/stage-draft.ts'
import type { Secrecy } from '../../../shared/event/names.ts'
import type { NumberedAction, Question } from '../../../shared/event/state.ts'

const names = byNumber({ actions: { apprenticeships: { number: 3 }, housing: { number: 12 } } as unknown as Record<string, NumberedAction> })
const questionDraft = (question: Pick<Question, 'title' | 'method' | 'secrecy' | 'options'>) => draftIn(question, names)
const questionPlan = (draft: Parameters<typeof planIn>[0]) => planIn(draft, names)
const asked = (secrecy: Secrecy, options: Record<string, unknown> = {}) => ({ title: 'Q', method: 'rank', secrecy, options })

test.each([
  asked('secret'), asked('public-recount'), asked('public-recount', { live: 'facilitators' }),
  asked('named', { names: 'everyone', live: 'everyone', rankAtMost: 3, theme: 'Just' }),
])('a question that is opened and saved stays as it was: $secrecy $options', (question) => {
  expect(questionPlan(questionDraft(question))).toEqual(question)
})

test('what does not fit the secrecy is not sent, and is there again when it fits', () => {
  const draft = questionDraft(asked('named', { names: 'everyone', live: 'everyone' }))
  expect(questionPlan({ ...draft, seen: { ...draft.seen, secrecy: 'secret' } }).options).toEqual({})
  expect(questionPlan({ ...draft, seen: { ...draft.seen, secrecy: 'public-recount' } }).options).toEqual({ live: 'everyone' })
  expect(questionPlan(draft).options).toEqual({ names: 'everyone', live: 'everyone' })
})

test('nobody sees how it stands, and facilitators see names, unless it is chosen otherwise', () => {
  const draft = questionDraft(asked('secret'))
  expect(draft.seen).toMatchObject({ live: 'nobody', names: 'facilitators' })
  expect(questionPlan({ ...draft, seen: { ...draft.seen, secrecy: 'named', live: 'facilitators' } }).options).toEqual({ names: 'facilitators', live: 'facilitators' })
  expect(questionPlan({ ...draft, vote: { ...draft.vote, method: 'approve' }, seen: { ...draft.seen, secrecy: 'public-recount', live: 'everyone' } })).toMatchObject({ method: 'approve', options: { live: 'everyone' } })
})

test('a budget and its costs go by number in the form, and by action in the question', () => {
  const options = { budget: 50_000, otherCost: 1_000, costs: { apprenticeships: 30_000, housing: 20_000 } }
  const question = { ...asked('secret', options), method: 'approve' }
  const draft = questionDraft(question)
  expect(draft.vote.money).toEqual({ budget: '50000', otherCost: '1000', costs: '3: 30000\n12: 20000' })
  expect(questionPlan(draft)).toEqual(question)
  expect(questionPlan({ ...draft, vote: { ...draft.vote, money: { ...draft.vote.money, budget: '' } } }).options).toEqual({})
  expect(questionPlan({ ...draft, vote: { ...draft.vote, method: 'rank' } }).options).toEqual({})
})

test('with titles, the form says which action a cost belongs to, and the number alone decides', () => {
  const actions = { a: { number: 3 }, b: { number: 12 } } as unknown as Record<string, NumberedAction>
  const named = byNumber({ actions }, new Map([['a', 'Care: paid travel'], ['b', '2 rooms']]))
  const options = { budget: 50, costs: { a: 30, b: 20 } }
  const draft = draftIn({ ...asked('secret', options), method: 'approve' }, named)
  expect(draft.vote.money.costs).toBe('3 Care: paid travel: 30\n12 2 rooms: 20')
  expect(planIn(draft, named).options).toEqual(options)
  const open = { budget: '50', otherCost: '', costs: '3 Care: paid travel: 30\n12 2 rooms: ' }
  expect(moneyProblem(open, named)).toEqual({ field: 'costs', kind: 'bad-line', line: 2 })
  expect(moneyProblem({ ...open, otherCost: '5' }, named)).toBeNull()
})

test.each([
  ['a budget alone', { budget: '50000', otherCost: '', costs: '' }, { field: 'otherCost', kind: 'no-costs' }],
  ['costs without a budget', { budget: '', otherCost: '', costs: '3: 1' }, { field: 'budget', kind: 'bad-amount' }],
  ['a budget of nothing', { budget: '0', otherCost: '1', costs: '' }, { field: 'budget', kind: 'bad-amount' }],
  ['a cost above it', { budget: '10', otherCost: '11', costs: '' }, { field: 'otherCost', kind: 'over-budget' }],
  ['no amount', { budget: '10', otherCost: 'ten', costs: '' }, { field: 'otherCost', kind: 'bad-amount' }],
  ['a line without a cost', { budget: '10', otherCost: '', costs: '3: 5\n12' }, { field: 'costs', kind: 'bad-line', line: 2 }],
  ['nobody’s number', { budget: '10', otherCost: '', costs: '\n7: 5' }, { field: 'costs', kind: 'unknown-action', line: 2 }],
  ['one action twice', { budget: '10', otherCost: '', costs: '3: 5\n№ 3: 4' }, { field: 'costs', kind: 'twice', line: 2 }],
  ['a dear line', { budget: '10', otherCost: '', costs: '3: 50' }, { field: 'costs', kind: 'line-over-budget', line: 1 }],
  ['thousands set apart', { budget: '50,000', otherCost: '', costs: '3: 30 000\n12; 20.000' }, null],
  ['nothing', { budget: '', otherCost: '', costs: '' }, null],
] as const)('what is typed as money is checked: %s', (_, money, problem) => {
  expect(moneyProblem(money, names)).toEqual(problem)
})
