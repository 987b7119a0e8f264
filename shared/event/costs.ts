// Costs of actions, where a question has a budget: they are options of the question, and fixed by its slate.
import { moneyOf, type QuestionOptions } from '../ranking/options.ts'
import type { Spending } from '../ranking/limits.ts'
import type { Question, Slate, SlateItem } from './agenda.ts'
import type { EventState } from './state.ts'

/** Actions that keep a question from being opened: there is a budget, and nothing says what they cost. */
export function withoutCost({ options }: Pick<Question, 'options'>, { items }: Slate): SlateItem[] {
  return moneyOf(options) ? items.filter(({ cost }) => cost === undefined) : []
}

/** What may be spent on what is asked about; null where nothing costs anything. */
export function spendingOf({ options }: Pick<Question, 'options'>, { items }: Slate): Spending | null {
  const money = moneyOf(options)
  return money && { budget: money.budget, costs: Object.fromEntries(items.flatMap(({ actionId, cost }) => (cost === undefined ? [] : [[actionId, cost]]))) }
}

/** What `costs` names, be it titles or ids. */
export function costed(options: QuestionOptions | undefined): string[] {
  return Object.keys((options?.['costs'] ?? {}) as object)
}

/** What `costs` names that has never been an action of this event. */
export function unknownCosted(state: EventState, options: QuestionOptions | undefined): string | undefined {
  return costed(options).find((actionId) => !Object.hasOwn(state.actions, actionId))
}
