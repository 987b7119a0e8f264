// Which actions a person is shown together, set after set.
// Invariants: at every point each action has been shown as often as any other, or once more or less, so that one who stops
// half-way does no harm; no set comes twice; the same order of actions gives the same sets. How often others were shown an action
// counts for nothing here: the server would have to say, and would tell by it who has got how far.
import { nextSets } from '../../../shared/ranking/assignment.ts'
import { randomFrom } from '../shuffle.ts'

/** As many pairs or sets as most people have patience for; with hundreds of actions, enough to show each once. */
const aimed = { pairs: 40, sets: 9 } as const
const tries = 20

/** `answered`: what is on the ballot. Pairs and sets that this browser did not bring up (another device did) come first. */
export function pairsFor(order: readonly string[], answered: Sets = []): string[][] {
  return withAnswered(plannedSets(order, 2, aimed.pairs), answered)
}

/** `asked`: how many, where the question says so. */
export function setsFor(order: readonly string[], size: number, answered: Sets = [], asked: number | null = null): string[][] {
  return withAnswered(asked === null ? plannedSets(order, size, aimed.sets) : plannedSets(order, size, asked).slice(0, asked), answered)
}

type Sets = readonly (readonly string[])[]

/** `order` is the person's own; it takes the place of a seed. */
function plannedSets(order: readonly string[], size: number, aim: number): string[][] {
  if (order.length < 2) return []
  const sets = Math.min(Math.max(aim, Math.ceil(order.length / size)), different(order.length, size))
  let longest: string[][] = []
  for (let attempt = 0; attempt < tries && longest.length < sets; attempt++) {
    const planned = beforeRepeat(nextSets({ actionIds: order, size, sets, shown: {}, random: randomFrom(`${order.join()}/${attempt}`) }))
    if (planned.length > longest.length) longest = planned
  }
  return longest
}

function withAnswered(planned: string[][], answered: Sets): string[][] {
  const known = new Set(planned.map(keyOf))
  const foreign = answered.filter((set) => !known.has(keyOf(set))).map((set) => [...set])
  if (foreign.length === 0) return planned
  const done = new Set(answered.map(keyOf))
  const own = planned.filter((set) => done.has(keyOf(set)))
  const ahead = planned.filter((set) => !done.has(keyOf(set)))
  return [...foreign, ...own, ...ahead].slice(0, Math.max(planned.length, foreign.length + own.length))
}

/** How many different sets there are. */
function different(actions: number, size: number): number {
  let count = 1
  for (let chosen = 0; chosen < Math.min(size, actions - size); chosen++) count = (count * (actions - chosen)) / (chosen + 1)
  return Math.max(1, count)
}

function beforeRepeat(sets: string[][]): string[][] {
  const keys = sets.map(keyOf)
  const repeat = keys.findIndex((key, at) => keys.indexOf(key) < at)
  return repeat < 0 ? sets : sets.slice(0, repeat)
}

function keyOf(set: readonly string[]): string {
  return [...set].sort().join(' ')
}
