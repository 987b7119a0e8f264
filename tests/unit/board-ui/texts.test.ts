import { describe, expect, it } from 'vitest'
import { boardTexts } from '../../../client/ui/texts/board.ts'

describe('what the board says', () => {
  it('names who is typing, and counts beyond three', () => {
    expect(boardTexts.typing(['Priya'])).toBe('Priya is typing')
    expect(boardTexts.typing(['Priya', 'Tom'])).toBe('Priya and Tom are typing')
    expect(boardTexts.typing(['Priya', 'Tom', 'Grace'])).toBe('Priya, Tom and Grace are typing')
    expect(boardTexts.typing(['Priya', 'Tom', 'Grace', 'Joan'])).toBe('Priya, Tom and 2 others are typing')
  })

  it('says whether the reader edits too', () => {
    expect(boardTexts.editing(['Priya'], false)).toBe('Priya is editing')
    expect(boardTexts.editing(['Priya'], true)).toBe('Priya and you are editing')
    expect(boardTexts.editing(['Priya', 'Tom'], true)).toBe('Priya, Tom and you are editing')
  })

  it('announces a move by number, theme and place', () => {
    expect(boardTexts.move.moved(15, 'Sustainable', 2, 6)).toBe('Action 15 moved to Sustainable, place 2 of 6.')
    expect(boardTexts.move.moved(null, 'Just', 1, 1)).toBe('A new action moved to Just, place 1 of 1.')
  })

  it('counts what is left, and what is too much', () => {
    expect(boardTexts.sheet.charactersLeft(1)).toBe('1 character left')
    expect(boardTexts.sheet.charactersLeft(-12)).toBe('12 characters too many')
  })
})
