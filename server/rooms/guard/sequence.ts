// Where Yjs would put items between others (`Item.integrate`), on a list of ids and without touching the document: for
// what cannot be seen at a glance. Its work is bounded for an update as a whole.
import { BadUpdate } from './decode.ts'
import type { Id } from './decode.ts'

export type Placeable = { id: Id; length: number; origin: Id | null; rightOrigin: Id | null }

type Node = { client: number; clock: number; length: number; origin: Id | null; rightOrigin: Id | null; right: Node | null }

/** Steps an update may cost at most; honest ones need a handful. */
export class Budget {
  #left = 100_000

  spend(steps: number): void {
    this.#left -= steps
    if (this.#left < 0) throw new BadUpdate('too much to look through')
  }
}

export class Sequence {
  readonly #budget: Budget
  #first: Node | null = null
  /** By client, each list in the order of its clocks. */
  readonly #nodes = new Map<number, Node[]>()

  /** `stored`: what is there, from left to right. */
  constructor(stored: readonly Placeable[], budget: Budget) {
    this.#budget = budget
    budget.spend(stored.length)
    let last: Node | null = null
    for (const item of stored) last = this.#insert(item, last)
    for (const nodes of this.#nodes.values()) nodes.sort((a, b) => a.clock - b.clock)
  }

  /** Puts the item in; true if it is the last one now. Its neighbours must be here, the left one first; a client's items come in order. */
  place(item: Placeable): boolean {
    if (item.origin) this.#cut(item.origin.client, item.origin.clock + 1)
    if (item.rightOrigin) this.#cut(item.rightOrigin.client, item.rightOrigin.clock)
    const left = item.origin && this.#at(item.origin)
    const right = item.rightOrigin && this.#at(item.rightOrigin)
    // Where the two are one and the same, the cut before the right one went through the left one.
    if (left && left.clock + left.length !== item.origin!.clock + 1) throw new BadUpdate('neighbours in the wrong order')
    if (right) this.#expectBehind(left, right)
    let after = left
    const passed = new Set<Node>()
    const conflicting = new Set<Node>()
    for (let other = left ? left.right : this.#first; other && other !== right; other = other.right) {
      this.#budget.spend(1)
      passed.add(other)
      conflicting.add(other)
      if (sameId(item.origin, other.origin)) {
        if (other.client >= item.id.client) {
          if (sameId(item.rightOrigin, other.rightOrigin)) break
          continue
        }
      } else {
        const origin = other.origin && this.#at(other.origin)
        if (!origin || !passed.has(origin)) break
        if (conflicting.has(origin)) continue
      }
      after = other
      conflicting.clear()
    }
    return this.#insert(item, after).right === null
  }

  #expectBehind(left: Node | null, right: Node): void {
    let node = left ? left.right : this.#first
    for (; node && node !== right; node = node.right) this.#budget.spend(1)
    if (!node) throw new BadUpdate('neighbours in the wrong order')
  }

  #insert({ id, length, origin, rightOrigin }: Placeable, after: Node | null): Node {
    const node = { client: id.client, clock: id.clock, length, origin, rightOrigin, right: after ? after.right : this.#first }
    if (after) after.right = node
    else this.#first = node
    const nodes = this.#nodes.get(id.client)
    if (nodes) nodes.push(node)
    else this.#nodes.set(id.client, [node])
    return node
  }

  /** Cuts the node that `clock` is inside of, so that one begins there. */
  #cut(client: number, clock: number): void {
    const nodes = this.#nodes.get(client) ?? []
    const index = indexAt(nodes, clock)
    const node = nodes[index]
    if (!node || node.clock >= clock) return
    const right = { client, clock, length: node.clock + node.length - clock, origin: { client, clock: clock - 1 }, rightOrigin: node.rightOrigin, right: node.right }
    node.length = clock - node.clock
    node.right = right
    nodes.splice(index + 1, 0, right)
  }

  #at({ client, clock }: Id): Node {
    const nodes = this.#nodes.get(client) ?? []
    const node = nodes[indexAt(nodes, clock)]
    if (!node || node.clock > clock) throw new BadUpdate('a neighbour under another key')
    return node
  }
}

/** Of the first node that ends behind `clock`. */
function indexAt(nodes: readonly Node[], clock: number): number {
  let [low, high] = [0, nodes.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (nodes[middle]!.clock + nodes[middle]!.length <= clock) low = middle + 1
    else high = middle
  }
  return low
}

export function sameId(a: Id | null, b: Id | null): boolean {
  return a === b || (a !== null && b !== null && a.client === b.client && a.clock === b.clock)
}
