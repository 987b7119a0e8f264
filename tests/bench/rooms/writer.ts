// A person who types: an own copy of the document, to which words are added. What others write is not applied to it; none of it is needed.
import * as Y from 'yjs'
import type { BoardClient } from './board-client.ts'
import { caret, update } from './dialect.ts'
import type { LatencyMatcher } from './latency.ts'

export type Identity = { personId: string; name: string }

export class Writer {
  readonly doc = new Y.Doc()
  readonly #client: BoardClient
  readonly #texts: { id: string; text: Y.Text }[] = []
  readonly #random: () => number
  readonly #identity: Identity | null
  #caretClock = 0
  #place: { id: string; text: Y.Text }

  /** `identity` is sent with the caret where the server does not write it itself. */
  constructor(client: BoardClient, identity: Identity | null, random: () => number) {
    this.#client = client
    this.#random = random
    this.#identity = identity
    Y.applyUpdate(this.doc, client.content!)
    client.content = null
    for (const [id, action] of this.doc.getMap('actions') as Y.Map<Y.Map<unknown>>) this.#texts.push({ id, text: action.get('detail') as Y.Text })
    this.#place = this.#somewhere()
    this.doc.on('update', (bytes: Uint8Array) => client.send(update(client.dialect, bytes)))
  }

  /** Of the actions that it may type into. */
  get keys(): string[] {
    return this.#texts.map(({ id }) => id)
  }

  /** Adds a word at the end of a text. */
  type(matcher: LatencyMatcher): void {
    const { text } = this.#somewhere()
    const word = ` ${Math.floor(this.#random() * 36 ** 4).toString(36).padStart(4, '0')}`
    matcher.sent(this.doc.clientID, Y.getState(this.doc.store, this.doc.clientID) + word.length - 1, performance.now())
    text.insert(text.length, word)
  }

  /** Moves the caret, as a client does that sends positions relative to the words around them. */
  point(matcher: LatencyMatcher): void {
    if (this.#random() < 0.05) this.#place = this.#somewhere()
    const { id, text } = this.#place
    const position = Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(text, Math.floor(this.#random() * text.length)))
    const state = { ...(this.#identity ? { user: this.#identity } : {}), field: { root: 'actions', id, field: 'detail' }, caret: { anchor: position, head: position } }
    matcher.sent(this.doc.clientID, ++this.#caretClock, performance.now())
    this.#client.send(caret(this.#client.dialect, this.doc.clientID, this.#caretClock, JSON.stringify(state)))
  }

  #somewhere(): { id: string; text: Y.Text } {
    return this.#texts[Math.floor(this.#random() * this.#texts.length)]!
  }
}
