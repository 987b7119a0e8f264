import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { TextBinding, type Field } from '../../../client/ui/shared-text/binding.ts'

describe('a field bound to a shared text', () => {
  it('writes what is typed, and nothing else', () => {
    const { text, field, type, updates } = setUp('Equal pay')
    type(5, 5, ' and fair')
    expect(text.toString()).toBe('Equal and fair pay')
    expect(field.value).toBe('Equal and fair pay')
    expect(updates()).toBe(1)
  })

  it('shows what others type and leaves caret and selection with their words', () => {
    const { text, field } = setUp('One pay framework')
    field.setSelectionRange(4, 7, 'backward')
    text.insert(0, 'Only ')
    expect(field.value).toBe('Only One pay framework')
    expect([field.selectionStart, field.selectionEnd, field.selectionDirection]).toEqual([9, 12, 'backward'])
    text.delete(0, 5)
    expect([field.selectionStart, field.selectionEnd]).toEqual([4, 7])
  })

  it('CL-7 keeps the word being typed whole when another person types at the same place', () => {
    const { text, field, type } = setUp('')
    for (const letter of 'care') {
      type(field.selectionEnd, field.selectionEnd, letter)
      text.insert(text.length, 'x')
    }
    expect(text.toString()).toBe('carexxxx')
    expect(field.value).toBe('carexxxx')
    expect(field.selectionEnd).toBe(4)
  })

  it('takes a selection away that is overwritten', () => {
    const { text, type } = setUp('by 2028 at last')
    type(3, 7, '2030')
    expect(text.toString()).toBe('by 2030 at last')
  })

  it('leaves the selection of a field without focus alone', () => {
    const { text, field, blur } = setUp('Equal pay')
    blur()
    field.setSelectionRange = () => { throw new Error('selection of a field without focus') }
    text.insert(0, 'More ')
    expect(field.value).toBe('More Equal pay')
  })

  it('makes one line of what is pasted into a one-line field', () => {
    const { text, field, type } = setUp('Equal', { multiline: false })
    type(5, 5, ' pay\r\nfor\n\nequal work')
    expect(text.toString()).toBe('Equal pay for equal work')
    expect(field.selectionEnd).toBe(24)
  })

  it('keeps line breaks where they may stand', () => {
    const { text, type } = setUp('One')
    type(3, 3, '\nTwo')
    expect(text.toString()).toBe('One\nTwo')
  })

  it('does not listen any more once destroyed', () => {
    const { text, field, binding } = setUp('Equal')
    binding.destroy()
    text.insert(5, ' pay')
    expect(field.value).toBe('Equal')
  })
})

describe('while an input method composes', () => {
  it('CL-7 never writes to the field, sends what is composed, and shows the others afterwards', () => {
    const { text, field, type, binding, writes } = setUp('Start with all')
    binding.compositionStart()
    const before = writes()
    type(11, 11, 'に')
    text.insert(0, 'Please: ')
    text.insert(text.length, ' soon')
    type(11, 12, 'にほ')
    expect(writes()).toBe(before)
    expect(field.value).toBe('Start with にほall')
    expect(text.toString()).toBe('Please: Start with にほall soon')
    type(11, 13, '日本')
    binding.compositionEnd()
    expect(text.toString()).toBe('Please: Start with 日本all soon')
    expect(field.value).toBe(text.toString())
    expect(field.selectionEnd).toBe('Please: Start with 日本'.length)
  })

  it('merges with somebody who types at the very same place', () => {
    const { text, field, type, binding } = setUp('')
    binding.compositionStart()
    for (const letter of 'care') {
      type(field.selectionEnd, field.selectionEnd, letter)
      text.insert(text.length, 'x')
    }
    expect(field.value).toBe('care')
    expect(binding.caret()).toEqual({ anchor: 4, head: 4 })
    binding.compositionEnd()
    expect(text.toString()).toBe('carexxxx')
    expect(field.value).toBe('carexxxx')
  })

  it('tells where the caret and others are, though the field is behind', () => {
    const { text, type, binding } = setUp('abcdef')
    binding.compositionStart()
    type(3, 3, 'に')
    text.insert(0, 'Please: ')
    expect(binding.caret()).toEqual({ anchor: 12, head: 12 })
    expect(binding.inField('Please: abcにd'.length)).toBe(5)
  })
})

describe('undo', () => {
  it('takes back own words only, and puts the caret where they were', () => {
    const { text, field, type, binding } = setUp('Equal pay')
    type(9, 9, ' for all')
    text.insert(0, 'Truly ')
    binding.undo()
    expect(text.toString()).toBe('Truly Equal pay')
    expect(field.value).toBe('Truly Equal pay')
    expect(field.selectionEnd).toBe(15)
    binding.redo()
    expect(field.value).toBe('Truly Equal pay for all')
    expect(field.selectionEnd).toBe(23)
  })

  it('goes step by step where the person paused', () => {
    const { text, type, binding } = setUp('')
    type(0, 0, 'one')
    binding.endUndoStep()
    type(3, 3, ' two')
    binding.undo()
    expect(text.toString()).toBe('one')
    binding.undo()
    binding.undo()
    expect(text.toString()).toBe('')
  })
})

describe('a field that may not be written to', () => {
  it('goes back to the shared text, also in the middle of a composition', () => {
    const { text, field, type, binding } = setUp('Equal')
    binding.compositionStart()
    text.insert(5, ' pay')
    binding.writable = false
    expect(field.value).toBe('Equal pay')
    type(9, 9, '!')
    binding.compositionEnd()
    binding.undo()
    expect(text.toString()).toBe('Equal pay')
    expect(field.value).toBe('Equal pay')
  })
})

function setUp(initial: string, { multiline = true } = {}) {
  const text = new Y.Doc().getText('t')
  text.insert(0, initial)
  const counts = { writes: 0, updates: 0 }
  let focused = true
  const field = fakeField(() => counts.writes++)
  const binding = new TextBinding(text, field, { multiline, focused: () => focused, onchange: () => {} })
  text.doc!.on('update', () => counts.updates++)
  /** What a browser does when `words` are typed over what stands between `from` and `to`. */
  const type = (from: number, to: number, words: string) => {
    field.byHand(field.value.slice(0, from) + words + field.value.slice(to), from + words.length)
    binding.input()
  }
  return { text, field, binding, type, blur: () => (focused = false), writes: () => counts.writes, updates: () => counts.updates }
}

function fakeField(onwrite: () => void) {
  let value = ''
  const field: Field & { byHand: (words: string, caret: number) => void } = {
    get value() { return value },
    set value(words: string) {
      onwrite()
      value = words
      field.selectionStart = field.selectionEnd = words.length
    },
    selectionStart: 0,
    selectionEnd: 0,
    selectionDirection: 'none',
    setSelectionRange(start, end, direction = 'none') {
      field.selectionStart = start!
      field.selectionEnd = end!
      field.selectionDirection = direction
    },
    byHand(words, caret) {
      value = words
      field.selectionStart = field.selectionEnd = caret
    },
  }
  return field
}
