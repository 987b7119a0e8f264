// What a budget pays for, by every method that chooses; and how Equal Shares came to it.
import type { Block, Cell, Column } from '../document.ts'
import type { QuestionResult, Spent } from '../model.ts'
import { actionSpan } from './context.ts'
import type { Context } from './context.ts'

export function budgetBlocks(context: Context, title: string, { budget }: QuestionResult): Block[] {
  if (!budget) return []
  const { texts } = context
  return [
    { kind: 'text', spans: [{ text: `${texts.summary.pays(budget.chosen.map(context.title), budget.spent, budget.budget)}.`, strong: true }] },
    ...(budget.others.length === 0 ? [] : [{
      kind: 'list', items: budget.others.map(({ method, weighting, chosen, spent, same }) => ({ spans: [texts.results.otherwise(texts.methodName(method), weighting, same ? null : chosen.map(context.title), spent)] })),
    } as const]),
    ...(budget.steps ? stepBlocks(context, title, budget, budget.steps) : []),
  ]
}

function stepBlocks(context: Context, title: string, { budget }: Spent, { bare, share, bought }: NonNullable<Spent['steps']>): Block[] {
  const { texts } = context
  const { caption, says, step, wants, pays, left, end } = texts.results.steps
  const hasTicks = bought.some(({ wanted }) => wanted !== null)
  const figure = (name: string): Column => ({ title: name, width: 1.4, align: 'right' })
  const leftAfter = (at: number): number => bought.slice(0, at + 1).reduce((rest, { cost }) => rest - cost, budget)
  return [
    { kind: 'text', spans: [says(bare, share, budget)] },
    {
      kind: 'table', caption: caption(title),
      columns: [{ title: step, width: 0.8 }, { title: texts.results.action, width: 5 }, figure(texts.results.cost), ...(hasTicks ? [figure(wants)] : []), figure(pays), figure(left)],
      rows: bought.map(({ actionId, cost, wanted, paid }, at) => ({ cells: [
        [texts.number(at + 1)], [actionSpan(context, actionId)], [texts.number(cost)], ...(hasTicks ? [[wanted === null ? texts.none : texts.number(wanted)]] : []), [texts.money(paid)], [texts.number(leftAfter(at))],
      ] satisfies Cell[] })),
    },
    { kind: 'text', spans: [end], with: 'before' },
  ]
}
