import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pasteChars, readPaste } from '../../../client/pages/organiser/setup/paste.ts'
import { limits } from '../../../shared/board/schema.ts'

describe('a pasted list of actions', () => {
  it('OP-5 takes one action a line, with its detail behind a dash', () => {
    expect(readPaste('Equal pay — one framework\n\n  Wider routes – no exams needed\r\nSafe staffing - set before the budget\nWell-being for all').actions).toEqual([
      { title: 'Equal pay', detail: 'one framework', theme: null },
      { title: 'Wider routes', detail: 'no exams needed', theme: null },
      { title: 'Safe staffing', detail: 'set before the budget', theme: null },
      { title: 'Well-being for all', detail: '', theme: null },
    ])
  })

  it('OP-5 starts a theme with a line that ends in a colon, and finds known themes whatever their capitals', () => {
    const pasted = readPaste('First\nJUST:\nEqual pay\nNew ways:\nNew roles: a clear scope', ['Just', 'Integrated'])
    expect(pasted.themes).toEqual(['Just', 'Integrated', 'New ways'])
    expect(pasted.actions.map(({ title, theme }) => [title, theme])).toEqual([['First', null], ['Equal pay', 'Just'], ['New roles: a clear scope', 'New ways']])
  })

  it('OP-5 takes columns from a spreadsheet: title, detail, theme', () => {
    const pasted = readPaste('Equal pay\tOne framework – everywhere\tJust\nNew roles\t\tInnovative\nSkill mix\tBy the team')
    expect(pasted.actions).toEqual([
      { title: 'Equal pay', detail: 'One framework – everywhere', theme: 'Just' },
      { title: 'New roles', detail: '', theme: 'Innovative' },
      { title: 'Skill mix', detail: 'By the team', theme: null },
    ])
  })

  it('leaves out bullets and numbers that a word processor adds', () => {
    expect(readPaste('• Equal pay\n- Wider routes\n12. Safe staffing\n3)\tNew roles\n•\tSkill mix\n24 hours of rest').actions.map(({ title }) => title))
      .toEqual(['Equal pay', 'Wider routes', 'Safe staffing', 'New roles', 'Skill mix', '24 hours of rest'])
  })

  it('OP-5 names titles that come twice, and refuses what is too long or too much', () => {
    expect(readPaste('Same\nother\nsame\nSAME').repeated).toEqual(['same'])
    expect(readPaste(`${'x'.repeat(limits.titleChars + 1)}\nok\n${'y'.repeat(limits.titleChars)} – ${'z'.repeat(limits.detailChars + 1)}`).problems).toEqual([
      { kind: 'long-title', line: 1, max: limits.titleChars }, { kind: 'long-detail', line: 3, max: limits.detailChars },
    ])
    expect(readPaste('\tonly a detail\t').problems).toEqual([{ kind: 'no-title', line: 1 }])
    expect(readPaste('a\n'.repeat(limits.actions + 5)).problems).toEqual([{ kind: 'too-many-actions', max: limits.actions }])
    expect(readPaste('a:\nb\n'.repeat(1) + Array.from({ length: 60 }, (_, i) => `t${i}:`).join('\n')).problems).toEqual([{ kind: 'too-many-themes', max: limits.themes }])
    expect(readPaste('a'.repeat(pasteChars + 1))).toMatchObject({ actions: [], problems: [{ kind: 'too-much' }] })
  })

  it('never throws and never makes up words', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom('a', ' ', '\t', '\n', ':', '–', '-', '1.', '•', '\r') }), (text) => {
      for (const { title, detail } of readPaste(text).actions) {
        expect(title).not.toBe('')
        expect(text.replaceAll('\t', ' ')).toContain(title)
        expect(text.replaceAll('\t', ' ')).toContain(detail)
      }
    }))
  })
})
