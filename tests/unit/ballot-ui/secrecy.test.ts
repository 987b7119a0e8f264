// What voters are told of who will see their ballot, before they vote.
import { expect, it } from 'vitest'
import { texts } from '../../../client/ui/texts/ballot.ts'

const says = (secrecy: 'secret' | 'public-recount' | 'named', method: string) => texts.secrecy.says({ secrecy, method })

it('BL-22 voters are told what a public recount shows of them', () => {
  expect(says('public-recount', 'rank')).toContain('whoever you show it to can find it there')
  expect(says('public-recount', 'pairs')).toContain('one by one, mixed with everybody’s')
  expect(says('public-recount', 'bestworst')).toBe(says('public-recount', 'pairs'))
  expect(says('secret', 'pairs')).toBe(says('secret', 'rank'))
})
