/**
 * Which actions somebody is to compare next. Everybody gets those that were compared least so far, so that each action is seen equally
 * often at any time, and somebody who stops half-way has left no gap: the next person gets what was not finished.
 * Pure: chance comes in as a function.
 */

export interface SetRequest {
  actionIds: readonly string[]
  /** Actions in a set: 2 for pairs, 4 or 5 for best–worst. */
  size: number
  /** How many sets. */
  sets: number
  /** By action: how often it was in a set that somebody finished, those of this person included. Left out: never. */
  shown: Readonly<Record<string, number>>
  /** What this person was shown before: it comes again only when nothing else is left. */
  seen?: readonly (readonly string[])[]
  /** Evenly from [0, 1). */
  random: () => number
}

/**
 * Sets of different actions, to be shown in this order. Within a set the least shown come first in line, equals by chance; among those, an action
 * that this person has not yet seen beside the others of the set is preferred. The order within a set is by chance, so that no place favours an action.
 * After any number of finished sets, each handed out on counts that were up to date, no action was shown more than once more often than another.
 */
export function nextSets({ actionIds, size, sets, shown, seen = [], random }: SetRequest): string[][] {
  const often = new Map(actionIds.map((id) => [id, Object.hasOwn(shown, id) ? shown[id]! : 0]))
  const together = new Map<string, number>()
  for (const set of seen) noteTogether(set, together)
  const found: string[][] = []
  for (let made = 0; made < sets; made++) {
    const set: string[] = []
    while (set.length < Math.min(size, actionIds.length)) {
      const open = actionIds.filter((id) => !set.includes(id))
      const least = leastBy(open, (id) => often.get(id)!)
      const fresh = leastBy(least, (id) => set.reduce((sum, other) => sum + (together.get(pairName(id, other)) ?? 0), 0))
      set.push(fresh[Math.floor(random() * fresh.length)]!)
    }
    for (const id of set) often.set(id, often.get(id)! + 1)
    noteTogether(set, together)
    found.push(shuffled(set, random))
  }
  return found
}

function leastBy(ids: readonly string[], value: (id: string) => number): string[] {
  const values = ids.map(value)
  const least = Math.min(...values)
  return ids.filter((_, index) => values[index] === least)
}

function noteTogether(set: readonly string[], together: Map<string, number>): void {
  set.forEach((id, at) => {
    for (const other of set.slice(at + 1)) together.set(pairName(id, other), (together.get(pairName(id, other)) ?? 0) + 1)
  })
}

function pairName(a: string, b: string): string {
  return JSON.stringify(a < b ? [a, b] : [b, a])
}

function shuffled(ids: readonly string[], random: () => number): string[] {
  const result = [...ids]
  for (let at = result.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1))
    ;[result[at], result[other]] = [result[other]!, result[at]!]
  }
  return result
}
