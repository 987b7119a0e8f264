import { describe, expect, it } from 'vitest'
import { byTitle } from '../../../client/ui/agenda/money.ts'
import { minutesAreWrong, questionDraft, questionPlan, stageCommands, stageDraft, toggled } from '../../../client/ui/agenda/stage-draft.ts'
import { agendaDone } from '../../../client/ui/texts/agenda-words.ts'
import type { Stage } from '../../../shared/event/state.ts'

const stage: Stage = { stageId: 's', kind: 'explore', title: 'Explore', seconds: 600 }
const boards = ['b1', 'b2']

describe('a stage in its dialog', () => {
  it('asks for nothing where nothing was changed, and for no more than what was', () => {
    const draft = stageDraft(stage, boards)
    expect(stageCommands(draft, stage, boards)).toEqual([])
    expect(stageCommands({ ...draft, title: ' Look ' }, stage, boards)).toEqual([{ type: 'agenda.edit', stageId: 's', title: 'Look' }])
    expect(stageCommands({ ...draft, minutes: '', boards: ['b2'], allows: ['argue'] }, stage, boards)).toEqual([
      { type: 'agenda.edit', stageId: 's', seconds: null, boards: ['b2'], allows: ['argue'] },
    ])
    const narrow: Stage = { ...stage, boards: ['b2'], allows: ['argue'] }
    expect(stageCommands({ ...stageDraft(narrow, boards), boards, allows: null }, narrow, boards)).toEqual([{ type: 'agenda.edit', stageId: 's', boards: null, allows: null }])
  })

  it('takes whole minutes or none', () => {
    const draft = stageDraft(stage, boards)
    expect(['', '5', '1440', '0', '1441', 'soon', '1.5'].map((minutes) => minutesAreWrong({ ...draft, minutes }))).toEqual([false, false, false, true, true, true, true])
  })

  it('starts from what is usual when rights are chosen', () => {
    const draft = stageDraft(stage, boards)
    expect(toggled(draft, stage, 'argue')).toEqual(['add', 'edit', 'move', 'evidence'])
    expect(toggled({ ...draft, allows: ['add'] }, stage, 'argue')).toEqual(['add', 'argue'])
  })
})

describe('a question in its dialog', () => {
  it('keeps its theme and options, and leaves behind what belongs to other ballots', () => {
    const asked = { title: 'Which?', method: 'dots', secrecy: 'named' as const, options: { dots: 5, theme: 'Just', names: 'everyone', live: 'facilitators' } }
    const draft = questionDraft(asked, byTitle)
    expect(questionPlan(draft, byTitle)).toEqual({ ...asked, options: { dots: 5, theme: 'Just', names: 'everyone', live: 'facilitators' } })
    expect(questionPlan({ ...draft, seen: { ...draft.seen, secrecy: 'secret' } }, byTitle).options).toEqual({ dots: 5, theme: 'Just' })
  })
})

describe('what was done to the agenda', () => {
  it('is named with its title, and nothing else is', () => {
    expect(agendaDone('agenda.move', { stage: 'Explore', question: null })).toBe('Stage moved: Explore')
    expect(agendaDone('question.remove', { stage: null, question: null })).toBe('Question removed')
    expect(agendaDone('stage.go', { stage: 'Explore', question: null })).toBeNull()
    expect(agendaDone('toString', { stage: null, question: null })).toBeNull()
  })
})
