/** Checks against the reference data where the checkout has it beside it; skipped elsewhere. */
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { borda } from '../../../shared/ranking/borda.ts'
import { winsRows, type PairwiseMatrix, type Treatment } from '../../../shared/ranking/pairwise.ts'
import type { LinkStrength } from '../../../shared/ranking/links.ts'
import { pathStrengths, schulze } from '../../../shared/ranking/schulze.ts'
import { asRows, countMatrix } from './notation.ts'

interface Expected {
  pairwise_wins?: number[][]
  condorcet_winner: string | null
  schulze_winning: SchulzeOutcome
  schulze_margin: SchulzeOutcome
  borda_avg_ties?: { score: number[]; tiers: string[][] }
  net_pairwise_margin_sum?: { score: number[]; tiers: string[][] }
}

interface SchulzeOutcome {
  tiers: string[][]
  path_strength?: number[][]
}

interface ReferenceCase {
  id: string
  candidates: { id: string }[]
  ballots: { w: number; r: string[][] }[]
  expected: { bottom: Expected; ignore?: Expected }
}

const shelf = new URL('../../../../shared/data/ranking/', import.meta.url)

describe.each([
  { file: 'a01_worked_examples.json', cases: 33 },
  { file: 'a02_debian_official.json', cases: 3 },
  { file: 'a03_tideman_A01-A35.json', cases: 35 },
])('reference outcomes of $file', ({ file, cases }) => {
  it.skipIf(!existsSync(new URL(file, shelf)))('are reached in every case', () => {
    const reference = JSON.parse(readFileSync(new URL(file, shelf), 'utf8')) as { cases: ReferenceCase[] }
    expect(reference.cases).toHaveLength(cases)
    for (const item of reference.cases) {
      compare(item, 'last', item.expected.bottom)
      if (item.expected.ignore) compare(item, 'no-information', item.expected.ignore)
    }
  })
})

function compare(item: ReferenceCase, treatment: Treatment, expected: Expected): void {
  const where = `${item.id}, unranked ${treatment}`
  const actionIds = item.candidates.map(({ id }) => id)
  const matrix = countMatrix(actionIds, item.ballots.map(({ w, r }) => ({ weight: w, ranking: r })), treatment)
  if (expected.pairwise_wins) expect(winsRows(matrix), where).toEqual(expected.pairwise_wins)
  if (expected.condorcet_winner !== null) expect(schulze(matrix).ranking[0], where).toEqual([expected.condorcet_winner])
  compareSchulze(matrix, 'winning-votes', expected.schulze_winning, where)
  compareSchulze(matrix, 'margins', expected.schulze_margin, where)

  const { ranking, scores } = borda(matrix)
  if (expected.borda_avg_ties) {
    expect(asSets(ranking), `${where}, Borda`).toEqual(asSets(expected.borda_avg_ties.tiers))
    expect(actionIds.map((id) => scores![id]), `${where}, Borda`).toEqual(expected.borda_avg_ties.score)
  }
  if (expected.net_pairwise_margin_sum) {
    expect(asSets(ranking), `${where}, Borda`).toEqual(asSets(expected.net_pairwise_margin_sum.tiers))
  }
}

function compareSchulze(matrix: PairwiseMatrix, strength: LinkStrength, expected: SchulzeOutcome, where: string): void {
  expect(asSets(schulze(matrix, strength).ranking), `${where}, Schulze by ${strength}`).toEqual(asSets(expected.tiers))
  if (!expected.path_strength) return
  const paths = asRows(pathStrengths(matrix, strength), matrix.actionIds.length)
  expect(paths, `${where}, Schulze paths by ${strength}`).toEqual(expected.path_strength)
}

function asSets(tiers: string[][]): string[][] {
  return tiers.map((tier) => [...tier].sort())
}
