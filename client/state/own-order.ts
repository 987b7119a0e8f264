// The order in which one person is shown what a question asks about. Which pairs and sets they are shown follows from it, and that is part
// of what they cast. Invariant: it comes from chance that never leaves this browser, so that nobody can find it again and tell by it
// whose a ballot is: not from ids, not from anything that the server has ever had.
import { shuffled } from './shuffle.ts'

type Kept = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

export type OrderKeeper = {
  storage: Kept
  newId: () => string
  /** Event and participant, as everywhere in this browser. */
  owner: string
  questionId: string
}

/** The same after a reload and in every tab of the browser. */
export function ownOrder<T>(items: readonly T[], keeper: OrderKeeper): T[] {
  const { storage, newId } = keeper
  const kept = storage.getItem(keyOf(keeper))
  const chance = kept ?? newId()
  if (kept === null) {
    try {
      storage.setItem(keyOf(keeper), chance)
    } catch {
      // A full storage must not keep anybody from voting; a reload brings another order then.
    }
  }
  return shuffled(items, chance)
}

/** Once voting is closed nobody needs it any more. */
export function forgetOrder(keeper: OrderKeeper): void {
  keeper.storage.removeItem(keyOf(keeper))
}

function keyOf({ owner, questionId }: OrderKeeper): string {
  return `plenary.order.${owner}.${questionId}`
}
