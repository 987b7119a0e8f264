/**
 * Agree, disagree or pass on statements, by group: what all groups can live with, what divides, what stands for a group.
 * Which groups may have figures of their own is decided before (`groups.ts`): here a group is what it is given as.
 *
 * Source: C. Small, M. Bjorkegren, T. Erkkilä, L. Shaw and C. Megill, "Polis: scaling deliberation by mapping high dimensional opinion
 * spaces", Recerca 26 (2021) no. 2; formulas as in the system described there.
 */
import { rankingFromScores } from './order.ts'
import type { Outcome } from './outcome.ts'

export interface AnswerBallot {
  /** 1 agree, −1 disagree, 0 pass. What is left out was not answered. */
  answers: Readonly<Record<string, 1 | 0 | -1>>
  group: string
  weight: number
}

export interface Answers {
  agree: number
  disagree: number
  /** All that answered, passes included. */
  seen: number
}

export interface StatementResult {
  all: Answers
  groups: Record<string, Answers>
  /** Product over the groups of (agree + 1) / (seen + 2): near 1 only where every group agrees. */
  consensus: number
  /** The largest difference between two groups' (agree + 1) / (seen + 2): near 1 where groups stand against each other. */
  gap: number
}

export interface AgreementOutcome extends Outcome {
  statements: Record<string, StatementResult>
  /** By group: what sets it apart, the most telling first. */
  representative: Record<string, Representative[]>
}

export interface Representative {
  statement: string
  /** Whether it agrees, or disagrees, more than all others do. */
  side: 'agree' | 'disagree'
  test: SideTest
}

export interface SideTest {
  /** (answers of the side + 1) / (seen + 2) in the group. */
  share: number
  /** z of that share against one half. */
  shareZ: number
  /** The group's share divided by the others'. */
  ratio: number
  /** z of the difference between the two shares. */
  ratioZ: number
}

/** One-sided, nine of ten. */
const significantZ = 1.2816

const mostRepresentative = 5

/** `ranking` and `scores` are by group-informed consensus over `groups`; statements that nobody answered have none and come last. */
export function agreement(statementIds: readonly string[], ballots: readonly AnswerBallot[], groups: readonly string[]): AgreementOutcome {
  const counted = statementIds.map((id) => countStatement(id, ballots, groups))
  return {
    // Equal factors in another order may differ in the last bit.
    ranking: rankingFromScores(statementIds, counted.map(({ all, consensus }) => (all.seen === 0 ? -1 : Number(consensus.toPrecision(12))))),
    scores: Object.fromEntries(statementIds.flatMap((id, index) => (counted[index]!.all.seen === 0 ? [] : [[id, counted[index]!.consensus]]))),
    statements: Object.fromEntries(statementIds.map((id, index) => [id, counted[index]!])),
    representative: Object.fromEntries(groups.map((group) => [group, representativeOf(group, statementIds, counted)])),
  }
}

function countStatement(id: string, ballots: readonly AnswerBallot[], groups: readonly string[]): StatementResult {
  const byGroup = new Map(groups.map((group): [string, Answers] => [group, { agree: 0, disagree: 0, seen: 0 }]))
  const all: Answers = { agree: 0, disagree: 0, seen: 0 }
  for (const { answers, group, weight } of ballots) {
    if (!Object.hasOwn(answers, id)) continue
    for (const count of [all, byGroup.get(group)]) {
      if (!count) continue
      count.seen += weight
      if (answers[id] === 1) count.agree += weight
      if (answers[id] === -1) count.disagree += weight
    }
  }
  const shares = [...byGroup.values()].map(({ agree, seen }) => smoothed(agree, seen))
  return {
    all,
    groups: Object.fromEntries(byGroup),
    consensus: shares.reduce((product, share) => product * share, 1),
    gap: shares.length === 0 ? 0 : Math.max(...shares) - Math.min(...shares),
  }
}

function representativeOf(group: string, statementIds: readonly string[], counted: readonly StatementResult[]): Representative[] {
  const found = statementIds.flatMap((statement, index) => {
    const { groups } = counted[index]!
    const others = sumOf(Object.entries(groups).filter(([name]) => name !== group).map(([, answers]) => answers))
    return (['agree', 'disagree'] as const)
      .map((side) => ({ statement, side, test: testSide(groups[group]!, others, side) }))
      .filter(({ test }) => test.shareZ > significantZ && test.ratioZ > significantZ)
  })
  const weight = ({ share, shareZ, ratio, ratioZ }: SideTest): number => share * shareZ * ratio * ratioZ
  return found.sort((a, b) => weight(b.test) - weight(a.test)).slice(0, mostRepresentative)
}

/** How a side stands in a group against all others: the two-proportion test, with one answer more on each side of each. */
export function testSide(inside: Answers, outside: Answers, side: 'agree' | 'disagree'): SideTest {
  const share = smoothed(inside[side], inside.seen)
  const [a, n, b, m] = [inside[side] + 1, inside.seen + 1, outside[side] + 1, outside.seen + 1]
  const both = (a + b) / (n + m)
  return {
    share,
    shareZ: 2 * Math.sqrt(n) * (a / n - 0.5),
    ratio: share / smoothed(outside[side], outside.seen),
    ratioZ: both === 1 ? 0 : (a / n - b / m) / Math.sqrt(both * (1 - both) * (1 / n + 1 / m)),
  }
}

function sumOf(answers: readonly Answers[]): Answers {
  return answers.reduce((sum, { agree, disagree, seen }) => ({
    agree: sum.agree + agree, disagree: sum.disagree + disagree, seen: sum.seen + seen,
  }), { agree: 0, disagree: 0, seen: 0 })
}

function smoothed(answers: number, seen: number): number {
  return (answers + 1) / (seen + 2)
}
