// Whether a key of a stored entry still holds a value after an update: places concurrent values as Yjs does
// (`Item.integrate`), on a list of ids, without touching the document. The last one in the list is what readers see.
import type * as Y from 'yjs'
import { BadUpdate } from './decode.ts'
import type { Id } from './decode.ts'
import type { NewItem } from './resolve.ts'

type Node = { client: number; clock: number; length: number; origin: Id | null; rightOrigin: Id | null }

/** Comparisons an update may cost at most; honest ones need a handful. */
const mostSteps = 2_000_000

/** `current` is the key's stored value, `items` what the update puts under the key, in order. */
export function keepsValue(current: Y.Item, items: readonly NewItem[], isDropped: boolean): boolean {
  const chain: Node[] = []
  for (let item: Y.Item | null = current; item; item = item.left) {
    chain.push({ client: item.id.client, clock: item.id.clock, length: item.length, origin: item.origin, rightOrigin: item.rightOrigin })
  }
  chain.reverse()
  if ((chain.length + items.length) * items.length > mostSteps) throw new BadUpdate('too many values under one key')
  let holds = !isDropped
  for (const item of items) {
    const at = place(chain, item)
    if (at === chain.length - 1) holds = item.content.kind === 'any' && !item.deleted
  }
  return holds
}

function place(chain: Node[], item: NewItem): number {
  if (item.origin) split(chain, item.origin.client, item.origin.clock + 1)
  if (item.rightOrigin) split(chain, item.rightOrigin.client, item.rightOrigin.clock)
  const left = item.origin ? indexOf(chain, item.origin) : -1
  const right = item.rightOrigin ? indexOf(chain, item.rightOrigin) : chain.length
  let after = left
  for (let i = left + 1; i < chain.length && i !== right; i++) {
    const other = chain[i]!
    if (sameId(item.origin, other.origin)) {
      if (other.client < item.id.client) after = i
      else if (sameId(item.rightOrigin, other.rightOrigin)) break
    } else {
      const origin = other.origin ? indexOf(chain, other.origin) : -1
      if (origin <= left || origin > i) break
      if (origin <= after) after = i
    }
  }
  chain.splice(after + 1, 0, { ...item.id, length: item.length, origin: item.origin, rightOrigin: item.rightOrigin })
  return after + 1
}

/** Cuts the node that `clock` is inside of, so that one begins there. */
function split(chain: Node[], client: number, clock: number): void {
  const at = chain.findIndex((node) => node.client === client && node.clock < clock && clock < node.clock + node.length)
  if (at === -1) return
  const node = chain[at]!
  const end = node.clock + node.length
  chain.splice(at, 1, { ...node, length: clock - node.clock }, { ...node, clock, length: end - clock, origin: { client, clock: clock - 1 } })
}

function indexOf(chain: readonly Node[], id: Id): number {
  const at = chain.findIndex((node) => node.client === id.client && node.clock <= id.clock && id.clock < node.clock + node.length)
  if (at === -1) throw new BadUpdate('a neighbour under another key')
  return at
}

function sameId(a: Id | null, b: Id | null): boolean {
  return a === b || (a !== null && b !== null && a.client === b.client && a.clock === b.clock)
}
