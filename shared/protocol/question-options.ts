// The options of a question, by its method, as a program sends them. What they mean and what holds without them is in
// shared/ranking/options.ts. Defaults that a voter has to see are filled in here, so that they are part of the event.
import { z } from 'zod'
import { limits } from '../board/schema.ts'
import { liveChoices } from '../event/live.ts'
import { namesChoices } from '../event/named.ts'
import { weightings } from '../ranking/certainty/draws.ts'
import { usualCriteria } from '../ranking/options.ts'

/** What a question can ask for: the kinds of ballots. */
export const questionMethods = ['rank', 'approve', 'dots', 'score', 'agree', 'pairs', 'bestworst', 'rankfew'] as const

export type QuestionMethod = (typeof questionMethods)[number]

const text = z.string().trim().max(limits.titleChars)
const upTo = (most: number) => z.int().min(1).max(most)

/**
 * Of any question: `theme` keeps to the actions of one theme, `topK` and `seats` say how many are in question at the top, or chosen;
 * `live` says who may see how it stands while ballots come in, of questions that are not secret; `names` who sees named ballots;
 * `boards` whether it asks about the boards that are everybody's (as without it), those of the tables, or all;
 * `weighting` says whose count decides, that of persons (as without it) or that in which every group weighs the same;
 * `linkage` names what two questions have in common whose ballots are compared by person.
 */
const common = {
  theme: text.optional(), topK: upTo(limits.actions).optional(), seats: upTo(limits.actions).optional(), live: z.enum(liveChoices).optional(),
  names: z.enum(namesChoices).optional(), boards: z.enum(['plenary', 'tables', 'all']).optional(),
  weighting: z.enum(weightings).optional(),
  linkage: z.string().regex(/^[a-z0-9][a-z0-9-]{0,31}$/, 'a linkage is named by small letters, digits and hyphens').optional(),
}

/** In one unit of money, whatever that is. */
const money = upTo(1_000_000_000)

/**
 * Of questions that choose: a budget instead of seats. `costs` is by action id, when an event is made by title; `otherCost` is of every
 * action that it does not name. What cost more than the budget could never be chosen.
 */
const choosing = {
  ...common, budget: money.optional(), otherCost: money.optional(),
  costs: z.record(text.min(1), money).refine((costs) => Object.keys(costs).length <= limits.actions, 'there are too many costs').optional(),
}

type Choosing = { seats?: number | undefined; budget?: number | undefined; otherCost?: number | undefined; costs?: Record<string, number> | undefined }

function checkCosts({ seats, budget, otherCost, costs }: Choosing, context: z.RefinementCtx): void {
  const no = (message: string, ...path: string[]): void => context.addIssue({ code: 'custom', message, path })
  if (budget === undefined) {
    if (costs || otherCost !== undefined) no('costs need a budget', 'budget')
    return
  }
  if (!costs && otherCost === undefined) no('a budget needs costs, or one cost for all as otherCost', 'costs')
  if (seats !== undefined) no('a question has either seats or a budget', 'seats')
  if (otherCost !== undefined && otherCost > budget) no('a cost is at most the budget', 'otherCost')
  const [dear] = Object.entries(costs ?? {}).find(([, cost]) => cost > budget) ?? []
  if (dear !== undefined) no('a cost is at most the budget', 'costs', dear)
}

const criterion = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,31}$/, 'an id is made of small letters, digits and hyphens').refine((id) => !(id in Object.prototype), 'this id cannot be used'),
  title: text.min(1),
  low: text.default(''),
  high: text.default(''),
  weight: z.number().positive().max(1_000).default(1),
})

/** How many actions are shown together, and how often. */
const setOptions = { size: z.int().min(3).max(10).optional(), sets: upTo(200).optional() }

const mostSteps = 11

const scoreOptions = z.strictObject({
  ...common,
  criteria: z.array(criterion).min(1).max(5).default(usualCriteria.map((one) => ({ ...one }))),
  min: z.int().min(-100).max(100).default(1),
  max: z.int().min(-100).max(100).default(5),
  labels: z.array(text.min(1)).max(mostSteps).optional(),
}).superRefine(({ criteria, min, max, labels }, context) => {
  if (max <= min || max - min >= mostSteps) context.addIssue({ code: 'custom', message: `a scale has 2 to ${mostSteps} steps`, path: ['max'] })
  if (labels && labels.length !== max - min + 1) context.addIssue({ code: 'custom', message: 'there is one label for each step', path: ['labels'] })
  if (new Set(criteria.map(({ id }) => id)).size < criteria.length) context.addIssue({ code: 'custom', message: 'two criteria have one id', path: ['criteria'] })
})

export const optionSchemas = {
  rank: z.strictObject({ ...common, rankAtMost: upTo(limits.actions).optional() }),
  approve: z.strictObject({ ...choosing, atMost: upTo(limits.actions).optional() }).superRefine(checkCosts),
  dots: z.strictObject({ ...choosing, dots: upTo(1_000).optional(), mostOnOne: upTo(1_000).optional() }).superRefine(checkCosts),
  score: scoreOptions,
  agree: z.strictObject(common),
  pairs: z.strictObject(common),
  bestworst: z.strictObject({ ...common, ...setOptions }),
  rankfew: z.strictObject({ ...common, ...setOptions }),
} satisfies Record<QuestionMethod, z.ZodType>
