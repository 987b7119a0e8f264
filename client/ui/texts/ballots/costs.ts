// What a ballot says of money: amounts are numbers alone, as only the organiser knows their unit.
import { number } from '../common.ts'

export const texts = {
  budget: (budget: number) => `There is ${number(budget)} to spend. Costs do not limit your vote: the budget limits what is chosen in the end.`,
  cost: (cost: number) => `Costs ${number(cost)}`,
} as const
