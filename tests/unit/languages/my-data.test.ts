import { expect, it } from 'vitest'
import { inWords } from '../../../client/ui/people-data/in-words.ts'
import type { SubjectData } from '../../../shared/protocol/subject.ts'

const nothing: SubjectData = { event: { eventId: 'e1', title: 'Workforce' }, participantId: 'p1', name: null, group: null, joinedAt: null, removed: false, table: null, words: [], written: [], questions: [], namedBallots: [], journal: [], notHere: [] }
const at = Date.UTC(2035, 2, 1, 9)

it('ER-21 what is kept of somebody is said in plain words, with what is not there and why; also where there is next to nothing', () => {
  const text = inWords({
    ...nothing, name: 'Ann', group: 'Care', joinedAt: at, table: 'Table 2', removed: true,
    words: [{ board: 'Board', kind: 'actions', id: 'a', field: 'title', now: 'Pay more' }, { board: 'Board', kind: 'arguments', id: 'g', field: 'text', now: null }],
    written: [' more'], questions: [{ text: 'Why?', askedAt: at, status: 'answered', answer: 'Because' }], namedBallots: [{ questionId: 'q', title: 'What first?', ballot: { method: 'approve', approved: ['a1', 'a2'] }, titles: { a1: 'Equal pay', a2: 'Shared records' } }],
    journal: [{ seq: 4, at, fact: { type: 'person.joined' } }, { seq: 5, at, fact: { type: 'author.named' } }, { seq: 9, at, fact: { type: 'moderation.noted', reason: 'Too loud' } }, { seq: 10, at, fact: { type: 'whatever.is-new' } }],
  }, at)
  for (const words of [
    'What is kept of you in “Workforce”', 'Name: Ann', 'Group: Care', 'Table: Table 2', 'Reference: p1', 'shut out', 'Board, Action: now says “Pay more”', 'Board, Argument: deleted since', '“more”', '“Why?”', 'Answer: “Because”',
    'What first?: Equal pay; Shared records', 'You joined. (entry 4)', 'Your name was put beside what you write. (entry 5)', '“Too loud” (entry 9)', 'Other (whatever.is-new).', 'pseudonym',
  ]) expect(text).toContain(words)
  const little = inWords(nothing, at)
  expect(little).toContain('Name: none given')
  expect(little.match(/Nothing\./g)).toHaveLength(5)
})
