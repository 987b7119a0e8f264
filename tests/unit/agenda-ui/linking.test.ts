// Two questions that are compared by person, as the question's dialog links them.
import { expect, test } from 'vitest'
import { couldBePartners, linking, partnerOf } from '../../../client/ui/agenda/linking.ts'
import type { Question } from '../../../shared/event/state.ts'

const question = (questionId: string, options: Question['options'] = {}, rest: Partial<Question> = {}): Question =>
  ({ questionId, title: questionId, method: 'rank', secrecy: 'secret', options, slate: null, ...rest }) as Question

const before = question('before', { topK: 3 })
const after = question('after')
const linked = [question('before', { topK: 3, linkage: 'pair-x' }), question('after', { linkage: 'pair-x' }), question('third')] as const

test('two questions are linked by one new name, and what else the other asks for stays', () => {
  expect(linking(after, 'before', [before, after], 'pair-1')).toEqual({
    linkage: 'pair-1', others: [{ type: 'question.edit', questionId: 'before', options: { topK: 3, linkage: 'pair-1' } }],
  })
})

test('what is linked stays so, is linked with another, or with none', () => {
  const [first, second] = linked
  expect(partnerOf(second, linked)).toBe('before')
  expect(linking(second, 'before', linked, 'pair-2')).toEqual({ linkage: 'pair-x', others: [] })
  const freed = { type: 'question.edit', questionId: 'before', options: { topK: 3 } }
  expect(linking(second, '', linked, 'pair-2')).toEqual({ linkage: null, others: [freed] })
  expect(linking(second, 'third', linked, 'pair-2')).toEqual({
    linkage: 'pair-2', others: [freed, { type: 'question.edit', questionId: 'third', options: { linkage: 'pair-2' } }],
  })
  expect(linking(first, 'gone', [first], 'pair-2')).toEqual({ linkage: null, others: [] })
})

test('offered are rankings that are as secret, not opened yet, and linked with no third', () => {
  const slate = { items: [], fixedAt: 1 } as unknown as NonNullable<Question['slate']>
  const all = [...linked, question('dots', {}, { method: 'dots' }), question('open', {}, { secrecy: 'public-recount' }), question('voted', {}, { slate })]
  const ids = (of: Question, secrecy: Question['secrecy']) => couldBePartners(of, secrecy, all).map(({ questionId }) => questionId)
  expect(ids(linked[1], 'secret')).toEqual(['before', 'third'])
  expect(ids(linked[2], 'secret')).toEqual([])
  expect(ids(linked[2], 'public-recount')).toEqual(['open'])
  expect(ids(linked[2], 'named')).toEqual([])
})
