// One board in one browser: document, connection, offline cache, unsent edits, drafts.
// Invariants: 'saved' is only what the server counted as committed; after a refusal the document is dropped and taken
// fresh, and no words are lost; every load and every fresh document has a clientID of its own.
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { closeCode } from '../../shared/protocol/messages.ts'
import { BoardLink } from './board-link.ts'
import type { LinkOptions } from './board-link.ts'
import { applyDraft, Drafts } from './drafts.ts'
import { Edits } from './edits.ts'
import type { Draft } from './edits.ts'
import { endedCodes } from './refusal.ts'

export type Saving = 'loading' | 'saved' | 'saving' | 'waiting' | 'not-saved'

/** What is kept in the browser between loads, by name. */
export type BoardCache = {
  /** Resolves when what was kept is in the document. Keeps what changes from then on. */
  load(name: string, doc: Y.Doc): Promise<void>
  /** Stops keeping and deletes. */
  wipe(name: string): Promise<void>
}

export type SessionOptions = Pick<LinkOptions, 'url' | 'boardId' | 'socket' | 'random' | 'after'> & {
  token: string
  epoch: () => number
  /** `EVENT_ID/…/PERSON_ID`: what this browser keeps is kept under it. */
  owner: string
  cache: BoardCache | null
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>
  local: () => number
  newId: () => string
}

export type SessionListener = {
  /** There is a document, the first one or a fresh one: observe it anew. */
  doc: (doc: Y.Doc, awareness: Awareness) => void
  changed: () => void
  refused: (code: string, drafts: number) => void
  /** The board is about to be frozen: what is written from now on would be refused. */
  hushed: () => void
}

const ackOverdueMs = 8_000
const cacheMs = 2_000
const renewMs = 200
/** Refusals of everything at the moment: trying the fields one by one would only be refused again. */
const refusesAll = new Set(['board-frozen', 'event-paused', 'event-closed', 'not-allowed', 'no-token', 'bad-token', ...endedCodes])
const codeOfClose: Record<number, string> = {
  [closeCode.badToken]: 'bad-token', [closeCode.mayNotEnter]: 'not-allowed', [closeCode.noSuchBoard]: 'unknown-board',
  [closeCode.oldEpoch]: 'old-epoch', [closeCode.tooLarge]: 'too-large',
}

export class BoardSession {
  #options: SessionOptions
  #listener: SessionListener
  #drafts: Drafts
  #doc: Y.Doc | null = null
  #awareness: Awareness | null = null
  #edits: Edits | null = null
  #link: BoardLink | null = null
  #cacheName: string | null = null
  /** Of the document: it stays one of that epoch, whatever the event says meanwhile. */
  #epoch = 0
  /** Goes up with every document; what was started for an older one stops. */
  #turn = 0
  #closed = false
  #everSynced = false
  #fromCache = false
  #overdue = false
  #cancelOverdue: (() => void) | null = null
  #refusals = 0
  /** Drafts to be tried again, one by one, so that only what is refused stays a draft. */
  #again: Draft[] = []
  #shown: readonly string[] | null = null
  /** Why the server ended it for good. */
  ended: string | null = null

  constructor(options: SessionOptions, listener: SessionListener) {
    this.#options = options
    this.#listener = listener
    this.#drafts = new Drafts(options.storage, `plenary.drafts.${options.owner}/${options.boardId}`)
    void this.#open()
  }

  get doc(): Y.Doc | null {
    return this.#doc
  }

  get awareness(): Awareness | null {
    return this.#awareness
  }

  get drafts(): readonly Draft[] {
    return this.#drafts.list.filter((draft) => !this.#again.includes(draft))
  }

  /** The document holds all that the server had when it was asked. */
  get synced(): boolean {
    return this.#link?.synced ?? false
  }

