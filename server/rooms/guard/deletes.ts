// What an update's delete set takes away: of what it brings itself, and of what is stored.
import * as Y from 'yjs'
import type { DeleteRange } from './decode.ts'
import type { NewItem } from './places.ts'

/** `deletes` are sorted and apart from each other. */
export function markDeleted(items: readonly NewItem[], deletes: readonly DeleteRange[]): void {
  if (deletes.length === 0) return
  for (const item of items) item.deletedLength = coveredLength(deletes, item)
}

/** Stored items that are still there, with how much of each goes. */
export function* storedDeletes(store: Y.Doc['store'], deletes: readonly DeleteRange[]): Generator<{ item: Y.Item; length: number }> {
  for (const { client, clock, length } of deletes) {
    const structs = store.clients.get(client)
    const end = Math.min(clock + length, Y.getState(store, client))
    if (!structs || clock >= end) continue
    for (let i = Y.findIndexSS(structs, clock); i < structs.length; i++) {
      const struct = structs[i]!
      if (struct.id.clock >= end) break
      if (!(struct instanceof Y.Item) || struct.deleted) continue
      yield { item: struct, length: Math.min(end, struct.id.clock + struct.length) - Math.max(clock, struct.id.clock) }
    }
  }
}

function coveredLength(deletes: readonly DeleteRange[], { id, length }: NewItem): number {
  let [low, high] = [0, deletes.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const range = deletes[middle]!
    if (range.client < id.client || (range.client === id.client && range.clock + range.length <= id.clock)) low = middle + 1
    else high = middle
  }
  let covered = 0
  for (let range = deletes[low]; range?.client === id.client && range.clock < id.clock + length; range = deletes[++low]) {
    covered += Math.min(range.clock + range.length, id.clock + length) - Math.max(range.clock, id.clock)
  }
  return covered
}
