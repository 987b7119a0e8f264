// Where Yjs would put items between others (`Item.integrate`), on a list of ids and without touching the document: for
// what cannot be seen at a glance. Its work is bounded for an update as a whole.
import { BadUpdate } from './decode.ts'
import type { Id } from './decode.ts'

export type Placeable = { id: Id; length: number; origin: Id | null; rightOrigin: Id | null }

type Node = { client: number; clock: number; length: number; origin: Id | null; rightOrigin: Id | null }

/** Steps an update may cost at most; honest ones need a handful. */
export class Budget {
  #left = 1_000_000

  spend(steps: number): void {
    this.#left -= steps
    if (this.#left < 0) throw new BadUpdate('too much to look through')
  }
}

export class Sequence {
  readonly #nodes: Node[]
  readonly #budget: Budget

  /** `stored`: what is there, from left to right. */
  constructor(stored: readonly Placeable[], budget: Budget) {
    this.#nodes = stored.map(({ id, length, origin, rightOrigin }) => ({ client: id.client, clock: id.clock, length, origin, rightOrigin }))
    this.#budget = budget
    budget.spend(stored.length)
  }

  /** Puts the item in; true if it is the last one now. Its neighbours must be here, the left one first. */
  place(item: Placeable): boolean {
    const nodes = this.#nodes
    if (item.origin) this.#split(item.origin.client, item.origin.clock + 1)
    if (item.rightOrigin) this.#split(item.rightOrigin.client, item.rightOrigin.clock)
    const left = item.origin ? this.#indexOf(item.origin) : -1
    const right = item.rightOrigin ? this.#indexOf(item.rightOrigin) : nodes.length
    if (right <= left) throw new BadUpdate('neighbours in the wrong order')
    let after = left
    for (let i = left + 1; i < right; i++) {
      const other = nodes[i]!
      if (sameId(item.origin, other.origin)) {
        if (other.client < item.id.client) after = i
        else if (sameId(item.rightOrigin, other.rightOrigin)) break
      } else {
        const origin = other.origin ? this.#indexOf(other.origin) : -1
        if (origin <= left || origin > i) break
        if (origin <= after) after = i
      }
    }
    nodes.splice(after + 1, 0, { client: item.id.client, clock: item.id.clock, length: item.length, origin: item.origin, rightOrigin: item.rightOrigin })
    return after + 2 === nodes.length
  }

  /** Cuts the node that `clock` is inside of, so that one begins there. */
  #split(client: number, clock: number): void {
    const at = this.#find((node) => node.client === client && node.clock < clock && clock < node.clock + node.length)
    if (at === -1) return
    const node = this.#nodes[at]!
    const end = node.clock + node.length
    this.#nodes.splice(at, 1, { ...node, length: clock - node.clock }, { ...node, clock, length: end - clock, origin: { client, clock: clock - 1 } })
  }

  #indexOf(id: Id): number {
    const at = this.#find((node) => node.client === id.client && node.clock <= id.clock && id.clock < node.clock + node.length)
    if (at === -1) throw new BadUpdate('a neighbour under another key')
    return at
  }

  #find(isIt: (node: Node) => boolean): number {
    this.#budget.spend(this.#nodes.length)
    return this.#nodes.findIndex(isIt)
  }
}

export function sameId(a: Id | null, b: Id | null): boolean {
  return a === b || (a !== null && b !== null && a.client === b.client && a.clock === b.clock)
}
