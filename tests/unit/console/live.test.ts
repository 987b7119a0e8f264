// Which live tally a page shows, and when.
import { expect, test } from 'vitest'
import { heard, liveTallyOf, stillTaken } from '../../../client/state/live.ts'
import type { LiveTallies } from '../../../client/state/live.ts'
import { soFar } from '../../../client/ui/results/so-far.ts'
import { bandsFor, firstCounting } from '../../../client/ui/results/result-view.ts'
import { roles } from '../../../shared/event/names.ts'
import type { Role, Secrecy } from '../../../shared/event/names.ts'
import { findQuestion } from '../../../shared/event/state.ts'
import type { EventState, Question, QuestionPhase } from '../../../shared/event/state.ts'
import { plainResult } from '../../../shared/ranking/result/plain-result.ts'
import { Room, tally } from '../event/room.ts'

const told = plainResult(tally, 'public-recount')
const known = heard({}, { questionId: 'q1', live: true, tally: told })

function asked(secrecy: Secrecy, live: string | undefined, phase: QuestionPhase = 'open'): Question {
  return { ...findQuestion(new Room().state, 'q1')!, secrecy, phase, options: live === undefined ? {} : { live } }
}

const shownTo = (question: Question, tallies: LiveTallies = known): Role[] => roles.filter((role) => liveTallyOf(tallies, question, role) !== null)

function stateWith(question: Question): EventState {
  const { state } = new Room()
  return { ...state, agenda: state.agenda.map((stage) => ({ ...stage, ...(stage.questions && { questions: stage.questions.map((one) => (one.questionId === question.questionId ? question : one)) }) })) }
}

test.each(['public-recount', 'named'] as const)('UI-10 a live tally is shown to those whom the organiser chose: %s', (secrecy) => {
  expect(shownTo(asked(secrecy, 'everyone'))).toEqual([...roles])
  expect(shownTo(asked(secrecy, 'everyone', 'paused'))).toEqual([...roles])
  expect(shownTo(asked(secrecy, 'facilitators'))).toEqual(['organiser', 'facilitator'])
  expect(shownTo(asked(secrecy, undefined))).toEqual([])
  expect(liveTallyOf(known, asked(secrecy, 'everyone'), null)).toBeNull()
})

test('UI-10 of a secret question nothing is shown, whatever was heard', () => {
  expect(shownTo(asked('secret', 'everyone'))).toEqual([])
})

test.each(['planned', 'sealed', 'revealed'] as const)('UI-10 none is shown, and none is kept, of a question that takes no ballots: %s', (phase) => {
  const question = asked('public-recount', 'everyone', phase)
  expect(shownTo(question)).toEqual([])
  const left = stillTaken(known, stateWith(question))
  expect(left).toEqual({})
  expect(shownTo(asked('public-recount', 'everyone'), left)).toEqual([])
})

test('UI-10 what is heard takes the place of what was heard before; a reveal is no live tally', () => {
  const later = { ...told, ballots: told.ballots + 1 }
  const open = asked('public-recount', 'everyone')
  expect(liveTallyOf(heard(known, { questionId: 'q1', live: true, tally: later }), open, 'participant')).toBe(later)
  expect(heard(known, { questionId: 'q1', live: false, tally: later })).toBe(known)
  expect(stillTaken(known, stateWith(open))).toBe(known)
  expect(shownTo({ ...open, questionId: 'q2' })).toEqual([])
})

test('UI-10 the order so far has places and ties, never intervals', () => {
  const sure = { method: 'schulze', treatment: 'last' as const, weighting: 'persons' as const, draws: 100, low: [1, 1, 1], high: [3, 3, 3], inTop: [1, 1, 1], bands: [{ from: 1, to: 3, actionIds: ['a1', 'a2', 'a3'] }] }
  const result = soFar({ ...told, certainty: [sure] })
  const rows = bandsFor(result, firstCounting(result)).flatMap((band) => band.rows)
  expect(rows.map(({ actionId }) => actionId)).toEqual(told.counts[0]!.ranking.flat())
  expect(new Set(rows.map(({ interval }) => interval))).toEqual(new Set([null]))
})
