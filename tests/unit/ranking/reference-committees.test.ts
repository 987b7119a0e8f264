/** Choosing several actions, against the reference data where the checkout has it beside it; skipped elsewhere. */
import { describe, expect, it } from 'vitest'
import { approval } from '../../../shared/ranking/approval.ts'
import { equalShares } from '../../../shared/ranking/equal-shares.ts'
import type { Selection } from '../../../shared/ranking/outcome.ts'
import { phragmen } from '../../../shared/ranking/phragmen.ts'
import { fromShelf, isOnShelf } from './shelf.ts'

interface Instance {
  id: string
  n_candidates: number
  k: number
  approvals: number[][]
  expected_all_winning_committees: Record<'av' | 'seqphragmen' | 'equal-shares', number[][]>
}

describe('approval committees of the reference data', () => {
  it.skipIf(!isOnShelf('a04_committees_abc.json'))('RK-12 are found, all that are equally right, in each of the 112 instances', () => {
    const { cases } = fromShelf<{ cases: Instance[] }>('a04_committees_abc.json')
    expect(cases).toHaveLength(112)
    for (const { id, n_candidates, k, approvals, expected_all_winning_committees: expected } of cases) {
      const profile = {
        actionIds: Array.from({ length: n_candidates }, (_, index) => String(index)),
        ballots: approvals.map((approved) => ({ vote: approved.map(String), weight: 1 })),
      }
      compare(approval(profile, { seats: k }), expected.av, `${id}, approval`)
      compare(phragmen(profile, { seats: k }), expected.seqphragmen, `${id}, Phragmén`)
      compare(equalShares(profile, { seats: k }), expected['equal-shares'], `${id}, Equal Shares`)
    }
  })
})

function compare({ committees, allListed, winners }: Selection, expected: number[][], where: string): void {
  expect(allListed, where).toBe(true)
  expect(committees.map((ids) => ids.join()).sort(), where).toEqual(expected.map((ids) => ids.join()).sort())
  expect(committees, where).toContainEqual(winners)
}
