// Approving: a tick for every action that one can support, up to a limit where the question has one.
// Invariants: no action twice; a step that changes nothing returns the very value it was given.
import type { ApproveBallot } from '../../../shared/ranking/ballots.ts'
import type { BallotForm } from '../ballot-form.ts'
import type { Asked } from './asked.ts'

export type Approved = readonly string[]

export function toggle(approved: Approved, id: string, most: number): Approved {
  if (approved.includes(id)) return approved.filter((other) => other !== id)
  return approved.length < most ? [...approved, id] : approved
}

export function approveForm({ actionIds }: Asked): BallotForm<Approved> {
  return {
    empty: [],
    read: (ballot) => {
      const approved = (ballot as Partial<ApproveBallot> | null | undefined)?.approved
      const left = new Set(actionIds)
      return Array.isArray(approved) ? approved.filter((id) => left.delete(id)) : []
    },
    write: (approved): ApproveBallot => ({ method: 'approve', approved: [...approved] }),
    same: (a, b) => a.length === b.length && a.every((id) => b.includes(id)),
    said: (approved) => approved.length,
  }
}
