// Dots: a fixed number of them, to be laid on actions, several on one if it matters most.
// Invariants: every count is at least 1, all together are no more than there are; a step that changes nothing returns the
// very value it was given.
import type { DotsBallot } from '../../../shared/ranking/ballots.ts'
import type { BallotForm } from '../ballot-form.ts'
import { entriesOf, sameEntries, type Asked } from './asked.ts'

export type Dots = ReadonlyMap<string, number>

/** See `dotLimits` of `shared/ranking/options.ts`. */
export type DotLimits = { dots: number; mostOnOne: number }

export function placed(dots: Dots): number {
  return [...dots.values()].reduce((sum, count) => sum + count, 0)
}

export function addDot(dots: Dots, id: string, { dots: all, mostOnOne }: DotLimits): Dots {
  const count = dots.get(id) ?? 0
  return count < mostOnOne && placed(dots) < all ? new Map(dots).set(id, count + 1) : dots
}

export function takeDot(dots: Dots, id: string): Dots {
  const count = dots.get(id) ?? 0
  if (count === 0) return dots
  const after = new Map(dots)
  if (count === 1) after.delete(id)
  else after.set(id, count - 1)
  return after
}

export function dotsForm({ actionIds }: Asked): BallotForm<Dots> {
  return {
    empty: new Map(),
    read: (ballot) => {
      const asked = new Set(actionIds)
      const entries = entriesOf((ballot as Partial<DotsBallot> | null | undefined)?.dots)
      return new Map(entries.filter((entry): entry is [string, number] => asked.has(entry[0]) && Number.isInteger(entry[1]) && Number(entry[1]) > 0))
    },
    write: (dots): DotsBallot => ({ method: 'dots', dots: Object.fromEntries(dots) }),
    same: sameEntries,
    said: placed,
  }
}
