// What would make a board say again what it said at another moment, entry by entry and field by field. Arguments stay with the action
// that they are with now: an action that stands for another one since keeps what was carried to it.
import type { BoardChange } from './changes.ts'
import type { ActionView, ArgumentView, BoardView, EvidenceView, ThemeView } from './read.ts'

/** `only`: an action, to which nothing else is done; null for the whole board. `kept`: actions that stay where they are, whatever was then. */
export type Rewinding = { now: BoardView; to: BoardView; only: string | null; kept?: ReadonlySet<string> }

export function rewindChanges({ now, to, only, kept = new Set() }: Rewinding): BoardChange[] {
  const actions = pairs(now.actions, to.actions).filter(({ id }) => only === null || id === only)
  if (only !== null) {
    const theme = to.actions.find(({ id }) => id === only)?.theme ?? null
    const missing = to.themes.filter(({ id }) => id === theme && !now.themes.some((one) => one.id === id))
    return [...missing.flatMap((one) => themeChanges({ id: one.id, is: undefined, was: one })), ...actions.flatMap((pair) => actionChanges(pair, kept))]
  }
  return [
    ...pairs(now.themes, to.themes).flatMap(themeChanges),
    ...actions.flatMap((pair) => actionChanges(pair, kept)),
    ...pairs(now.arguments, to.arguments).flatMap(argumentChanges),
    ...pairs(now.evidence, to.evidence).flatMap(evidenceChanges),
  ]
}

/** As the board would be with what was put back to `to` from `before` taken back: only what still says what was put back. */
export function unwound({ now, before, to }: { now: BoardView; before: BoardView; to: BoardView }): BoardView {
  return {
    themes: merged(now.themes, before.themes, to.themes), actions: merged(now.actions, before.actions, to.actions),
    arguments: merged(now.arguments, before.arguments, to.arguments), evidence: merged(now.evidence, before.evidence, to.evidence),
  }
}

type Pair<T> = { id: string; is: T | undefined; was: T | undefined }

function pairs<T extends { id: string }>(now: readonly T[], then: readonly T[]): Pair<T>[] {
  const [is, was] = [new Map(now.map((one) => [one.id, one])), new Map(then.map((one) => [one.id, one]))]
  return [...new Set([...was.keys(), ...is.keys()])].map((id) => ({ id, is: is.get(id), was: was.get(id) }))
}

function themeChanges({ id, is, was }: Pair<ThemeView>): BoardChange[] {
  if (!was) return [{ type: 'entry.remove', root: 'themes', id }]
  if (!is) return [{ type: 'theme.add', theme: was }]
  return [...texts('themes', is, was, 'title', 'detail'), ...values('themes', is, was, 'order', 'colour')]
}

function actionChanges({ id, is, was }: Pair<ActionView>, kept: ReadonlySet<string>): BoardChange[] {
  if (!was) return kept.has(id) ? [] : [{ type: 'entry.remove', root: 'actions', id }]
  if (!is) return [{ type: 'action.add', action: was }]
  return [...texts('actions', is, was, 'title', 'detail'), ...values('actions', is, was, 'theme', 'order')]
}

function argumentChanges({ id, is, was }: Pair<ArgumentView>): BoardChange[] {
  if (!was) return [{ type: 'entry.remove', root: 'arguments', id }]
  if (!is) return [{ type: 'argument.add', argument: was }]
  return [...texts('arguments', is, was, 'text'), ...values('arguments', is, was, 'side')]
}

function evidenceChanges({ id, is, was }: Pair<EvidenceView>): BoardChange[] {
  if (!was) return [{ type: 'entry.remove', root: 'evidence', id }]
  if (!is) return [{ type: 'evidence.add', evidence: was }]
  return [...texts('evidence', is, was, 'title', 'text'), ...values('evidence', is, was, 'source')]
}

type Root = Extract<BoardChange, { type: 'value.set' }>['root']

function texts<T extends { id: string }>(root: Root, is: T, was: T, ...fields: (keyof T & string)[]): BoardChange[] {
  return fields.filter((field) => is[field] !== was[field]).map((field) => ({ type: 'text.set', root, id: is.id, field, value: String(was[field]) }))
}

function values<T extends { id: string }>(root: Root, is: T, was: T, ...fields: (keyof T & string)[]): BoardChange[] {
  return fields.filter((field) => is[field] !== was[field]).map((field) => ({ type: 'value.set', root, id: is.id, field, value: was[field] as string | null }))
}

/** Three ways: where `now` is still `to`, it becomes `before` again. */
function merged<T extends { id: string }>(now: readonly T[], before: readonly T[], to: readonly T[]): T[] {
  const [was, put] = [new Map(before.map((one) => [one.id, one])), new Map(to.map((one) => [one.id, one]))]
  const present = new Set(now.map(({ id }) => id))
  const kept = now.flatMap((one): T[] => {
    const [b, t] = [was.get(one.id), put.get(one.id)]
    // It came back by being put back: it goes again.
    if (!b && t) return same(one, t) ? [] : [one]
    if (!b || !t) return [one]
    const back = { ...one }
    for (const key of Object.keys(b) as (keyof T)[]) if (same(one[key], t[key])) back[key] = b[key]
    return [back]
  })
  // It went by being put back: it comes again.
  return [...kept, ...before.filter(({ id }) => !put.has(id) && !present.has(id))]
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
