import { describe, expect, it } from 'vitest'
import { grouped, joinLink } from '../../../client/ui/screen/joining.ts'
import { screenView } from '../../../client/ui/screen/view.ts'
import { view } from '../../../shared/event/visibility.ts'
import type { Command } from '../../../shared/protocol/commands.ts'
import { Room } from '../event/room.ts'

function shown(...commands: Command[]): string {
  const { state } = new Room().do(...commands)
  const what = screenView(view(state, 'observer'))
  return 'questions' in what ? `${what.kind} ${what.questions.map((question) => question.questionId).join(' ')}`.trim() : what.kind
}

const go = (stageId: string): Command => ({ type: 'stage.go', stageId })
const sealed: Command[] = [go('prioritise'), { type: 'ballot.seal', questionId: 'q1' }]
const revealed: Command[] = [...sealed, { type: 'ballot.reveal', questionId: 'q1' }]

describe('what the big screen shows', () => {
  it.each([['welcome', 'people'], ['explore', 'board'], ['refine', 'board'], ['prioritise', 'voting q1'], ['principles', 'voting q2 q3']])(
    'follows the stage: %s shows %s', (stageId, view) => {
      expect(shown(go(stageId))).toBe(view)
    })

  it('UI-4 shows a result from its reveal on, and not before', () => {
    expect(shown(...sealed)).toBe('voting q1')
    expect(shown(...sealed, go('results'))).toBe('voting q1')
    expect(shown(...revealed)).toBe('results q1')
    expect(shown(...revealed, go('results'))).toBe('results q1')
    expect(shown(...revealed, go('results'), { type: 'ballot.conceal', questionId: 'q1' })).toBe('voting q1')
  })

  it('shows in a later ballot stage the new question, not the result of the one before', () => {
    expect(shown(...revealed, go('principles'))).toBe('voting q2 q3')
  })

  it.each(['people', 'board'] as const)('shows %s whatever the stage, when told to', (show) => {
    expect(shown(...revealed, { type: 'screen.show', show })).toBe(show)
  })

  it('told to show results, shows them from any stage, or how voting stands', () => {
    expect(shown({ type: 'screen.show', show: 'results' })).toBe('voting q1 q2 q3')
    expect(shown(...sealed, go('refine'), { type: 'screen.show', show: 'results' })).toBe('voting q1')
    expect(shown(...revealed, go('refine'), { type: 'screen.show', show: 'results' })).toBe('results q1')
  })

  it('UI-10 told to show results, shows how the stage’s own questions stand where everybody may see it, until the seal', () => {
    const results: Command = { type: 'screen.show', show: 'results' }
    const openly = (secrecy: 'secret' | 'public-recount', live: string): string => {
      const { state } = new Room().do(go('prioritise'), results)
      const what = screenView(view({
        ...state, agenda: state.agenda.map((stage) => ({ ...stage, ...(stage.questions && { questions: stage.questions.map((question) => ({ ...question, secrecy, options: { live } })) }) })),
      }, 'observer'))
      return what.kind
    }
    expect(openly('public-recount', 'everyone')).toBe('so-far')
    expect(openly('public-recount', 'facilitators')).toBe('voting')
    expect(openly('secret', 'everyone')).toBe('voting')
    expect(shown(...sealed, results)).toBe('voting q1')
  })

  it('ends with the results, or with thanks', () => {
    expect(shown(...revealed, { type: 'event.close' })).toBe('results q1')
    expect(shown(...sealed, { type: 'event.close' })).toBe('thanks')
  })
})

describe('the way in', () => {
  it('is a code in two halves and a link that keeps the code in its fragment', () => {
    expect(grouped('ABCD2345')).toBe('ABCD 2345')
    expect(grouped('123456')).toBe('123456')
    expect(joinLink('https://plenary.example', 'ABCD2345')).toBe('https://plenary.example/#ABCD2345')
  })
})
