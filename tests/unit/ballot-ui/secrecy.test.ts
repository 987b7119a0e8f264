// What voters are told of who will see their ballot, before they vote.
import { expect, it } from 'vitest'
import { texts } from '../../../client/ui/texts/ballot.ts'

const says = (secrecy: 'secret' | 'public-recount' | 'named', method: string, options = {}) => texts.secrecy.says({ secrecy, method, options })

it('BL-22 voters are told what a public recount shows of them', () => {
  expect(says('public-recount', 'rank')).toContain('whoever you show it to can find it there')
  expect(says('public-recount', 'pairs')).toContain('one by one, mixed with everybody’s')
  expect(says('public-recount', 'bestworst')).toBe(says('public-recount', 'pairs'))
  expect(says('secret', 'pairs')).toBe(says('secret', 'rank'))
})

it('BL-23 voters are told who will see their name beside their ballot', () => {
  expect(says('named', 'rank', { names: 'facilitators' })).toContain('Everybody else sees the totals alone.')
  expect(says('named', 'rank', { names: 'everyone' })).toContain('everybody in this session does')
})
