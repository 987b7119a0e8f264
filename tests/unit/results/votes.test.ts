// From vote to vote: an action is followed by its lineage, whatever it is called and wherever it stands.
import { expect, it } from 'vitest'
import { drawnLines, voteToVote } from '../../../client/ui/results/votes.ts'
import type { Question } from '../../../shared/event/state.ts'
import { tallyQuestion } from '../../support/tally.ts'
import { parseBallots } from '../ranking/notation.ts'

function vote(questionId: string, ballots: string, lineages: Record<string, string>, phase: Question['phase'] = 'revealed'): Question {
  const actionIds = Object.keys(lineages)
  const cast = parseBallots(ballots).flatMap(({ weight, ranking }) => Array.from({ length: weight }, () => ({ ballot: { method: 'rank' as const, ranking }, group: null })))
  return {
    questionId, title: questionId, method: 'rank', secrecy: 'secret', options: {}, phase, submitted: { total: 5, byGroup: {} },
    slate: { themes: [], items: actionIds.map((actionId, at) => ({ actionId, number: at + 1, lineageId: lineages[actionId]!, title: actionId, themeId: null, wordingHash: '' })) },
    tally: tallyQuestion(cast, { actionIds }, []),
  }
}

it('follows actions by their lineage, those first that are first at the end', () => {
  const shown = voteToVote([vote('one', '5:A>B>C', { A: 'x', B: 'y', C: 'z' }), vote('two', '5:E>D', { D: 'x', E: 'y' })])
  expect(shown!.votes.map(({ title }) => title)).toEqual(['one', 'two'])
  expect(shown!.lines.map(({ lineageId, places, item }) => [lineageId, places, item.title])).toEqual([['y', [2, 1], 'E'], ['x', [1, 2], 'D']])
})

it('shows nothing where votes have nothing in common, or are not revealed', () => {
  expect(voteToVote([vote('one', '5:A>B', { A: 'x', B: 'y' }), vote('two', '5:C>D', { C: 'u', D: 'v' })])).toBeNull()
  expect(voteToVote([vote('one', '5:A>B', { A: 'x', B: 'y' }), vote('two', '5:A>B', { A: 'x', B: 'y' }, 'sealed')])).toBeNull()
})

it('draws tied actions one under the other, and leaves no gap where a vote did not ask about an action', () => {
  const shown = voteToVote([vote('one', '5:A=B=C', { A: 'x', B: 'y', C: 'z' }), vote('two', '5:F>E', { E: 'y', F: 'z' })])!
  const drawn = drawnLines(shown.lines)
  expect(drawn.map(({ lineageId, places, slots }) => [lineageId, places, slots])).toEqual([['z', [1, 1], [1, 1]], ['y', [1, 2], [2, 2]]])
})

it('draws only what came highest in any vote where there are too many lines to be told apart', () => {
  const ids = Array.from({ length: 40 }, (_, at) => `a${String(at).padStart(2, '0')}`)
  const lineages = Object.fromEntries(ids.map((id) => [id, id]))
  const shown = voteToVote([vote('one', `5:${ids.join('>')}`, lineages), vote('two', `5:${[...ids].reverse().join('>')}`, lineages)])!
  const drawn = drawnLines(shown.lines)
  expect(drawn).toHaveLength(24)
  expect(drawn.map(({ lineageId }) => lineageId).toSorted()).toEqual([...ids.slice(0, 12), ...ids.slice(28)])
  expect(drawn.find(({ lineageId }) => lineageId === 'a39')).toMatchObject({ places: [40, 1], slots: [24, 1] })
})
