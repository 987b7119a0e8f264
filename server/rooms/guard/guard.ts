// The update guard: names what an update does to a board as operations, or refuses it whole. Touches no document.
// What it lets through, Yjs integrates without leaving anything pending, and the result fits the board's schema.
import * as Y from 'yjs'
import type { Operation } from '../../../shared/board/operations.ts'
import { limits } from '../../../shared/board/schema.ts'
import type { Root } from '../../../shared/board/schema.ts'
import { refuse } from '../../../shared/protocol/refusals.ts'
import type { Refusal } from '../../../shared/protocol/refusals.ts'
import { BadUpdate, decodeUpdate } from './decode.ts'
import type { DeleteRange, DecodedUpdate } from './decode.ts'
import { containerOf, resolve } from './resolve.ts'
import type { NewItem } from './resolve.ts'
import { Changes } from './changes.ts'
import { TooLong } from './limits.ts'

export type Inspection =
  /** `newClients`: Yjs client ids that nobody used before. `isEmpty`: the board knows all of it already. */
  | { ok: true; operations: Operation[]; newClients: number[]; isEmpty: boolean }
  | { ok: false; error: Refusal }

/** One for each reload of a page that was offline meanwhile; each is bound in the journal. */
const mostNewClients = 32

/** `bindings`: which person first used each Yjs client id. */
export function inspect(doc: Y.Doc, update: Uint8Array, personId: string, bindings: ReadonlyMap<number, string>): Inspection {
  try {
    const decoded = decodeUpdate(update)
    const strangers = [...decoded.structs.keys()].filter((client) => !bindings.has(client) && Y.getState(doc.store, client) === 0)
    if (strangers.length > mostNewClients) return { ok: false, error: refuse('too-many', 'Too many Yjs client ids at once.') }
    const { items, clients, stateAfter } = resolve(doc, decoded)
    const advanced = clients.filter((client) => stateAfter(client) > Y.getState(doc.store, client))
    if (advanced.some((client) => bindings.has(client) && bindings.get(client) !== personId)) {
      return { ok: false, error: refuse('not-yours', 'This Yjs client id belongs to somebody else.') }
    }
    const newClients = advanced.filter((client) => !bindings.has(client))
    const changes = new Changes(doc)
    markDeleted(items, decoded)
    for (const item of items) changes.insert(item)
    const removed = [...storedDeletes(doc, decoded)]
    for (const stored of removed) {
      changes.remove(stored.item, containerOf(doc, stored.item.parent as Y.AbstractType<unknown>), stored.length)
    }
    const operations = changes.operations()
    const tooMany = checkCounts(doc, operations, personId)
    if (tooMany) return { ok: false, error: tooMany }
    return { ok: true, operations, newClients, isEmpty: advanced.length === 0 && removed.length === 0 }
  } catch (error) {
    if (error instanceof TooLong) return { ok: false, error: refuse('too-long', error.message) }
    return { ok: false, error: refuse('bad-update', error instanceof BadUpdate ? `The update was refused: ${error.message}.` : 'The update was refused.') }
  }
}

function markDeleted(items: NewItem[], { deletes }: DecodedUpdate): void {
  for (const item of items) item.deleted = covers(deletes, item)
}

function covers(deletes: readonly DeleteRange[], { id, length }: NewItem): boolean {
  let [low, high] = [0, deletes.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const range = deletes[middle]!
    if (range.client < id.client || (range.client === id.client && range.clock <= id.clock)) low = middle + 1
    else high = middle
  }
  const range = deletes[low - 1]
  return range?.client === id.client && range.clock + range.length >= id.clock + length
}

/** Stored items that the update deletes and that are still there, with how much of each. */
function* storedDeletes(doc: Y.Doc, decoded: DecodedUpdate): Generator<{ item: Y.Item; length: number }> {
  for (const { client, clock, length } of decoded.deletes) {
    const structs = doc.store.clients.get(client)
    const end = Math.min(clock + length, Y.getState(doc.store, client))
    if (!structs || clock >= end) continue
    for (let i = Y.findIndexSS(structs, clock); i < structs.length; i++) {
      const struct = structs[i]!
      if (struct.id.clock >= end) break
      if (!(struct instanceof Y.Item) || struct.deleted) continue
      yield { item: struct, length: Math.min(end, struct.id.clock + struct.length) - Math.max(clock, struct.id.clock) }
    }
  }
}

function checkCounts(doc: Y.Doc, operations: readonly Operation[], personId: string): Refusal | null {
  const added = (op: Operation['op']): number => operations.filter((operation) => operation.op === op).length
  const bounds: [Operation['op'], Root, number][] = [
    ['action.add', 'actions', limits.actions], ['theme.add', 'themes', limits.themes],
    ['argument.add', 'arguments', limits.arguments], ['evidence.add', 'evidence', limits.evidence],
  ]
  for (const [op, root, most] of bounds) {
    const more = added(op)
    if (more === 0) continue
    const map = doc.getMap(root)
    if (map.size + more > most) return refuse('too-many', `A board holds at most ${most} ${root}.`)
    if (root === 'actions' && personId !== 'server') {
      let own = more
      for (const entry of map.values()) if (entry instanceof Y.Map && entry.get('author') === personId) own++
      if (own > limits.actionsPerPerson) return refuse('too-many', `One person can add at most ${limits.actionsPerPerson} actions.`)
    }
  }
  return null
}
