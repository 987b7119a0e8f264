// A board as one page sees it. Entries are patched by changed id; the document itself stays in the session.
import { createContext } from 'svelte'
import { SvelteMap } from 'svelte/reactivity'
import type { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { byOrder, orderBetween } from '../../shared/board/order.ts'
import { readAction, readArgument, readEvidence, readTheme, sharedText } from '../../shared/board/read.ts'
import type { ActionView, ArgumentView, EvidenceView, ThemeView } from '../../shared/board/read.ts'
import { roots } from '../../shared/board/schema.ts'
import type { ArgumentSide, Root } from '../../shared/board/schema.ts'
import * as write from '../../shared/board/write.ts'
import { boardCache } from '../net/board-cache.ts'
import { BoardSession } from '../net/board-session.ts'
import type { Saving } from '../net/board-session.ts'
import { newId, onNetwork, socketUrl, storage, timerOf } from '../net/browser.ts'
import type { Draft } from '../net/edits.ts'
import { BoardSight } from './board-sight.ts'
import { caretOf, othersIn } from './carets.ts'
import type { Caret, FieldRef, Typist } from './carets.ts'
import { isOpenIn } from '../../shared/event/allowances.ts'
import type { Allowance } from '../../shared/event/allowances.ts'
import type { OfferedEntry } from '../../shared/event/moderation.ts'
import type { Board } from '../../shared/event/state.ts'
import type { EventStore } from './event.svelte.ts'

export type { Caret, Draft, FieldRef, Saving, Typist }

export const [useBoard, setBoard] = createContext<BoardStore>()

export class BoardStore {
  readonly boardId: string
  readonly sight: BoardSight
  #event: EventStore
  #session: BoardSession
  #stopNetwork: () => void
  #stopDoc = () => {}
  #reconciled: Y.Doc | null = null

  #themes = new SvelteMap<string, ThemeView>()
  #actions = new SvelteMap<string, ActionView>()
  #arguments = new SvelteMap<string, ArgumentView>()
  #evidence = new SvelteMap<string, EvidenceView>()
  /** Anew with every document: what holds a shared text must take it again. */
  #document = $state.raw<Y.Doc | null>(null)
  /** Goes up when carets move. */
  #awarenessTurn = $state(0)
  #saving = $state<Saving>('loading')
  #drafts = $state.raw<readonly Draft[]>([])
  #ended = $state<string | null>(null)
  /** The board as it was when the server said that it is about to be frozen: over with the first fact about it. */
  #hushed = $state.raw<Board | null>(null)
  #cancelHush = () => {}
  #stopEpoch: () => void
  /** The latest refusal, for an announcement. `drafts`: how many texts it left as drafts. */
  refusal = $state.raw<{ code: string; drafts: number } | null>(null)

  /** In order. */
  readonly themes: ThemeView[] = $derived([...this.#themes.values()].sort(byOrder))
  #all: ActionView[] = $derived([...this.#actions.values()].sort(byOrder))
  /** In order of their keys; by theme see `actionsOf`. */
  readonly actions: ActionView[] = $derived(this.#all.filter(({ id }) => !this.sight.isOut(id)))
  readonly evidence: EvidenceView[] = $derived([...this.#evidence.values()].sort(byTitle))
  #actionsByTheme = $derived(groupBy(this.actions, (action) => (this.#themes.has(action.theme ?? '') ? action.theme : null)))
  #argumentsByAction = $derived(groupBy([...this.#arguments.values()].sort(byTime), (argument) => argument.action))

  #board = $derived.by(() => this.#event.state?.boards.find(({ boardId }) => boardId === this.boardId))

  /** Nobody can write here now. */
  #isStill: boolean = $derived.by(() => {
    const board = this.#board
    return !board || board.frozen || board === this.#hushed || this.#event.state?.closedAt !== null
  })

  /** The stage is about other boards. */
  readonly isElsewhere: boolean = $derived.by(() => this.#event.role === 'participant' && !isOpenIn(this.#event.stage, this.boardId))

  /** Nothing can be written: frozen, paused, closed, or this role only looks. */
  readonly frozen: boolean = $derived.by(() => {
    const { role } = this.#event
    return this.#isStill || role === 'observer' || role === null || this.#ended !== null || this.isElsewhere || this.#event.me?.muted === true
  })

  /** The event's state must be there. `cache: false` keeps nothing in this browser. */
  constructor(event: EventStore, boardId: string, { cache = event.role === 'participant' }: { cache?: boolean } = {}) {
    this.boardId = boardId
    this.#event = event
    this.sight = new BoardSight(event)
    const session: BoardSession = new BoardSession({
      boardId, token: event.token, url: `${socketUrl()}/sync`, socket: () => event.transport.boardSocket(), random: Math.random, after: timerOf, local: Date.now, newId,
      owner: `${event.state?.eventId}/${this.#me}`,
      epoch: () => event.state?.boards.find((board) => board.boardId === boardId)?.epoch ?? 0,
      cache: cache ? boardCache() : null,
      storage,
    }, {
      doc: (doc, awareness) => this.#observe(doc, awareness),
      changed: () => this.#changed(),
      refused: (code, drafts) => (this.refusal = { code, drafts }),
      hushed: () => this.#hush(),
    })
    this.#session = session
    this.#stopEpoch = $effect.root(() => {
      $effect(() => {
        if (this.#board) session.epochChanged()
      })
    })
    this.#stopNetwork = onNetwork((online) => session.network(online), () => session.hurry())
    this.#changed()
  }

  get saving(): Saving {
    return this.#saving
  }

  /** Words of this person that could not be saved. */
  get drafts(): readonly Draft[] {
    return this.#drafts
  }

  /** In order; null = actions without a theme. */
  actionsOf(themeId: string | null): ActionView[] {
    return this.#actionsByTheme.get(themeId) ?? []
  }

  action(actionId: string): ActionView | undefined {
    return this.sight.isOut(actionId) ? undefined : this.#actions.get(actionId)
  }

  theme(themeId: string | null): ThemeView | undefined {
    return themeId === null ? undefined : this.#themes.get(themeId)
  }

  /** By time. */
  argumentsOf(actionId: string): ArgumentView[] {
    return this.#argumentsByAction.get(actionId) ?? []
  }

  evidenceOf(actionId: string): EvidenceView[] {
    return this.evidence.filter(({ actions }) => actions.includes(actionId))
  }

  /** The spoken number; null until the server gave one. */
  number(actionId: string): number | null {
    return this.#event.state?.actions[actionId]?.number ?? null
  }

  /** Who stands beside somebody's words; null where they gave no name. */
  author(personId: string): { name: string; group: string | null } | null {
    return this.#event.state?.authors[personId] ?? null
  }

  /** Other people with the caret in this action's texts. */
  typing(actionId: string): Typist[] {
    return this.#others.filter(({ field }) => this.#actionOf(field) === actionId)
  }

  /** Other people's carets in one text. */
  carets(field: FieldRef): Caret[] {
    const doc = this.#document
    // Carets move with the words around them.
    void this.#mapOf(field.root).get(field.id)
    if (!doc) return []
    return this.#others
      .filter((other) => other.field.root === field.root && other.field.id === field.id && other.field.field === field.field)
      .flatMap((other) => caretOf(doc, other))
  }

  /** How many other people have a caret in a text of this board. */
  get typists(): number {
    return this.#others.length
  }

  /** Null where the entry is gone. Anew after a refusal: take it from here in a `$derived`. */
  text(root: Root, id: string, field: string): Y.Text | null {
    void this.#mapOf(root).has(id)
    return this.#document ? sharedText(this.#document, root, id, field) : null
  }

  /** Says where this person's caret is; null when no shared text has the focus. */
  setCaret(field: FieldRef | null, anchor = 0, head = anchor): void {
    const { awareness, doc } = this.#session
    const text = field && doc ? sharedText(doc, field.root, field.id, field.field) : null
    if (!text) {
      if (awareness?.getLocalState() !== null) awareness?.setLocalState(null)
      return
    }
    const position = (index: number) => Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(text, index))
    awareness?.setLocalState({ field: { ...field }, caret: { anchor: position(anchor), head: position(head) } })
  }

  /** The entries that the page shows, the most important first: in a large room, other carets are not sent here. */
  show(keys: readonly string[]): void {
    this.#session.show(keys)
  }

  /** At the end of its theme; returns its id, as all of these do. */
  addAction({ title, detail = '', theme }: { title: string; detail?: string; theme: string | null }): string {
    return this.#add((doc, id) => write.addAction(doc, { id, title, detail, theme, author: this.#me, createdAt: this.#event.serverNow() }))
  }

  addArgument(action: string, side: ArgumentSide, text: string): string {
    return this.#add((doc, id) => write.addArgument(doc, { id, action, side, text, author: this.#me, createdAt: this.#event.serverNow() }))
  }

  addEvidence({ title, text = '', source = '', actions }: { title: string; text?: string; source?: string; actions: string[] }): string {
    return this.#add((doc, id) => write.addEvidence(doc, { id, title, text, source, actions }))
  }

  /** After the last theme. */
  addTheme({ title, detail = '', colour }: { title: string; detail?: string; colour: string }): string {
    const order = orderBetween(this.themes.at(-1)?.order ?? null, null)
    return this.#add((doc, id) => write.addTheme(doc, { id, title, detail, order, colour }))
  }

  /** `position`: 0 = first among that theme's other actions. */
  moveAction(actionId: string, themeId: string | null, position: number): void {
    const others = (list: ActionView[]) => list.filter(({ id }) => id !== actionId)
    // What is out of sight has a place, too.
    const next = others(this.actionsOf(themeId))[position]
    const all = others(this.#all.filter(({ theme }) => theme === themeId))
    if (this.#document) write.moveAction(this.#document, actionId, themeId, next ? all.indexOf(next) : all.length)
  }

  removeAction(actionId: string): void {
    if (this.#document) write.remove(this.#document, 'actions', actionId)
  }

  removeArgument(argumentId: string): void {
    if (this.#document) write.remove(this.#document, 'arguments', argumentId)
  }

  /** Whether the stage lets this person do it now. */
  may(what: Allowance): boolean {
    return !this.frozen && this.#event.may(what)
  }

  /** Whether this person may change the words of an action. */
  mayEdit({ id, author }: { id: string; author: string }): boolean {
    return !this.sight.isHeld(id) && !this.sight.asksFirst && (this.may('edit') || (author === this.#me && this.may('add')))
  }

  mayMove(actionId: string): boolean {
    return this.may('move') && !this.sight.isHeld(actionId)
  }

  /** Null once it waits for approval, else why it could not be offered. Sending the same id again offers it once. */
  async offer(entryId: string, entry: OfferedEntry): Promise<string | null> {
    const answer = await this.#event.send({ type: 'entry.offer', entryId, boardId: this.boardId, entry })
    return answer.ok ? null : answer.error.code
  }

  /** Whether this person may remove an action, as far as the page can tell; the server decides. */
  mayRemove({ id, author }: { id: string; author: string }): boolean {
    const { role } = this.#event
    return role === 'facilitator' || role === 'organiser' ? !this.frozen : author === this.#me && !this.sight.isHeld(id) && (this.may('add') || this.may('edit'))
  }

  /** False where the action that a draft belongs to is gone. */
  resend(draft: Draft): boolean {
    return this.#session.resend(draft)
  }

  discard(draft: Draft): void {
    this.#session.discard(draft)
  }

  close(): void {
    this.#cancelHush()
    this.#stopNetwork()
    this.#stopEpoch()
    this.#stopDoc()
    this.#session.close()
  }

  #hush(): void {
    this.#cancelHush()
    this.#hushed = this.#board ?? null
    this.#cancelHush = timerOf(hushMs, () => (this.#hushed = null))
  }

  get #me(): string {
    return this.#event.me?.participantId ?? this.#event.role ?? ''
  }

  #others = $derived.by(() => {
    void this.#awarenessTurn
    const awareness = this.#document ? this.#session.awareness : null
    // On a frozen board a caret may still stand somewhere, but nobody is writing.
    return awareness && !this.#isStill ? othersIn(awareness) : []
  })

  #add(into: (doc: Y.Doc, id: string) => void): string {
    const id = newId()
    if (this.#document) into(this.#document, id)
    return id
  }

  #mapOf(root: Root): SvelteMap<string, ActionView | ThemeView | ArgumentView | EvidenceView> {
    const maps = { actions: this.#actions, themes: this.#themes, arguments: this.#arguments, evidence: this.#evidence }
    return maps[root] as SvelteMap<string, ActionView | ThemeView | ArgumentView | EvidenceView>
  }

  #actionOf({ root, id }: FieldRef): string | undefined {
    return root === 'arguments' ? this.#arguments.get(id)?.action : root === 'actions' ? id : undefined
  }

  #changed(): void {
    if (!this.#session) return
    this.#saving = this.#session.saving
    this.#drafts = this.#session.drafts
    this.#ended = this.#session.ended
    if (this.#session.synced && this.#reconciled !== this.#document) {
      this.#reconciled = this.#document
      this.#reconcile()
    }
  }

  /** Until a fresh document has loaded, what was seen stays: cards do not vanish and come back. */
  #observe(doc: Y.Doc, awareness: Awareness): void {
    this.#stopDoc()
    this.#document = doc
    const carets = () => this.#awarenessTurn++
    awareness.on('change', carets)
    const stops = roots.map((root) => {
      const entries = doc.getMap(root)
      const patch = (events: Y.YEvent<any>[]) => this.#patch(doc, root, changedIds(events))
      entries.observeDeep(patch)
      return () => entries.unobserveDeep(patch)
    })
    this.#stopDoc = () => {
      awareness.off('change', carets)
      for (const stop of stops) stop()
    }
  }

  #patch(doc: Y.Doc, root: Root, ids: Iterable<string>): void {
    const map = this.#mapOf(root)
    const entries = doc.getMap(root)
    for (const id of ids) {
      const entry = entries.get(id)
      if (entry instanceof Y.Map) map.set(id, readers[root](id, entry))
      else map.delete(id)
    }
  }

  /** What a fresh document does not have any more goes, once it has been synchronised. */
  #reconcile(): void {
    const doc = this.#document
    if (!doc) return
    for (const root of roots) this.#patch(doc, root, [...this.#mapOf(root).keys()].filter((id) => !doc.getMap(root).has(id)))
  }
}

/** The server waits a second and a half for everybody's last words; then the fact says that the board is frozen. */
const hushMs = 3_000
const readers = { actions: readAction, themes: readTheme, arguments: readArgument, evidence: readEvidence }

function changedIds(events: Y.YEvent<any>[]): Set<string> {
  const ids = new Set<string>()
  for (const event of events) {
    if (event.path.length > 0) ids.add(String(event.path[0]))
    else for (const id of event.changes.keys.keys()) ids.add(id)
  }
  return ids
}

function groupBy<K, V>(values: V[], keyOf: (value: V) => K): Map<K, V[]> {
  const groups = new Map<K, V[]>()
  for (const value of values) {
    const group = groups.get(keyOf(value))
    if (group) group.push(value)
    else groups.set(keyOf(value), [value])
  }
  return groups
}

function byTime(a: ArgumentView, b: ArgumentView): number {
  return a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1)
}

function byTitle(a: EvidenceView, b: EvidenceView): number {
  return a.title < b.title ? -1 : a.title > b.title ? 1 : a.id < b.id ? -1 : 1
}
