// A small journal, told step by step: what the replay tests fold.
import * as Y from 'yjs'
import type { Fact } from '../../../shared/event/facts.ts'
import type { ReplayEntry } from '../../../shared/replay/entries.ts'

export const start = Date.UTC(2030, 10, 22, 9, 30)
const submitted = (total: number, byGroup: Record<string, number> = {}) => ({ total, byGroup })

export const created: Fact = {
  type: 'event.created', eventId: 'e1', title: 'Workforce 2035', template: 'demo', code: 'ABCDEFGH', codeExpiresAt: start + 86_400_000,
  groups: ['NHS leaders', 'Third sector'],
  agenda: [
    { stageId: 's1', kind: 'explore', title: 'Explore', seconds: 600 },
    {
      stageId: 's2', kind: 'ballot', title: 'Prioritise', seconds: 300,
      questions: [{
        questionId: 'q1', title: 'Which first?', method: 'rank', secrecy: 'secret', options: {}, phase: 'planned', slate: null,
        submitted: submitted(0), tally: null,
      }],
    },
    { stageId: 's3', kind: 'results', title: 'Results', seconds: null },
  ],
  boards: [{ boardId: 'b1', title: 'Board', frozen: false, epoch: 0 }, { boardId: 'b2', title: 'Table 1', frozen: false, epoch: 0 }],
}

/** Writes a journal as the server would: facts and board updates in one order, one update a change. */
export class Story {
  readonly entries: ReplayEntry[] = []
  readonly #docs = new Map<string, Y.Doc>()
  #now = start

  wait(ms: number): this {
    this.#now += ms
    return this
  }

  fact(fact: Fact, by = 'facilitator'): this {
    this.entries.push({ seq: this.entries.length + 1, at: this.#now, by, fact })
    return this
  }

  join(participantId: string, group: string | null = null): this {
    return this.fact({ type: 'person.joined', participantId, name: participantId.toUpperCase(), group }, participantId)
  }

  write(by: string, change: (doc: Y.Doc) => void, boardId = 'b1'): this {
    const doc = this.doc(boardId)
    let update: Uint8Array | null = null
    const keep = (bytes: Uint8Array): void => void (update = bytes)
    doc.on('update', keep)
    doc.transact(() => change(doc))
    doc.off('update', keep)
    if (update) this.entries.push({ seq: this.entries.length + 1, at: this.#now, by, boardId, update })
    return this
  }

  doc(boardId: string): Y.Doc {
    let doc = this.#docs.get(boardId)
    if (!doc) {
      this.#docs.set(boardId, (doc = new Y.Doc()))
      doc.clientID = 1 + this.#docs.size
    }
    return doc
  }
}
