// Whether the two neighbours that an item of a text names can have stood next to each other when it was written. Where
// they cannot, Yjs puts it in different places on different machines, and people see different texts.
// Letters form a tree: each hangs on its left neighbour. Neighbours stand side by side when the right one hangs on the
// left one, or on what the left one hangs on (at any remove) and then comes after it.
import { BadUpdate } from './decode.ts'
import type { Id } from './decode.ts'
import { sameId } from './sequence.ts'
import type { Budget, Placeable } from './sequence.ts'

/** `find` knows every item that is stored or placed. False = only their order, `left` first, is still to be seen. */
export function areNeighbours(left: Id | null, right: Id | null, find: (id: Id) => Placeable, budget: Budget): boolean {
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
