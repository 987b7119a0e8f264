// A listener whose arrivals are timed: every update is decoded for the clocks it covers, every caret for its own clock.
import * as Y from 'yjs'
import type { BoardClient } from './board-client.ts'
import { caretsIn } from './dialect.ts'
import type { Listener } from './latency.ts'

export class Ear {
  /** For a few: the document, as a person's browser would hold it. */
  readonly doc: Y.Doc | null
  readonly #client: BoardClient
  readonly #carets = new Map<number, number>()

  constructor(client: BoardClient, doc: Y.Doc | null) {
    this.#client = client
    this.doc = doc
  }

  listen(edits: Listener, moves: Listener): void {
    this.#client.heard = (heard, at) => {
      if (heard.kind === 'update' || heard.kind === 'step-two') {
        edits.hears(heard.update, at)
        if (this.doc) Y.applyUpdate(this.doc, heard.update.slice())
      }
      if (heard.kind === 'awareness') for (const { clientId, clock } of caretsIn(heard.update)) this.#caret(moves, clientId, clock, at)
    }
  }

  /** A later caret stands for all before it. */
  #caret(moves: Listener, clientId: number, clock: number, at: number): void {
    const known = this.#carets.get(clientId) ?? 0
    if (clock <= known) return
    this.#carets.set(clientId, clock)
    moves.covers(clientId, known + 1, clock + 1, at)
  }
}
