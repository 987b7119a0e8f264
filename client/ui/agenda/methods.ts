// How a question is voted on, as the form holds it: numbers as they are typed, and the scales of a score.
import type { QuestionMethod } from '../../../shared/protocol/question-options.ts'
import { usual, usualCriteria } from '../../../shared/ranking/options.ts'
import { byTitle, methodsWithMoney, moneyOf, moneyOptions, noMoney } from './money.ts'
import type { ActionNames, MoneyDraft } from './money.ts'

/** A whole number that a method can be given; left empty, what `otherwise` says holds. */
export type NumberOption = { name: 'rankAtMost' | 'atMost' | 'dots' | 'mostOnOne' | 'size' | 'sets'; min: number; max: number; initial: string }

export type ScaleChoice = 'both' | 'impact' | 'feasibility'

export type MethodDraft = {
  method: QuestionMethod
  /** By the name of the option, as typed. */
  numbers: Partial<Record<NumberOption['name'], string>>
  scales: ScaleChoice
  /** Of methods that choose within a budget. */
  money: MoneyDraft
  /** Every group weighs the same in the count that decides. */
  equalGroups: boolean
  /** What the template says beyond the form, for its own method alone. */
  kept: { method: QuestionMethod; options: Readonly<Record<string, unknown>> }
}

const upTo = 2_000

const setOptions: readonly NumberOption[] = [{ name: 'size', min: 3, max: 10, initial: String(usual.setSize) }, { name: 'sets', min: 1, max: 200, initial: '' }]

export const numberOptions: Record<QuestionMethod, readonly NumberOption[]> = {
  rank: [{ name: 'rankAtMost', min: 1, max: upTo, initial: '' }],
  approve: [{ name: 'atMost', min: 1, max: upTo, initial: '' }],
  dots: [{ name: 'dots', min: 1, max: 1_000, initial: String(usual.dots) }, { name: 'mostOnOne', min: 1, max: 1_000, initial: '' }],
  score: [],
  agree: [],
  pairs: [],
  bestworst: setOptions,
  rankfew: setOptions,
}

const shown = new Set<string>([...Object.values(numberOptions).flat().map(({ name }) => name), 'theme', 'weighting', 'budget', 'otherCost', 'costs'])

export function newMethod(): MethodDraft {
  return { method: 'rank', numbers: {}, scales: 'both', money: noMoney, equalGroups: false, kept: { method: 'rank', options: {} } }
}

export function methodOf(method: string, options: Readonly<Record<string, unknown>> = {}, names: ActionNames = byTitle): MethodDraft {
  const known = Object.hasOwn(numberOptions, method) ? (method as QuestionMethod) : 'rank'
  const numbers = numberOptions[known].flatMap(({ name }) => (typeof options[name] === 'number' ? [[name, String(options[name])]] : []))
  return {
    method: known, numbers: Object.fromEntries(numbers) as MethodDraft['numbers'], scales: 'both', money: moneyOf(options, names), equalGroups: options['weighting'] === 'groups',
    kept: { method: known, options: Object.fromEntries(Object.entries(options).filter(([name]) => !shown.has(name))) },
  }
}

export function keptOf({ method, kept }: MethodDraft): Readonly<Record<string, unknown>> {
  return kept.method === method ? kept.options : {}
}

/** What a field shows: what was typed, or what the method begins with. */
export function typedOf({ numbers }: MethodDraft, { name, initial }: NumberOption): string {
  return numbers[name] ?? initial
}

export function isWrong(draft: MethodDraft, option: NumberOption): boolean {
  const typed = typedOf(draft, option).trim()
  return typed !== '' && !(/^\d{1,4}$/.test(typed) && Number(typed) >= option.min && Number(typed) <= option.max)
}

/** The options as they are sent. */
export function optionsOf(draft: MethodDraft, names: ActionNames = byTitle): Record<string, unknown> {
  const numbers = numberOptions[draft.method].flatMap((option) => {
    const typed = typedOf(draft, option).trim()
    return typed === '' ? [] : [[option.name, Number(typed)] as const]
  })
  const scales = draft.method === 'score' && draft.scales !== 'both' ? { criteria: usualCriteria.filter(({ id }) => id === draft.scales) } : {}
  const money = methodsWithMoney.includes(draft.method) ? moneyOptions(draft.money, names) : {}
  return { ...keptOf(draft), ...scales, ...money, ...(draft.equalGroups ? { weighting: 'groups' } : {}), ...Object.fromEntries(numbers) }
}
