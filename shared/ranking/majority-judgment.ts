/** Majority Judgment: grades are compared by the one that a majority would not go below, then by the next, and so on. */
import type { Outcome } from './outcome.ts'
import type { Treatment } from './pairwise.ts'
import type { Profile } from './profile.ts'

/** Grade by action, 0 for the worst label. What is left out was not graded. */
export type GradeProfile = Profile<Readonly<Record<string, number>>>

export interface GradeOptions {
  /** How many labels the scale has. */
  grades: number
  /** An action not graded: `last` gives it the worst grade, `no-information` leaves that ballot out of its figures. */
  treatment: Treatment
}

export interface GradeOutcome extends Outcome {
  /** By action: how many gave each grade, the worst first. */
  given: Record<string, number[]>
}

/**
 * Of an action's grades the middle one is its majority-grade, the lower of two. Where actions have the same, one such grade is taken away
 * from each, and the next compared. Where they were graded by different numbers of people, by their shares.
 * `scores` are majority-grades; actions that nobody graded have none and come last.
 *
 * Source: M. Balinski and R. Laraki, "A theory of measuring, electing, and ranking", PNAS 104 (2007) 8720–8725.
 */
export function majorityJudgment({ actionIds, ballots }: GradeProfile, { grades, treatment }: GradeOptions): GradeOutcome {
  const given = actionIds.map(() => new Float64Array(grades))
  for (const { vote, weight } of ballots) {
    actionIds.forEach((id, index) => {
      const grade = Object.hasOwn(vote, id) ? vote[id]! : treatment === 'last' ? 0 : null
      if (grade !== null) given[index]![grade]! += weight
    })
  }
  const totals = given.map((counts) => counts.reduce((sum, count) => sum + count, 0))
  const graded = Array.from(actionIds.keys()).filter((index) => totals[index]! > 0)
  graded.sort((a, b) => compareGrades(given[b]!, given[a]!) || a - b)
  const tiers: number[][] = []
  for (const index of graded) {
    const tier = tiers.at(-1)
    if (tier && compareGrades(given[tier[0]!]!, given[index]!) === 0) tier.push(index)
    else tiers.push([index])
  }
  const ungraded = Array.from(actionIds.keys()).filter((index) => totals[index] === 0)
  return {
    ranking: (ungraded.length > 0 ? [...tiers, ungraded] : tiers).map((tier) => tier.map((index) => actionIds[index]!)),
    scores: Object.fromEntries(graded.map((index) => [actionIds[index]!, gradeAt(given[index]!, Math.ceil(totals[index]! / 2))])),
    given: Object.fromEntries(actionIds.map((id, index) => [id, Array.from(given[index]!)])),
  }
}

/**
 * Above 0 where `a` is better. Grades are taken away from the middle outwards, so the first difference is at a place where the
 * grade of one of the two changes: only those places are looked at, not every single grade.
 */
export function compareGrades(a: Float64Array, b: Float64Array): number {
  const totalOf = (counts: Float64Array): number => counts.reduce((sum, count) => sum + count, 0)
  const [scaledA, scaledB] = [a.map((count) => count * totalOf(b)), b.map((count) => count * totalOf(a))]
  const total = totalOf(scaledA)
  const middle = Math.ceil(total / 2)
  const places = [...new Set([middle, ...changes(scaledA), ...changes(scaledB)])].filter((place) => place >= 1 && place <= total)
  places.sort((one, other) => turnOf(one, middle, total) - turnOf(other, middle, total))
  for (const place of places) {
    const difference = gradeAt(scaledA, place) - gradeAt(scaledB, place)
    if (difference !== 0) return difference
  }
  return 0
}

/** First and last places of each grade, the worst grade first; places count from 1. */
function changes(counts: Float64Array): number[] {
  let passed = 0
  return Array.from(counts).flatMap((count) => {
    passed += count
    return count === 0 ? [] : [passed - count + 1, passed]
  })
}

/** When the grade at a place is taken away: of an odd number the middle goes first, then the one below, then above; of an even one the other way round. */
function turnOf(place: number, middle: number, total: number): number {
  const firstSide = total % 2 === 1 ? place < middle : place > middle
  return 2 * Math.abs(place - middle) - (firstSide ? 1 : 0)
}

function gradeAt(counts: Float64Array, place: number): number {
  let passed = 0
  return counts.findIndex((count) => (passed += count) >= place)
}
