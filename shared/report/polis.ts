/**
 * Answers of agree, disagree or pass in the layout of the exports of Polis (https://compdemocracy.org/export), so that programs that read those read these.
 * Invariants: one row a person only where ballots were published or every participant sees the named ones; then numbers, which mean nobody where
 * ballots were published. What Polis works out itself (`group-id`) stays empty.
 */
import type { Answered, QuestionResult, Report, ReportQuestion } from './model.ts'
import type { Value } from './sheets.ts'

export const polisFiles = ['comments', 'votes', 'participants-votes', 'comment-groups', 'summary'] as const
export type PolisFile = (typeof polisFiles)[number]

/** `name` is null where nobody may be told. */
export type AnswerRow = { answers: Readonly<Record<string, 1 | 0 | -1>>; name: string | null }

export type Rows = readonly (readonly Value[])[]

/** The question that is meant: named, or the first of its kind whose result is there. */
export function polisQuestion(report: Report, questionId: string | null): ReportQuestion | null {
  return report.questions.find((question) => question.method === 'agree' && question.result !== null && (questionId === null || question.questionId === questionId)) ?? null
}

/** Null: votes by person are not published of this question. */
export function polisRows(file: PolisFile, report: Report, question: ReportQuestion, ballots: readonly AnswerRow[] | null): Rows | null {
  switch (file) {
    case 'summary': return summary(report, question)
    case 'comments': return comments(report, question)
    case 'comment-groups': return commentGroups(report, question)
    case 'participants-votes': return ballots && participants(report, question, ballots)
    case 'votes': return ballots && votes(report, question, ballots)
  }
}

/** Without a header, as Polis has it. */
function summary(report: Report, { title, ballots, result }: ReportQuestion): Rows {
  const statements = result!.answers.length
  return [
    ['topic', title], ['url', null], ['views', null], ['voters', ballots], ['voters-in-conv', ballots], ['commenters', null], ['comments', statements], ['groups', result!.answers[0]?.groups.length ?? 0],
    ['conversation-description', report.settings.purpose],
  ]
}

function comments(report: Report, { result }: ReportQuestion): Rows {
  const actions = new Map(report.actions.map((action) => [action.actionId, action]))
  return [
    ['timestamp', 'datetime', 'comment-id', 'author-id', 'agrees', 'disagrees', 'moderated', 'comment-body'],
    ...result!.answers.map(({ actionId, agree, disagree }): Value[] => {
      const at = actions.get(actionId)?.lineage.addedAt ?? report.startedAt
      return [at, polisDate(at), commentId(report, actionId), null, agree, disagree, 1, titleOf(report, result!, actionId)]
    }),
  ]
}

/** When each was given is not kept: all of them have the time at which voting was closed. */
function votes(report: Report, { result, sealedAt }: ReportQuestion, ballots: readonly AnswerRow[]): Rows {
  const at = sealedAt ?? report.startedAt
  return [
    ['timestamp', 'datetime', 'comment-id', 'voter-id', 'vote'],
    ...result!.answers.flatMap(({ actionId }) => ballots.flatMap(({ answers }, i): Value[][] => (Object.hasOwn(answers, actionId) ? [[at, polisDate(at), commentId(report, actionId), i, answers[actionId]!]] : []))),
  ]
}

/** By stakeholder groups, small ones together, in the place of the groups that Polis finds. */
function commentGroups(report: Report, { result }: ReportQuestion): Rows {
  const figures = ({ agree, disagree, pass }: Answered): number[] => [agree + disagree + pass, agree, disagree, pass]
  const letters = (result!.answers[0]?.groups ?? []).map((_, i) => String.fromCharCode(97 + i))
  return [
    ['comment-id', 'comment', ...['total', ...letters.map((letter) => `group-${letter}`)].flatMap((of) => ['votes', 'agrees', 'disagrees', 'passes'].map((what) => `${of}-${what}`))],
    ...result!.answers.map((one): Value[] => [commentId(report, one.actionId), titleOf(report, result!, one.actionId), ...figures(one), ...one.groups.flatMap(figures)]),
  ]
}

function participants(report: Report, { result }: ReportQuestion, ballots: readonly AnswerRow[]): Rows {
  const ids = result!.answers.map(({ actionId }) => actionId)
  return [
    ['participant', 'xid', 'group-id', 'n-comments', 'n-votes', 'n-agree', 'n-disagree', ...ids.map((id) => commentId(report, id))],
    ...ballots.map(({ answers, name }, i): Value[] => {
      const given = ids.map((id) => (Object.hasOwn(answers, id) ? answers[id]! : null))
      const count = (value: number): number => given.filter((one) => one === value).length
      return [i, name, null, 0, given.filter((one) => one !== null).length, count(1), count(-1), ...given]
    }),
  ]
}

/** As it was voted on. */
function titleOf({ actions }: Report, { rows }: QuestionResult, actionId: string): string {
  return rows.find((row) => row.actionId === actionId)?.title ?? actions.find((action) => action.actionId === actionId)?.title ?? ''
}

function commentId(report: Report, actionId: string): number {
  return report.questions.flatMap(({ result }) => result?.rows ?? []).find((row) => row.actionId === actionId)?.number ?? report.actions.find((action) => action.actionId === actionId)?.number ?? 0
}

/** `Wed Jul 27 22:09:49 UTC 2022`. */
function polisDate(at: number): string {
  const [weekday, day, month, year, time] = new Date(at).toUTCString().replace(',', '').split(' ')
  return `${weekday} ${month} ${day} ${time} UTC ${year}`
}
