/** What a question's options allow, with what holds where they say nothing. They were checked when the event was made; reading never throws. */

export type QuestionOptions = Readonly<Record<string, unknown>>

export interface Criterion {
  id: string
  title: string
  /** What the ends of the scale mean. */
  low: string
  high: string
  /** In the composite: shares of the sum of all weights. */
  weight: number
}

export interface ScoreScale {
  criteria: readonly Criterion[]
  /** Scores are whole numbers from `min` to `max`. */
  min: number
  max: number
  /** A word for each score, the lowest first; none where the scale has numbers alone. */
  labels: readonly string[]
}

export const usual = { dots: 10, min: 1, max: 5, setSize: 4 } as const

export const usualCriteria: readonly Criterion[] = [
  { id: 'impact', title: 'Impact', low: 'little', high: 'a lot', weight: 1 },
  { id: 'feasibility', title: 'Feasibility', low: 'hard', high: 'easy', weight: 1 },
]

/** How many may be ranked: all, unless the question says `rankAtMost`. */
export function mostRanked(options: QuestionOptions, actions: number): number {
  return Math.min(actions, countOf(options, 'rankAtMost', actions))
}

/** How many may be approved: all, unless the question says `atMost`. */
export function mostApproved(options: QuestionOptions, actions: number): number {
  return Math.min(actions, countOf(options, 'atMost', actions))
}

/** `dots`: how many each person has. `mostOnOne`: how many of them on one action. */
export function dotLimits(options: QuestionOptions): { dots: number; mostOnOne: number } {
  const dots = countOf(options, 'dots', usual.dots)
  return { dots, mostOnOne: Math.min(dots, countOf(options, 'mostOnOne', dots)) }
}

/** `budget`, with what each action costs by `costs`, or by `otherCost` where that does not name it; null where nothing costs anything. */
export function moneyOf(options: QuestionOptions): { budget: number; costOf(actionId: string): number | undefined } | null {
  const budget = countOf(options, 'budget', 0)
  if (budget === 0) return null
  const given = options['costs']
  const costs = new Map<string, unknown>(typeof given === 'object' && given !== null ? Object.entries(given) : [])
  const otherCost = countOf(options, 'otherCost', 0)
  return {
    budget,
    costOf: (actionId) => {
      const cost = wholeOf(costs.get(actionId), otherCost)
      return cost > 0 ? cost : undefined
    },
  }
}

export function scoreScale(options: QuestionOptions): ScoreScale {
  const min = wholeOf(options['min'], usual.min)
  const criteria = listOf(options['criteria']).flatMap(criterionOf)
  return {
    criteria: criteria.length === 0 ? usualCriteria : criteria,
    min,
    max: Math.max(min + 1, wholeOf(options['max'], usual.max)),
    labels: listOf(options['labels']).filter((label) => typeof label === 'string'),
  }
}

/** `size`: how many actions are shown together, where sets of them are compared. */
export function setSize(options: QuestionOptions, actions: number): number {
  return Math.min(actions, countOf(options, 'size', usual.setSize))
}

/** `sets`: how many of them each person is asked about; null where the question leaves that to the page. */
export function setsAsked(options: QuestionOptions): number | null {
  const asked = countOf(options, 'sets', 0)
  return asked > 0 ? asked : null
}

function criterionOf(value: unknown): Criterion[] {
  const { id, title, low, high, weight } = (value ?? {}) as Partial<Record<keyof Criterion, unknown>>
  if (typeof id !== 'string' || typeof title !== 'string') return []
  return [{ id, title, low: textOf(low), high: textOf(high), weight: typeof weight === 'number' && weight > 0 ? weight : 1 }]
}

/** A whole number above 0 among the options, or what holds without it. */
function countOf(options: QuestionOptions, name: string, otherwise: number): number {
  const value = wholeOf(options[name], otherwise)
  return value > 0 ? value : otherwise
}

function wholeOf(value: unknown, otherwise: number): number {
  return typeof value === 'number' && Number.isInteger(value) ? value : otherwise
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}
