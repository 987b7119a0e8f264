import { describe, expect, it } from 'vitest'
import { keyAction, takesLetters } from '../../../client/pages/facilitator/keys.ts'

const press = { key: 'p', ctrlKey: false, metaKey: false, altKey: false, repeat: false, isComposing: false }
const free = { on: true, typing: false, asking: false }

describe('the console’s keys', () => {
  it.each([['p', 'pause'], ['P', 'pause'], ['z', 'undo'], ['b', 'blank'], ['x', null], ['Enter', null], [' ', null]])('%j: %s', (key, action) => {
    expect(keyAction({ ...press, key }, free)).toBe(action)
  })

  it.each(['ctrlKey', 'metaKey', 'altKey', 'repeat', 'isComposing'] as const)('UI-3 do nothing with %s', (held) => {
    expect(keyAction({ ...press, [held]: true }, free)).toBeNull()
  })

  it('UI-3 do nothing in a field, under a dialog, or switched off', () => {
    expect(keyAction(press, { ...free, typing: true })).toBeNull()
    expect(keyAction(press, { ...free, asking: true })).toBeNull()
    expect(keyAction(press, { ...free, on: false })).toBeNull()
  })

  it.each([
    [{ tagName: 'INPUT', type: 'text' }, true], [{ tagName: 'INPUT', type: 'search' }, true], [{ tagName: 'TEXTAREA' }, true],
    [{ tagName: 'SELECT' }, true], [{ tagName: 'DIV', isContentEditable: true }, true],
    [{ tagName: 'INPUT', type: 'checkbox' }, false], [{ tagName: 'BUTTON' }, false], [{ tagName: 'BODY' }, false], [null, false],
  ])('%j takes letters: %s', (target, takes) => {
    expect(takesLetters(target)).toBe(takes)
  })
})
