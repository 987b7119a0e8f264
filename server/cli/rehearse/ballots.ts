// A ballot that somebody might cast: of the question's method, within its options, from a person's own likings.
import type { Question } from '../../../shared/event/state.ts'
import type { Ballot } from '../../../shared/ranking/ballots.ts'
import { dotLimits, mostApproved, mostRanked, scoreScale, setSize, setsAsked } from '../../../shared/ranking/options.ts'

/** `random` yields numbers in [0, 1). Null where the question has no way of voting that is known here. */
export function likelyBallot({ method, options, slate }: Question, random: () => number): Ballot | null {
  const ids = slate?.items.map(({ actionId }) => actionId) ?? []
  const likings = new Map(ids.map((id, place) => [id, random() - place / (2 * ids.length)]))
  const liking = (id: string): number => likings.get(id)!
  const best = ids.toSorted((a, b) => liking(b) - liking(a))
  const tiers = (shown: readonly string[]): string[][] => shown.toSorted((a, b) => liking(b) - liking(a)).map((id) => [id])
  const sets = (size: number): string[][] => {
    const count = setsAsked(options) ?? 6
    return Array.from({ length: Math.min(count, Math.floor(ids.length / size)) }, (_, n) => ids.slice(n * size, (n + 1) * size))
  }
  switch (method) {
    case 'rank':
      return { method, ranking: best.slice(0, Math.min(mostRanked(options, ids.length), 3 + Math.floor(random() * 8))).map((id) => [id]) }
    case 'approve':
      return { method, approved: best.slice(0, Math.min(mostApproved(options, ids.length), 1 + Math.floor(random() * 6))) }
    case 'dots': {
      const { dots, mostOnOne } = dotLimits(options)
      const given: Record<string, number> = {}
      for (let left = dots, at = 0; left > 0 && at < best.length; at++) {
        given[best[at]!] = Math.min(left, mostOnOne, 1 + Math.floor(random() * 4))
        left -= given[best[at]!]!
      }
      return { method, dots: given }
    }
    case 'score': {
      const { criteria, min, max } = scoreScale(options)
      const score = (): number => min + Math.floor(random() * (max - min + 1))
      return { method, scores: Object.fromEntries(ids.map((id) => [id, Object.fromEntries(criteria.map((criterion) => [criterion.id, score()]))])) }
    }
    case 'agree':
      return { method, answers: Object.fromEntries(ids.map((id) => [id, liking(id) > 0.35 ? 1 : liking(id) < 0 ? -1 : 0])) }
    case 'pairs':
      return { method, pairs: sets(2).map((pair): [string, string] => (liking(pair[0]!) >= liking(pair[1]!) ? [pair[0]!, pair[1]!] : [pair[1]!, pair[0]!])) }
    case 'bestworst':
      return { method, sets: sets(setSize(options, ids.length)).map((shown) => ({ best: tiers(shown)[0]![0]!, worst: tiers(shown).at(-1)![0]!, shown })) }
    case 'rankfew':
      return { method, rankings: sets(setSize(options, ids.length)).map(tiers) }
    default:
      return null
  }
}
