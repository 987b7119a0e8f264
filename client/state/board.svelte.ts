// A board as one page sees it. Entries are patched by changed id; the document itself stays in the session.
import * as Y from 'yjs'
import { createContext } from 'svelte'
import type { ActionView, ArgumentView, EvidenceView, ThemeView } from '../../shared/board/read.ts'
import type { ArgumentSide, Root } from '../../shared/board/schema.ts'
import type { EventStore } from './event.svelte.ts'

export const [useBoard, setBoard] = createContext<BoardStore>()

/** A shared text: `root` is a root map of the document, `id` the entry's key, `field` its text. */
export type FieldRef = { root: Root; id: string; field: string }

export type Saving = 'loading' | 'saved' | 'saving' | 'waiting' | 'not-saved'

/** Somebody else with the caret in a text. */
export type Typist = { personId: string; name: string; initials: string; tone: 1 | 2 | 3 }
/** `anchor` and `head` are positions in UTF-16 units. */
export type Caret = Typist & { anchor: number; head: number }

export type Draft = {
  draftId: string
  /** What could not be saved: a text that was there, or a whole new entry. */
  kind: 'text' | 'action' | 'argument' | 'evidence'
  root: Root
  id: string
  field: string
  /** What the person wrote, to show and to copy. */
  text: string
  /** What the field said before; '' for a new entry. */
  before: string
  /** Refusal code, for the words. */
  reason: string
  at: number
}

export declare class BoardStore {
  constructor(event: EventStore, boardId: string, options?: { cache?: boolean })
  readonly boardId: string
  /** In order. */
  readonly themes: ThemeView[]
  readonly actions: ActionView[]
  /** In order; null = actions without a theme. */
  actionsOf(themeId: string | null): ActionView[]
  action(actionId: string): ActionView | undefined
  theme(themeId: string | null): ThemeView | undefined
  /** By time. */
  argumentsOf(actionId: string): ArgumentView[]
  evidenceOf(actionId: string): EvidenceView[]
  readonly evidence: EvidenceView[]
  /** The spoken number; null until the server gave one. */
  number(actionId: string): number | null
  /** The name beside somebody's words; null where the person gave none. */
  author(personId: string): { name: string; group: string | null } | null
  readonly saving: Saving
  /** Nothing can be written: frozen, paused, closed, or this role only looks. */
  readonly frozen: boolean
  readonly drafts: Draft[]
  /** Other people with the caret in this action's texts. */
  typing(actionId: string): Typist[]
  /** Other people's carets in one text. */
  carets(field: FieldRef): Caret[]
  /** Null where the entry is gone, and anew after a refusal: always take it from here in a `$derived`. */
  text(root: Root, id: string, field: string): Y.Text | null
  /** Says where this person's caret is (UTF-16 positions); null when no shared text has the focus. */
  setCaret(field: FieldRef | null, anchor?: number, head?: number): void
  /** All return the new entry's id. */
  addAction(action: { title: string; detail?: string; theme: string | null }): string
  addArgument(actionId: string, side: ArgumentSide, text: string): string
  addEvidence(evidence: { title: string; text?: string; source?: string; actions: string[] }): string
  addTheme(theme: { title: string; detail?: string; colour: string }): string
  /** `position`: 0 = first among that theme's other actions. */
  moveAction(actionId: string, themeId: string | null, position: number): void
  removeAction(actionId: string): void
  removeArgument(argumentId: string): void
  /** May this person do it, as far as the page can tell? The server decides. */
  mayRemove(entry: { author: string }): boolean
  resend(draft: Draft): void
  discard(draft: Draft): void
  close(): void
}
