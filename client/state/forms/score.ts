// Scores: each action on one or more scales. What one cannot judge is skipped.
// Invariants: an action without any score is not in the value; a step that changes nothing returns the very value it was given.
import type { ScoreBallot } from '../../../shared/ranking/ballots.ts'
import { scoreScale, type Criterion } from '../../../shared/ranking/options.ts'
import type { BallotForm } from '../ballot-form.ts'
import { entriesOf, sameEntries, type Asked } from './asked.ts'

/** By action, then by criterion. */
export type Scores = ReadonlyMap<string, ReadonlyMap<string, number>>

export type Scale = {
  criteria: readonly Criterion[]
  /** Every score that can be given, lowest first. */
  steps: readonly number[]
  /** A word for each step, or none. */
  labels: readonly string[]
}

export function scaleOf({ options }: Asked): Scale {
  const { criteria, min, max, labels } = scoreScale(options)
  const steps = Array.from({ length: max - min + 1 }, (_, step) => min + step)
  return { criteria, steps, labels: labels.length === steps.length ? labels : [] }
}

export function putScore(scores: Scores, id: string, criterion: string, score: number): Scores {
  if (scores.get(id)?.get(criterion) === score) return scores
  return new Map(scores).set(id, new Map(scores.get(id)).set(criterion, score))
}

export function clearScores(scores: Scores, id: string): Scores {
  if (!scores.has(id)) return scores
  const after = new Map(scores)
  after.delete(id)
  return after
}

export function scoreForm(asked: Asked): BallotForm<Scores> {
  const { criteria, steps } = scaleOf(asked)
  const known = new Set(criteria.map(({ id }) => id))
  const readOne = (given: unknown) => new Map(entriesOf(given).filter((entry): entry is [string, number] =>
    known.has(entry[0]) && steps.includes(entry[1] as number)))
  return {
    empty: new Map(),
    read: (ballot) => {
      const actionIds = new Set(asked.actionIds)
      return new Map(entriesOf((ballot as Partial<ScoreBallot> | null | undefined)?.scores)
        .filter(([id]) => actionIds.has(id))
        .map(([id, given]) => [id, readOne(given)] as const)
        .filter(([, given]) => given.size > 0))
    },
    write: (scores): ScoreBallot => ({
      method: 'score',
      scores: Object.fromEntries([...scores].map(([id, given]) => [id, Object.fromEntries(given)])),
    }),
    same: (a, b) => sameEntries(a, b, sameEntries),
    said: (scores) => scores.size,
  }
}
