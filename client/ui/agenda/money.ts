// A budget and what actions cost, as the form holds them: one action a line, its name and its cost.
import type { QuestionMethod } from '../../../shared/protocol/question-options.ts'

/** As typed; without a budget there are no costs. */
export type MoneyDraft = { budget: string; otherCost: string; costs: string }

/** What an action is called in the form, and back: by title where the event is still to be made, by spoken number in one that is there. */
export type ActionNames = { nameOf: (key: string) => string; keyOf: (name: string) => string | null }

export const byTitle: ActionNames = { nameOf: (title) => title, keyOf: (title) => title }

export type MoneyProblem =
  | { field: 'budget' | 'otherCost'; kind: 'bad-amount' }
  | { field: 'otherCost'; kind: 'over-budget' | 'no-costs' }
  | { field: 'costs'; kind: 'bad-line' | 'unknown-action' | 'twice' | 'line-over-budget'; line: number }

export const noMoney: MoneyDraft = { budget: '', otherCost: '', costs: '' }
export const methodsWithMoney: readonly QuestionMethod[] = ['approve', 'dots']
const most = 1_000_000_000

export function moneyOf(options: Readonly<Record<string, unknown>>, names: ActionNames): MoneyDraft {
  const amount = (value: unknown): string => (typeof value === 'number' ? String(value) : '')
  const costs = Object.entries((options['costs'] ?? {}) as Record<string, number>)
  return {
    budget: amount(options['budget']), otherCost: amount(options['otherCost']),
    costs: costs.map(([key, cost]) => `${names.nameOf(key)}: ${cost}`).join('\n'),
  }
}

/** A whole amount, however its thousands are set apart; null for what is none. */
function amountOf(typed: string): number | null {
  const digits = typed.trim().replace(/[\s,.'’](?=\d{3}(?!\d))/g, '')
  if (!/^\d{1,10}$/.test(digits)) return null
  const amount = Number(digits)
  return amount >= 1 && amount <= most ? amount : null
}

/** `isOpen`: an action is named, and its cost is still to come. */
type Line = { line: number; name: string; cost: number | null; isOpen: boolean }

/** The name is all before the last colon, semicolon, equals sign or tab. */
function linesOf({ costs }: MoneyDraft): Line[] {
  return costs.split(/\r\n|\r|\n/).flatMap((text, index): Line[] => {
    if (text.trim() === '') return []
    const found = /^(.+?)\s*[:;=\t]\s*([^:;=\t]*)$/.exec(text.trim())
    return [{ line: index + 1, name: found?.[1] ?? '', cost: found ? amountOf(found[2]!) : null, isOpen: found?.[2] === '' }]
  })
}

export function moneyProblem(draft: MoneyDraft, names: ActionNames): MoneyProblem | null {
  if (draft.budget.trim() === '') return draft.costs.trim() === '' && draft.otherCost.trim() === '' ? null : { field: 'budget', kind: 'bad-amount' }
  const budget = amountOf(draft.budget)
  if (budget === null) return { field: 'budget', kind: 'bad-amount' }
  const other = draft.otherCost.trim() === '' ? null : amountOf(draft.otherCost)
  if (draft.otherCost.trim() !== '' && other === null) return { field: 'otherCost', kind: 'bad-amount' }
  if (other !== null && other > budget) return { field: 'otherCost', kind: 'over-budget' }
  // Whatever is listed without a cost costs what every other action does.
  const lines = linesOf(draft).filter(({ isOpen }) => other === null || !isOpen)
  if (other === null && lines.length === 0) return { field: 'otherCost', kind: 'no-costs' }
  return lineProblem(lines, budget, names)
}

function lineProblem(lines: readonly Line[], budget: number, names: ActionNames): MoneyProblem | null {
  const seen = new Set<string>()
  for (const { line, name, cost } of lines) {
    if (cost === null) return { field: 'costs', kind: 'bad-line', line }
    const key = names.keyOf(name)
    if (key === null) return { field: 'costs', kind: 'unknown-action', line }
    if (seen.has(key)) return { field: 'costs', kind: 'twice', line }
    if (cost > budget) return { field: 'costs', kind: 'line-over-budget', line }
    seen.add(key)
  }
  return null
}

/** As they are sent; of a draft without a problem. */
export function moneyOptions(draft: MoneyDraft, names: ActionNames): Record<string, unknown> {
  const budget = amountOf(draft.budget)
  if (budget === null) return {}
  const other = amountOf(draft.otherCost)
  const costs = linesOf(draft).flatMap(({ name, cost }) => {
    const key = names.keyOf(name)
    return key === null || cost === null ? [] : [[key, cost] as const]
  })
  return { budget, ...(other !== null && { otherCost: other }), ...(costs.length > 0 && { costs: Object.fromEntries(costs) }) }
}
