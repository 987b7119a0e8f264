import { expect, it } from 'vitest'
import { afterMove } from '../../../client/pages/participant/ballot/words.ts'
import type { Tiers } from '../../../client/state/ranking.ts'

const names: Record<string, string> = { a: 'Equal pay', b: 'Safe staffing numbers', c: 'One passport' }
const say = (before: Tiers, after: Tiers, id: string) => afterMove(before, after, id, 18, (action) => names[action]!)

it('UI-1 says the action and where it stands now', () => {
  expect(say([['a']], [['a'], ['c'], ['b']], 'b')).toBe('Safe staffing numbers, now position 3 of 18')
})

it('UI-1 says with what it is tied', () => {
  expect(say([['a'], ['b']], [['a', 'b']], 'b')).toBe('Safe staffing numbers, now position 1 of 18, tied with Equal pay')
  expect(say([['a', 'c'], ['b']], [['a', 'c', 'b']], 'b')).toBe('Safe staffing numbers, now position 1 of 18, tied with 2 others')
})

it('says what is out of the ranking, and what could not move', () => {
  expect(say([['a'], ['b']], [['a']], 'b')).toBe('Safe staffing numbers, not ranked any more')
  const same: Tiers = [['a'], ['b']]
  expect(say(same, same, 'a')).toBe('Equal pay stays at position 1 of 18')
})
