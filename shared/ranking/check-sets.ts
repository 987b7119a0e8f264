/** Checks ballots that compare a few actions at a time: pairs, best and worst of a set, rankings of a set. No comparison comes twice. */
import { refuse, Roll, type BallotCheck } from './ballot-check.ts'
import type { BallotSlate, BestWorstBallot, PairsBallot, RankFewBallot } from './ballot-types.ts'
import { checkRanking } from './check-ranking.ts'
import { setsAsked, setSize } from './options.ts'

type Input = Record<string, unknown>
type Slate = Required<BallotSlate>

/** Nobody compares more often; it keeps a ballot small however long the slate is. */
export const mostComparisons = 2_000

export function checkPairs({ pairs }: Input, { actionIds }: Slate): BallotCheck<PairsBallot> {
  if (!Array.isArray(pairs)) return refuse('ballot-malformed', 'Pairs must be a list.')
  if (pairs.length > mostComparisons) return refuse('too-large', 'The ballot compares too many pairs.')
  const checked: [string, string][] = []
  const seen = new Set<string>()
  const onSlate = new Set(actionIds)
  for (const pair of pairs as unknown[]) {
    if (!Array.isArray(pair) || pair.length !== 2) return refuse('ballot-malformed', 'A pair must be a list of winner and loser.')
    const [winner, loser] = pair as unknown[]
    if (typeof winner !== 'string' || typeof loser !== 'string') return refuse('ballot-malformed', 'An action id must be text.')
    if (!onSlate.has(winner) || !onSlate.has(loser)) return refuse('ballot-unknown-action', 'The ballot names an action that is not in this question.')
    const key = setKey([winner, loser])
    if (winner === loser || seen.has(key)) return refuse('ballot-repeated-action', 'The ballot compares two actions more than once, or one with itself.')
    seen.add(key)
    checked.push([winner, loser])
  }
  return { ok: true, ballot: { method: 'pairs', pairs: checked } }
}

export function checkBestWorst({ sets }: Input, { options, actionIds }: Slate): BallotCheck<BestWorstBallot> {
  const size = setSize(options, actionIds.length)
  if (!Array.isArray(sets)) return refuse('ballot-malformed', 'Sets must be a list.')
  const tooMany = tooManySets(sets, options)
  if (tooMany) return tooMany
  const checked: BestWorstBallot['sets'] = []
  const seen = new Set<string>()
  for (const set of sets as unknown[]) {
    if (typeof set !== 'object' || set === null) return refuse('ballot-malformed', 'A set must be an object.')
    const { best, worst, shown } = set as Input
    if (!Array.isArray(shown)) return refuse('ballot-malformed', 'A set must list what was shown.')
    if (shown.length !== size) return refuse('ballot-off-scale', 'A set does not have as many actions as this question shows together.')
    const roll = new Roll(actionIds)
    for (const id of shown as unknown[]) {
      const wrong = roll.take(id)
      if (wrong) return wrong
    }
    const ids = [...shown as string[]]
    if (typeof best !== 'string' || typeof worst !== 'string') return refuse('ballot-malformed', 'An action id must be text.')
    if (!ids.includes(best) || !ids.includes(worst)) return refuse('ballot-unknown-action', 'Best and worst must be among what was shown.')
    const key = setKey(ids)
    if (best === worst || seen.has(key)) return refuse('ballot-repeated-action', 'Best and worst are the same, or a set comes twice.')
    seen.add(key)
    checked.push({ best, worst, shown: ids })
  }
  return { ok: true, ballot: { method: 'bestworst', sets: checked } }
}

export function checkRankFew({ rankings }: Input, { method, options, actionIds }: Slate): BallotCheck<RankFewBallot> {
  const size = setSize(options, actionIds.length)
  if (!Array.isArray(rankings)) return refuse('ballot-malformed', 'Rankings must be a list.')
  const tooMany = tooManySets(rankings, options)
  if (tooMany) return tooMany
  const checked: RankFewBallot['rankings'] = []
  const seen = new Set<string>()
  for (const ranking of rankings as unknown[]) {
    const one = checkRanking({ ranking }, { method, options: {}, actionIds })
    if (!one.ok) return one
    const ids = one.ballot.ranking.flat()
    if (ids.length !== size) return refuse('ballot-off-scale', 'A ranking does not have as many actions as this question shows together.')
    const key = setKey(ids)
    if (seen.has(key)) return refuse('ballot-repeated-action', 'The ballot ranks the same actions twice.')
    seen.add(key)
    checked.push(one.ballot.ranking)
  }
  return { ok: true, ballot: { method: 'rankfew', rankings: checked } }
}

function tooManySets(sets: readonly unknown[], options: Slate['options']): ReturnType<typeof refuse> | null {
  if (sets.length > mostComparisons) return refuse('too-large', 'The ballot has too many sets.')
  const asked = setsAsked(options)
  return asked !== null && sets.length > asked ? refuse('ballot-too-much', 'The ballot has more sets than this question asks for.') : null
}

function setKey(ids: readonly string[]): string {
  return JSON.stringify([...ids].sort())
}
