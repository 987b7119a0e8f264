// What the big screen shows, and holding its picture until the next one is ready.
import { nothing, no, yes } from './decision.ts'
import type { Decision, Steps } from './decision.ts'
import { allQuestions } from './state.ts'
import type { EventState } from './state.ts'

type ScreenStep = 'screen.show' | 'screen.blank' | 'screen.freeze' | 'screen.release' | 'screen.restore'

export const screenSteps: Steps<ScreenStep> = {
  'screen.show': (state, { show, of }) => {
    const wrong = of === undefined ? null : refused(state, show, of)
    const { screen } = state
    if (wrong) return wrong
    if (screen.show === show && screen.of === of) return nothing()
    return yes([{ type: 'screen.shown', show, ...(of !== undefined && { of }) }], { type: 'screen.show', show: screen.show, ...(screen.of !== undefined && { of: screen.of }) })
  },
  'screen.blank': ({ screen }, { blank }) => (screen.blank === blank
    ? nothing()
    : yes([{ type: 'screen.blanked', blank }], { type: 'screen.blank', blank: !blank })),
  'screen.freeze': ({ screen }, _, { now, newId, here }) => (screen.picture
    ? nothing()
    : yes([{ type: 'screen.frozen', picture: { pictureId: newId(), at: now, here: here() } }], { type: 'screen.release' })),
  'screen.release': ({ screen }) => (screen.picture
    ? yes([{ type: 'screen.frozen', picture: null }], { type: 'screen.restore', picture: screen.picture })
    : nothing()),
  'screen.restore': (_, { picture }) => yes([{ type: 'screen.frozen', picture, again: true }]),
}

function refused(state: EventState, show: string, of: string): Decision | null {
  if (show === 'board') return state.boards.some(({ boardId }) => boardId === of) ? null : no('unknown-board', 'There is no such board in this session.')
  if (show === 'results') return allQuestions(state).some(({ questionId }) => questionId === of) ? null : no('unknown-question', 'There is no such question in this session.')
  return no('bad-command', 'Only boards and results can be chosen.')
}
