// What all sections need to put a report into words.
import type { Span } from '../document.ts'
import type { Attribution, Report, ReportAction, ReportQuestion } from '../model.ts'
import { number, texts, listed } from '../texts.ts'

export type Context = {
  report: Report
  timeZone: string
  actions: ReadonlyMap<string, ReportAction>
  /** “14:32” and “22 November 2030”, in the report's time zone. */
  time(at: number): string
  day(at: number): string
  /** As it stands, or as it was voted on; of an action that is hidden, that it is. */
  title(actionId: string): string
  numberOf(actionId: string): number
}

export function contextOf(report: Report, timeZone: string): Context {
  const actions = new Map(report.actions.map((action) => [action.actionId, action]))
  const voted = new Map(report.questions.flatMap(({ result }) => result?.rows ?? []).map((row) => [row.actionId, row]))
  const gone = new Map(report.leftOut.map((one) => [one.actionId, one.number]))
  const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone })
  const calendar = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone })
  const numberOf = (id: string): number => actions.get(id)?.number ?? voted.get(id)?.number ?? gone.get(id) ?? 0
  return {
    report, timeZone, actions, numberOf, time: (at) => clock.format(at), day: (at) => calendar.format(at),
    title: (id) => actions.get(id)?.title || voted.get(id)?.title || texts.results.hidden,
  }
}

/** “3 Equal pay”, leading to where the action came from. */
export function actionSpan(context: Context, actionId: string, title = context.title(actionId)): Span {
  const value = context.numberOf(actionId)
  return { text: `${number(value)} ${title || texts.results.hidden}`, to: lineId(value) }
}

export const lineId = (value: number): string => `line_${value}`
export const argumentsId = (value: number): string => `action_${value}`
export const submissionId = (value: number): string => `submission_${value}`
/** `index`: of the question. */
export const rankId = (index: number, value: number): string => `rank_${index + 1}_${value}`

export function groupNames(groups: readonly (string | null)[]): string {
  return listed(groups.map((group) => group ?? texts.noGroup))
}

/** Who said something, in brackets; nothing where nobody is named. */
export function whoText(by: Attribution | null): string | null {
  if (!by) return null
  return by.name === null ? by.group : by.group === null ? by.name : `${by.name} (${by.group})`
}

export function revealedQuestions({ report }: Context): { question: ReportQuestion; index: number }[] {
  return report.questions.map((question, index) => ({ question, index })).filter(({ question }) => question.result !== null)
}
