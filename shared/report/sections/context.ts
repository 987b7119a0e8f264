// What all sections need to put a report into words.
import { paperGroup } from '../../event/paper.ts'
import type { Block, Span } from '../document.ts'
import type { Attribution, Report, ReportAction, ReportQuestion } from '../model.ts'
import { textsOf } from '../texts/catalogues.ts'
import type { ReportTexts } from '../texts/catalogues.ts'

export type Context = {
  report: Report
  texts: ReportTexts
  actions: ReadonlyMap<string, ReportAction>
  /** “14:32” and “22 November 2030”, in the report's time zone. */
  time(at: number): string
  day(at: number): string
  /** The time, with the day where not all that happened did on one. */
  when(at: number): string
  /** As it stands, or as it was voted on; of an action that is hidden, that it is. */
  title(actionId: string): string
  numberOf(actionId: string): number
}

export function contextOf(report: Report): Context {
  const texts = textsOf(report.language)
  const actions = new Map(report.actions.map((action) => [action.actionId, action]))
  const voted = new Map(report.questions.flatMap(({ result }) => result?.rows ?? []).map((row) => [row.actionId, row]))
  const gone = new Map(report.leftOut.map((one) => [one.actionId, one.number]))
  const { time, day } = texts.calendar(report.timeZone)
  const isOneDay = day(report.startedAt) === day(report.closedAt ?? report.writtenTo)
  const numberOf = (id: string): number => actions.get(id)?.number ?? voted.get(id)?.number ?? gone.get(id) ?? 0
  return {
    report, texts, actions, numberOf, time, day, when: (at) => (isOneDay ? time(at) : texts.dayAndTime(day(at), time(at))),
    title: (id) => actions.get(id)?.title || voted.get(id)?.title || texts.results.hidden,
  }
}

/** “3 Equal pay”, leading to where the action came from. */
export function actionSpan(context: Context, actionId: string, title = context.title(actionId)): Span {
  const value = context.numberOf(actionId)
  return { text: `${context.texts.number(value)} ${title || context.texts.results.hidden}`, to: lineId(value) }
}

export const lineId = (value: number): string => `line_${value}`
export const argumentsId = (value: number): string => `action_${value}`
export const leftOutId = (value: number): string => `left_${value}`
export const submissionId = (value: number): string => `submission_${value}`
/** `index`: of the question. */
export const rankId = (index: number, value: number): string => `rank_${index + 1}_${value}`

export function groupNames({ texts }: Pick<Context, 'texts'>, groups: readonly (string | null)[]): string {
  return texts.listed(groups.map((group) => (group === null ? texts.noGroup : group === paperGroup ? texts.onPaper : group)))
}

/** Titles of more questions make no heads of columns. */
const mostTitled = 4

/** What heads a question's column: its title, or of many its number, which `questionNumbers` explains. */
export function questionHead(context: Context, index: number, title: string): string {
  return revealedQuestions(context).length > mostTitled ? context.texts.nthQuestion(index + 1) : title
}

export function questionNumbers(context: Context): Block[] {
  const revealed = revealedQuestions(context)
  if (revealed.length <= mostTitled) return []
  return [{ kind: 'text', spans: [`${revealed.map(({ question, index }) => `${context.texts.nthQuestion(index + 1)}: ${question.title}`).join('; ')}.`], tone: 'dim' }]
}

/** Who said something, in brackets; nothing where nobody is named. */
export function whoText(by: Attribution | null): string | null {
  if (!by) return null
  return by.name === null ? by.group : by.group === null ? by.name : `${by.name} (${by.group})`
}

export function revealedQuestions({ report }: Context): { question: ReportQuestion; index: number }[] {
  return report.questions.map((question, index) => ({ question, index })).filter(({ question }) => question.result !== null)
}
