import { describe, expect, it } from 'vitest'
import { optionSchemas, type QuestionMethod } from '../../../shared/protocol/question-options.ts'
import { limits, themeColours } from '../../../shared/board/schema.ts'
import { findTemplate, templates } from '../../../shared/templates/templates.ts'

describe('templates', () => {
  it('has the seven that the outside contract names, each once', () => {
    expect(templates.map(({ template }) => template).sort()).toEqual(
      ['assembly', 'blank', 'case-studies', 'conference', 'deliberative-event', 'demo', 'panel'])
    expect(findTemplate('demo')?.title).toBe('Health and care workforce 2035')
    expect(findTemplate('toString')).toBeUndefined()
  })

  it.each(templates)('OP-4 $template: every name it refers to is there, and everything keeps within the bounds', ({ agenda, boards, groups }) => {
    expect(new Set(groups).size).toBe(groups.length)
    expect(agenda.some(({ kind }) => kind === 'ballot')).toBe(true)
    const themes = new Set(boards.flatMap((board) => board.themes.map(({ title }) => title)))
    for (const stage of agenda) {
      expect(stage.title).not.toBe('')
      expect(stage.seconds ?? 1).toBeGreaterThan(0)
      if (stage.kind !== 'ballot') expect(stage.questions).toBeUndefined()
      for (const question of stage.questions ?? []) {
        const schema = optionSchemas[question.method as QuestionMethod]
        expect(schema.safeParse(question.options ?? {}).error).toBeUndefined()
        if (question.options?.theme !== undefined) expect(themes).toContain(question.options.theme)
      }
    }
    for (const board of boards) {
      expect(board.themes.length).toBeLessThanOrEqual(themeColours.length)
      expect(new Set(board.actions.map(({ title }) => title)).size).toBe(board.actions.length)
      for (const action of board.actions) {
        if (action.theme !== undefined) expect(themes).toContain(action.theme)
        expect(action.title.length).toBeLessThanOrEqual(limits.titleChars)
        for (const { text } of action.arguments ?? []) expect(text.length).toBeLessThanOrEqual(limits.argumentChars)
        for (const { source } of action.evidence ?? []) expect(source).not.toBe('')
      }
    }
  })

  it('OP-4 brings a demo event that is ready to be tried', () => {
    const { agenda, boards, groups } = findTemplate('demo')!
    const { actions, themes } = boards[0]!
    expect(agenda.map(({ kind }) => kind)).toEqual(['welcome', 'explore', 'refine', 'ballot', 'results'])
    expect(groups).toHaveLength(5)
    expect(themes.map(({ title }) => title)).toEqual(['Just', 'Sustainable', 'Integrated', 'Innovative'])
    expect(actions.length).toBeGreaterThanOrEqual(16)
    expect(actions.every(({ detail }) => detail !== undefined && detail !== '')).toBe(true)
    expect(themes.every(({ title }) => actions.some(({ theme }) => theme === title))).toBe(true)
    expect(actions.filter((action) => action.arguments?.length).length).toBeGreaterThan(3)
    expect(actions.filter((action) => action.evidence?.length).length).toBeGreaterThan(3)
  })
})