  get saving(): Saving {
    const unsent = this.#unsent()
    if (this.ended) return unsent ? 'not-saved' : 'saved'
    if (!this.#link?.synced) return unsent ? 'waiting' : this.#everSynced || this.#fromCache ? 'saved' : 'loading'
    if (!unsent && this.#link.settled) return 'saved'
    return this.#overdue ? 'not-saved' : 'saving'
  }

  /** False where the entry that a draft belongs to is gone. */
  resend(draft: Draft): boolean {
    if (!this.#doc || !applyDraft(this.#doc, draft, draft.epoch === this.#epoch)) return false
    this.discard(draft)
    return true
  }

  discard(draft: Draft): void {
    this.#drafts.remove(draft.draftId)
    this.#listener.changed()
  }

  /** The entries that the page shows: in a large room, other carets are not sent here. */
  show(keys: readonly string[]): void {
    this.#shown = keys
    this.#link?.show(keys)
  }

  /** Something was removed from the board for good: what is kept here of before goes, and words that are not saved yet are put into a fresh document. */
  epochChanged(): void {
    if (this.#closed || this.ended || this.#options.epoch() === this.#epoch) return
    this.#refused('old-epoch')
  }

  network(online: boolean): void {
    this.#link?.network(online)
  }

  hurry(): void {
    this.#link?.hurry()
  }

  close(): void {
    this.#closed = true
    this.#drop()
  }

  async #open(): Promise<void> {
    const turn = ++this.#turn
    const { url, boardId, token, cache, owner, random, after } = this.#options
    const epoch = this.#epoch = this.#options.epoch()
    const doc = new Y.Doc()
    const awareness = new Awareness(doc)
    // Only people with a caret in a text are announced to others.
    awareness.setLocalState(null)
    this.#doc = doc
    this.#awareness = awareness
    this.#edits = new Edits(doc, () => this.#edited())
    this.#cacheName = cache ? `plenary/${owner}/${boardId}/${epoch}` : null
    this.#listener.doc(doc, awareness)
    if (cache && this.#cacheName) {
      await within(cacheMs, cache.load(this.#cacheName, doc), after)
      if (turn !== this.#turn || this.#closed) return
      this.#fromCache = doc.store.clients.size > 0
    }
    this.#link = new BoardLink({
      url, boardId, doc, awareness, random, after, socket: this.#options.socket,
      params: () => ({ token, epoch: String(epoch), acks: '1' }),
      unsent: () => this.#unsent(),
      changed: () => this.#progressed(),
      refused: (code) => this.#refused(code),
      hushed: () => this.#listener.hushed(),
      ended: (code) => this.#ended(code),
    })
    if (this.#shown) this.#link.show(this.#shown)
    if (this.#unsent()) this.#link.owe()
    this.#link.connect()
    this.#listener.changed()
  }

  #edited(): void {
    this.#options.storage.setItem(this.#unsentKey(), '1')
    this.#link?.owe()
    this.#progressed()
  }

  /** Edits that the server has not counted yet, made now or before the page was loaded. */
  #unsent(): boolean {
    return (this.#edits?.size ?? 0) > 0 || this.#options.storage.getItem(this.#unsentKey()) !== null
  }

  #unsentKey(): string {
    return `plenary.unsent.${this.#options.owner}/${this.#options.boardId}`
  }

  #progressed(): void {
    const link = this.#link
    if (link?.synced) this.#everSynced = true
    if (link?.settled) this.#allSaved()
    if (!link?.synced || link.settled) this.#clearOverdue()
    else this.#cancelOverdue ??= this.#options.after(ackOverdueMs, () => {
      this.#overdue = true
      this.#listener.changed()
    })
    this.#listener.changed()
  }

  #allSaved(): void {
    this.#edits?.clear()
    this.#refusals = 0
    this.#options.storage.removeItem(this.#unsentKey())
    this.#clearOverdue()
    if (this.#doc) this.#drafts.prune(this.#doc)
    let next: Draft | undefined
    while ((next = this.#again.shift()) && !this.resend(next));
  }

  #clearOverdue(): void {
    this.#cancelOverdue?.()
    this.#cancelOverdue = null
    this.#overdue = false
  }

  #refused(code: string): void {
    const drafts = (this.#edits?.drafts(code, this.#options.local(), this.#options.newId) ?? []).map((draft) => ({ ...draft, epoch: this.#epoch }))
    this.#drafts.add(drafts)
    if (refusesAll.has(code)) this.#again = []
    // A document of before says nothing about the words in it.
    else if (drafts.length > 1 || code === 'old-epoch') this.#again.push(...drafts)
    this.#listener.refused(code, drafts.length)
    void this.#renew()
  }

  #ended(code: number): void {
    const reason = codeOfClose[code] ?? 'not-allowed'
    if (code === closeCode.oldEpoch || code === closeCode.tooLarge) {
      this.#refused(reason)
      return
    }
    this.ended = reason
    this.#listener.changed()
  }

  /** A document whose update was refused can never be saved again: take a fresh one. */
  async #renew(): Promise<void> {
    const name = this.#cacheName
    this.#drop()
    this.#options.storage.removeItem(this.#unsentKey())
    const turn = this.#turn
    if (name && this.#options.cache) await within(cacheMs, this.#options.cache.wipe(name), this.#options.after)
    const waitMs = Math.min(10_000, renewMs * 2 ** this.#refusals++) * (0.5 + this.#options.random())
    this.#options.after(waitMs, () => {
      if (!this.#closed && turn === this.#turn) void this.#open()
    })
    this.#listener.changed()
  }

  #drop(): void {
    this.#turn++
    this.#clearOverdue()
    this.#edits?.stop()
    this.#edits = null
    this.#link?.close()
    this.#link = null
    this.#awareness?.destroy()
    this.#doc?.destroy()
    this.#fromCache = false
    this.#everSynced = false
  }
}

/** A cache that does not answer must not keep anybody out. */
function within(ms: number, work: Promise<void>, after: LinkOptions['after']): Promise<void> {
  return new Promise((resolve) => {
    const cancel = after(ms, resolve)
    work.catch(() => {}).finally(() => {
      cancel()
      resolve()
    })
  })
}
