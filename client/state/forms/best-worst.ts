// Best–worst: of a few actions shown together, the most and the least important.
// Invariants: of a set both are chosen, and they differ; no set stands twice; a step that changes nothing returns the very
// value it was given.
import type { BestWorstBallot } from '../../../shared/ranking/ballots.ts'
import type { BallotForm } from '../ballot-form.ts'
import type { Asked } from './asked.ts'

export type ChosenSet = { readonly best: string; readonly worst: string; readonly shown: readonly string[] }

export type ChosenSets = readonly ChosenSet[]

export function chosenIn(sets: ChosenSets, shown: readonly string[]): ChosenSet | null {
  return sets.find((set) => isOf(set, shown)) ?? null
}

export function chooseSet(sets: ChosenSets, chosen: ChosenSet): ChosenSets {
  const before = sets.findIndex((set) => isOf(set, chosen.shown))
  if (before < 0) return [...sets, chosen]
  return sets[before]!.best === chosen.best && sets[before]!.worst === chosen.worst ? sets : sets.with(before, chosen)
}

export function takeSetBack(sets: ChosenSets, shown: readonly string[]): ChosenSets {
  return chosenIn(sets, shown) ? sets.filter((set) => !isOf(set, shown)) : sets
}

export function bestWorstForm({ actionIds }: Asked): BallotForm<ChosenSets> {
  return {
    empty: [],
    read: (ballot) => {
      const sets = (ballot as Partial<BestWorstBallot> | null | undefined)?.sets
      if (!Array.isArray(sets)) return []
      const asked = new Set<unknown>(actionIds)
      return sets.reduce((read: ChosenSets, set: unknown) =>
        (isSet(set) && set.shown.every((id) => asked.has(id)) && !chosenIn(read, set.shown) ? chooseSet(read, set) : read), [])
    },
    write: (sets): BestWorstBallot => ({
      method: 'bestworst', sets: sets.map(({ best, worst, shown }) => ({ best, worst, shown: [...shown] })),
    }),
    same: (a, b) => a.length === b.length && a.every((set) => {
      const other = chosenIn(b, set.shown)
      return other?.best === set.best && other.worst === set.worst
    }),
    said: (sets) => sets.length,
  }
}

function isOf(set: ChosenSet, shown: readonly string[]): boolean {
  return set.shown.length === shown.length && shown.every((id) => set.shown.includes(id))
}

function isSet(value: unknown): value is ChosenSet {
  const { best, worst, shown } = (value ?? {}) as Partial<Record<keyof ChosenSet, unknown>>
  return typeof best === 'string' && typeof worst === 'string' && best !== worst
    && Array.isArray(shown) && new Set(shown).size === shown.length && shown.includes(best) && shown.includes(worst)
}
