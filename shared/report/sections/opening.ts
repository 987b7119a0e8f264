// The first page: what the session was for and what came of it in a few sentences; how it was done; who took part.
import type { Block } from '../document.ts'
import type { ProcessStage, StageDeeds } from '../model.ts'
import { groupNames, questionHead, questionNumbers, revealedQuestions } from './context.ts'
import type { Context } from './context.ts'

export function lead(context: Context): Block[] {
  const { report, texts, day } = context
  const { settings: { purpose }, people, actions, chatham } = report
  const groups = people.groups.length
  const sentences = [
    texts.summary.took(day(report.startedAt), people.joined, groups, actions.filter(({ table, lineage }) => table === null || lineage.carriedTo === null).length),
    ...outcome(context),
  ]
  return [
    ...(purpose === '' ? [] : ownText(purpose)),
    { kind: 'text', spans: [sentences.join(' ')] },
    { kind: 'text', spans: [timesText(context)], tone: 'dim' },
    ...(chatham ? [{ kind: 'text', spans: [texts.anonymous], tone: 'dim' } as const] : []),
  ]
}

/** Of the session, and of what is written of it: on paper nothing else says so. */
function timesText({ texts, report: { startedAt, closedAt, writtenTo, timeZone }, day, time }: Context): string {
  const moment = (at: number): string => texts.dayAndTime(day(at), time(at))
  return [
    ...(closedAt === null ? [texts.interim, texts.begun(moment(startedAt))]
      : [day(startedAt) === day(closedAt) ? texts.held(day(startedAt), time(startedAt), time(closedAt)) : texts.heldOver(moment(startedAt), moment(closedAt))]),
    texts.written(moment(writtenTo), timeZone),
  ].join(' ')
}

/** The organiser's own words, a paragraph for each of theirs. */
export function ownText(text: string): Block[] {
  return text.split(/\n\s*\n/).map((part) => part.trim()).filter((part) => part !== '').map((part) => ({ kind: 'text', spans: [part], tone: 'own' }))
}

/** Longer lists of titles are counted instead of read out. */
const namedTogether = 3

function outcome(context: Context): string[] {
  const { texts } = context
  const revealed = revealedQuestions(context)
  if (revealed.length === 0) return [texts.summary.notRevealed]
  return revealed.map(({ question: { title, ballots, result } }) => {
    const { rows, others, budget } = result!
    if (budget) {
      const chosen = budget.chosen.length > namedTogether ? budget.chosen.length : budget.chosen.map(context.title)
      const isSame = budget.others.every(({ same }) => same)
      return `${texts.summary.asked(title, ballots)} ${texts.summary.pays(chosen, budget.spent, budget.budget)}${isSame ? texts.summary.everyMethod : texts.summary.notEvery}`
    }
    const [top, next] = [rows.filter(({ band }) => band.from === 1), rows.filter(({ band }) => band.from > 1 && band.from === (rows.find((row) => row.band.from > 1)?.band.from ?? 0))]
    const isSame = others.every(({ same }) => same)
    const tied = rows.filter(({ place }) => place === 1)
    const first = top.length > 1 && top.length !== tied.length ? `${texts.summary.close(top.length)}.`
      : `${texts.summary.first(tied.map((row) => row.title))}${others.length === 0 ? '.' : isSame ? texts.summary.everyMethod : texts.summary.notEvery}`
    return [texts.summary.asked(title, ballots), first, ...(top.length === 1 && next.length > 1 ? [texts.summary.then(next.length)] : [])].join(' ')
  })
}

export function processSection(context: Context): Block[] {
  const { report: { process }, texts } = context
  return [
    ...programmeBlocks(context),
    { kind: 'text', spans: [texts.process.said] },
    { kind: 'process', ...asTable(context), stages: process.map((stage) => ({ title: stage.title, facts: factsOf(context, stage) })) },
  ]
}

/** Where it is shown as a table. */
function asTable({ texts: { process: { caption, stage, happened } } }: Context): { caption: string; columns: [string, string] } {
  return { caption, columns: [stage, happened] }
}

function programmeBlocks(context: Context): Block[] {
  const { texts, report: { programme, eventId }, day } = context
  if (!programme || programme.events.length < 2) return []
  return [
    { kind: 'heading', text: texts.programme.heading }, { kind: 'text', spans: [texts.programme.says] },
    { kind: 'process', caption: texts.programme.caption, columns: [texts.programme.event, texts.process.happened], stages: programme.events.map(({ title, at, people, actions, carried, eventId: own }) => ({ title, facts: [
      ...(own === eventId ? [texts.programme.here] : []), ...(at === null ? [] : [day(at)]), ...(people === null ? [] : [texts.programme.people(people)]), texts.programme.actions(actions),
      ...(carried === 0 ? [] : [texts.programme.carried(carried)]),
    ] })) },
    { kind: 'heading', text: texts.programme.session },
  ]
}

function factsOf({ texts, when }: Context, { from, minutes, did, questions, skipped }: ProcessStage): string[] {
  if (skipped) return [texts.process.skipped]
  if (from === null) return [texts.process.notYet]
  const done = (Object.keys(did) as (keyof StageDeeds)[]).filter((what) => did[what] > 0)
  return [
    `${when(from)}, ${texts.process.minutes(minutes)}`,
    ...done.map((what) => texts.process.deed(what, did[what])),
    ...questions.map(({ ballots, secrecy }) => texts.process.ballots(ballots, texts.secrecyNames[secrecy])),
    ...questions.flatMap(({ revealedAt }) => (revealedAt === null ? [] : [texts.process.shown(when(revealedAt))])).slice(-1),
  ]
}

export function peopleSection(context: Context): Block[] {
  const { texts, report: { people } } = context
  const more = [
    texts.people.total(people.joined),
    ...(people.wrote === null ? [] : [texts.people.wrote(people.wrote)]), ...(people.tables === 0 ? [] : [texts.people.tables(people.tables)]),
    ...(people.groups.length === 0 ? [texts.people.nobody] : []),
  ].join(' ')
  if (people.groups.length === 0) return [{ kind: 'text', spans: [more] }]
  const asked = revealedQuestions(context).filter(({ question: { result } }) => result!.groups.length > 0)
  const questions = asked.map(({ question }) => question)
  const cell = (value: number | null | undefined): string[] => [value === undefined ? texts.none : value === null ? texts.fewer : texts.number(value)]
  return [
    { kind: 'text', spans: [more] },
    {
      kind: 'table', caption: texts.people.caption,
      columns: [
        { title: texts.people.group, width: 4 }, { title: texts.people.joined, width: 1, align: 'right' },
        ...asked.map(({ question: { title }, index }) => ({
          title: asked.length === 1 ? texts.people.ballots(title).split(':')[0]! : questionHead(context, index, texts.people.ballots(title)), width: asked.length > 4 ? 0.8 : 1.5, align: 'right',
        } as const)),
      ],
      rows: [
        ...people.groups.map(({ groups, joined, ballots }) => ({ cells: [[groupNames(context, groups)], cell(joined), ...questions.map(({ questionId }) => cell(ballots[questionId]))] })),
        { cells: [[{ text: texts.all, strong: true as const }], cell(people.joined), ...questions.map(({ ballots }) => cell(ballots))] },
      ],
    },
    ...questionNumbers(context).map((block) => ({ ...block, with: 'before' as const })),
    { kind: 'text', spans: [texts.people.small], tone: 'dim' },
  ]
}
