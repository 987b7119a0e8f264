// What a change of a board's entry is, as seen from outside: which action or theme it touched, and how.
import type { ActionView, ArgumentView, EvidenceView } from '../board/read.ts'
import type { Root } from '../board/schema.ts'
import { isSame } from './versions.ts'

export const touchKinds = [
  'action-added', 'action-reworded', 'action-moved', 'action-removed',
  'argument-added', 'argument-reworded', 'argument-removed',
  'evidence-added', 'evidence-changed', 'evidence-removed',
  'theme-added', 'theme-changed', 'theme-removed',
] as const
export type TouchKind = (typeof touchKinds)[number]

/** `actionId` is null where no one action is meant (a theme; evidence for none). */
export type Touch = { kind: TouchKind; actionId: string | null }

/** `before` and `after` are views of the same entry; null where it is not there. Nothing where both say the same. */
export function touchesOf(root: Root, id: string, before: object | null, after: object | null): Touch[] {
  const entry = after ?? before
  if (!entry) return []
  const how = !before ? 'added' : !after ? 'removed' : 'changed'
  if (before && after && !changed(before, after)) return []
  switch (root) {
    case 'actions':
      if (how !== 'changed') return [{ kind: `action-${how}`, actionId: id }]
      return [
        ...(differs(before, after, 'title', 'detail', 'author', 'createdAt') ? [{ kind: 'action-reworded', actionId: id } as const] : []),
        ...(differs(before, after, 'theme', 'order') ? [{ kind: 'action-moved', actionId: id } as const] : []),
      ]
    case 'arguments':
      return [{ kind: how === 'changed' ? 'argument-reworded' : `argument-${how}`, actionId: (entry as ArgumentView).action || null }]
    case 'evidence':
      return ofEach(`evidence-${how}`, entry as EvidenceView)
    case 'themes':
      return [{ kind: `theme-${how}`, actionId: null }]
  }
}

/** A text of the entry changed, and nothing else. */
export function rewordedIn(root: Root, id: string, entry: object): Touch[] {
  switch (root) {
    case 'actions':
      return [{ kind: 'action-reworded', actionId: id }]
    case 'arguments':
      return [{ kind: 'argument-reworded', actionId: (entry as ArgumentView).action || null }]
    case 'evidence':
      return ofEach('evidence-changed', entry as EvidenceView)
    case 'themes':
      return [{ kind: 'theme-changed', actionId: null }]
  }
}

function ofEach(kind: TouchKind, { actions }: EvidenceView): Touch[] {
  return (actions.length === 0 ? [null] : actions).map((actionId) => ({ kind, actionId }))
}

function differs(before: object | null, after: object | null, ...keys: (keyof ActionView)[]): boolean {
  return keys.some((key) => !isSame((before as ActionView)[key], (after as ActionView)[key]))
}

function changed(before: object, after: object): boolean {
  return Object.keys(after).some((key) => !isSame((before as Record<string, unknown>)[key], (after as Record<string, unknown>)[key]))
}
