// Who else has a caret in a text. Other people's awareness is untrusted: whatever does not fit is left out.
import type { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { roots } from '../../shared/board/schema.ts'
import type { Root } from '../../shared/board/schema.ts'
import { initials, tone } from '../ui/people.ts'
import { texts } from '../ui/texts/common.ts'

/** A shared text: `root` is a root map of the document, `id` the entry's key, `field` its text. */
export type FieldRef = { root: Root; id: string; field: string }

/** Somebody else with the caret in a text. */
export type Typist = { clientId: number; personId: string; name: string; initials: string; tone: 1 | 2 | 3 }

/** `anchor` and `head` are positions in UTF-16 units. */
export type Caret = Typist & { anchor: number; head: number }

export type Other = Typist & { field: FieldRef; caret: unknown }

export function othersIn(awareness: Awareness): Other[] {
  const others: Other[] = []
  for (const [clientId, state] of awareness.getStates()) {
    if (clientId === awareness.clientID) continue
    const field = readField(state.field)
    if (!field) continue
    const user = (state.user ?? {}) as { personId?: unknown; name?: unknown }
    const personId = typeof user.personId === 'string' ? user.personId : String(clientId)
    const name = typeof user.name === 'string' && user.name !== '' ? user.name : null
    others.push({ clientId, personId, name: name ?? texts.unnamed, initials: initials(name), tone: tone(personId), field, caret: state.caret })
  }
  return others
}

/** Nothing where the position is not in the text any more. */
export function caretOf(doc: Y.Doc, { field: _field, caret, ...person }: Other): Caret[] {
  const { anchor, head } = (caret ?? {}) as { anchor?: unknown; head?: unknown }
  const from = absolute(doc, anchor)
  const to = absolute(doc, head)
  return from === null || to === null ? [] : [{ ...person, anchor: from, head: to }]
}

function absolute(doc: Y.Doc, position: unknown): number | null {
  if (typeof position !== 'object' || position === null) return null
  try {
    return Y.createAbsolutePositionFromRelativePosition(Y.createRelativePositionFromJSON(position), doc)?.index ?? null
  } catch {
    return null
  }
}

function readField(value: unknown): FieldRef | null {
  const { root, id, field } = (value ?? {}) as Partial<Record<keyof FieldRef, unknown>>
  const known = roots.find((name) => name === root)
  return known && typeof id === 'string' && typeof field === 'string' ? { root: known, id, field } : null
}
