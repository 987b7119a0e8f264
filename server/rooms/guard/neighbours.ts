// Whether the two neighbours that an item of a text names can have stood next to each other when it was written. Where
// they cannot, Yjs puts it in different places on different machines, and people see different texts. And what it costs
// Yjs to find the place is counted as Yjs would walk.
// Letters form a tree: each hangs on its left neighbour. Neighbours stand side by side when the right one hangs on the
// left one, or on what the left one hangs on (at any remove) and then comes after it.
import * as Y from 'yjs'
import { BadUpdate } from './decode.ts'
import type { Id } from './decode.ts'
import type { Holder, NewItem } from './places.ts'
import { sameId, Sequence } from './sequence.ts'
import type { Budget, Placeable } from './sequence.ts'

/** Throws BadUpdate. `items` are new letters of texts, in the order of their dependencies; `itemAt` knows all that is stored or new. */
export function checkNeighbours(items: readonly NewItem[], itemAt: (id: Id) => Holder, budget: Budget): void {
  const byText = Map.groupBy(items, ({ container }) => (container.level === 'root' ? null : container.holder))
  for (const [text, letters] of byText) if (text) new Text(text, itemAt, budget).check(letters)
}

class Text {
  readonly #holder: Holder
  readonly #itemAt: (id: Id) => Holder
  readonly #budget: Budget
  /** What stands behind an id, where the update put something there. */
  readonly #behind = new Map<string, Id | null>()
  #isLoose = false

  constructor(holder: Holder, itemAt: (id: Id) => Holder, budget: Budget) {
    this.#holder = holder
    this.#itemAt = itemAt
    this.#budget = budget
  }

  check(letters: readonly NewItem[]): void {
    if (letters.every((item) => this.#isSure(item))) return
    const stored: Y.Item[] = []
    for (let item = this.#first; item; item = item.right) stored.push(item)
    const sequence = new Sequence(stored, this.#budget)
    for (const item of letters) {
      areNeighbours(item.origin, item.rightOrigin, this.#itemAt, this.#budget)
      sequence.place(item)
    }
  }

  /** Whether the item's place, and what it costs Yjs to find it, is known. */
  #isSure({ id, length, origin, rightOrigin }: NewItem): boolean {
    if (sameId(this.#nextOf(origin), rightOrigin)) {
      this.#behind.set(keyOf(origin), id)
      this.#behind.set(keyOf({ client: id.client, clock: id.clock + length - 1 }), rightOrigin)
      return true
    }
    const were = areNeighbours(origin, rightOrigin, this.#itemAt, this.#budget)
    // Others wrote between the two: Yjs looks through all of that. A second time it would have to look through the first, too.
    if (!were || this.#isLoose || this.#behind.size > 0 || !(this.#holder instanceof Y.Item)) return false
    this.#isLoose = true
    let at = this.#nextOf(origin)
    for (; at && !sameId(at, rightOrigin); at = this.#nextOf(lastOf(this.#itemAt(at)))) this.#budget.spend(1)
    if (!at && rightOrigin) throw new BadUpdate('neighbours in the wrong order')
    return true
  }

  /** What stands behind an id (null: at the beginning) now. */
  #nextOf(id: Id | null): Id | null {
    const put = this.#behind.get(keyOf(id))
    if (put !== undefined) return put
    if (id === null) return this.#first?.id ?? null
    const item = this.#itemAt(id)
    if (id.clock + 1 < item.id.clock + item.length) return { client: id.client, clock: id.clock + 1 }
    return item instanceof Y.Item ? item.right?.id ?? null : null
  }

  get #first(): Y.Item | null {
    return this.#holder instanceof Y.Item && this.#holder.content instanceof Y.ContentType ? this.#holder.content.type._start : null
  }
}

/** False = only their order, `left` first, is still to be seen. */
function areNeighbours(left: Id | null, right: Id | null, find: (id: Id) => Placeable, budget: Budget): boolean {
  if (!right) return true
  const stem = originOf(right, find(right))
  if (sameId(stem, left)) return true
  for (let at = left; at;) {
    // Each is looked for by halves.
    budget.spend(10)
    const branch = find(at)
    // It was put there before the same right neighbour itself.
    if (sameId(branch.rightOrigin, right)) return true
    const isStemInside = stem !== null && stem.client === branch.id.client && stem.clock >= branch.id.clock && stem.clock < at.clock
    if (isStemInside || sameId(branch.origin, stem)) return false
    at = branch.origin
  }
  throw new BadUpdate('neighbours that never were')
}

function originOf(id: Id, { id: start, origin }: Placeable): Id | null {
  return id.clock > start.clock ? { client: id.client, clock: id.clock - 1 } : origin
}

function lastOf({ id, length }: Holder): Id {
  return { client: id.client, clock: id.clock + length - 1 }
}

function keyOf(id: Id | null): string {
  return id ? `${id.client} ${id.clock}` : ''
}
