// Reading what moderation has come to.
import type { Moderation, EntryKind } from './moderation.ts'
import type { Question, Slate } from './state.ts'

type Moderated = { moderation: Moderation }

export function isHidden({ moderation }: Moderated, kind: EntryKind, id: string): boolean {
  return Object.hasOwn(moderation.hidden[kind], id)
}

export function isLocked({ moderation }: Moderated, actionId: string): boolean {
  return Object.hasOwn(moderation.locked, actionId)
}

export function isMuted({ moderation }: Moderated, personId: string): boolean {
  return Object.hasOwn(moderation.muted, personId)
}

export function mergedInto({ moderation }: Moderated, actionId: string): string | null {
  return Object.hasOwn(moderation.merged, actionId) ? moderation.merged[actionId]!.into : null
}

/** The action that stands for this one: itself, unless it was merged. */
export function standsFor(state: Moderated, actionId: string): string {
  let at = actionId
  for (let next = mergedInto(state, at); next !== null; next = mergedInto(state, at)) at = next
  return at
}

/** Not shown as an action of its own: hidden, or merged into another. */
export function isOutOfSight(state: Moderated, actionId: string): boolean {
  return isHidden(state, 'action', actionId) || mergedInto(state, actionId) !== null
}

/** Actions of a slate that were merged since it was fixed: each with the one of the slate that now stands for it. */
export function slateMerges(state: Moderated, { items }: Slate): Record<string, string> {
  const groups = new Map<string, string[]>()
  for (const { actionId } of items) {
    const stands = standsFor(state, actionId)
    groups.set(stands, [...groups.get(stands) ?? [], actionId])
  }
  const merges: Record<string, string> = {}
  for (const [stands, group] of groups) {
    const kept = group.includes(stands) ? stands : group[0]!
    for (const actionId of group) if (actionId !== kept) merges[actionId] = kept
  }
  return merges
}

export function isReworded({ reworded }: Pick<Question, 'reworded'>, actionId: string): boolean {
  return reworded?.includes(actionId) ?? false
}
