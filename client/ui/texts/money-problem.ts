// What is wrong with a budget and its costs, in words.
import type { MoneyProblem } from '../agenda/money.ts'
import { texts } from './methods.ts'

export function moneyProblemText(problem: MoneyProblem): string {
  return problem.field === 'costs' ? texts.money.problems[problem.kind](problem.line) : texts.money.problems[problem.kind]
}
