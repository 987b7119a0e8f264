// A report as tables of plain values: the sheets of the spreadsheet and the CSV files. Names of sheets and columns are part of docs/report.md.
import { contextOf, groupNames } from './sections/context.ts'
import type { Context } from './sections/context.ts'
import type { Moved, Report } from './model.ts'

export const sheetNames = [
  'ranking', 'groups', 'answers', 'actions', 'arguments', 'evidence', 'submissions', 'participation', 'process', 'questions', 'messages', 'left-out', 'moderation', 'about', 'moved', 'counts', 'scores', 'spending', 'purchases',
] as const
export type SheetName = (typeof sheetNames)[number]

export type Value = string | number | null
export type Sheet = { name: SheetName; columns: readonly string[]; rows: readonly (readonly Value[])[] }

export function sheetsOf(report: Report): Sheet[] {
  const context = contextOf(report)
  const { texts } = context
  const asked = report.questions.filter(({ result }) => result !== null).map((question) => ({ question, result: question.result! }))
  // As ISO 8601 has it but for its letters, in the report's time zone: programs and spreadsheets take it for a time.
  const moments = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium', timeZone: report.timeZone })
  const when = (at: number | null): Value => (at === null ? null : moments.format(at))
  const numberOf = (ids: readonly string[]): string => ids.map((id) => context.numberOf(id)).join(' ')
  const themeOf = new Map(report.themes.map(({ themeId, title }) => [themeId, title]))
  const evidence = new Map(report.evidence.map((one) => [one.evidenceId, one]))
  const rows: Record<SheetName, { columns: string[]; rows: Value[][] }> = {
    ranking: {
      columns: ['question', 'method', 'secrecy', 'ballots', 'place', 'band_from', 'band_to', 'number', 'title', 'theme', 'interval_low', 'interval_high', 'in_top', 'top', 'cost', 'chosen'],
      rows: asked.flatMap(({ question, result }) => result.rows.map((row) => [
        question.title, result.decidedBy.method, question.secrecy, question.ballots, row.place, row.band.from, row.band.to, row.number, row.title, row.theme,
        row.interval?.low ?? null, row.interval?.high ?? null, row.interval?.inTop ?? null, result.topK, row.cost, row.chosen === null ? null : row.chosen ? 'yes' : 'no',
      ])),
    },
    groups: {
      columns: ['question', 'number', 'title', 'group', 'ballots', 'place', 'support'],
      rows: asked.flatMap(({ question, result }) => (result.byGroup?.rows ?? []).flatMap(({ actionId, support, places }) => result.byGroup!.strata.map(({ groups, ballots }, i) => [
        question.title, context.numberOf(actionId), context.title(actionId), groupNames(context, groups), ballots, places[i]!, support[i]!,
      ]))),
    },
    answers: {
      columns: ['question', 'number', 'title', 'agree', 'disagree', 'pass'],
      rows: asked.flatMap(({ question, result }) => result.answers.map(({ actionId, agree, disagree, pass }) => [question.title, context.numberOf(actionId), context.title(actionId), agree, disagree, pass])),
    },
    actions: {
      columns: ['number', 'title', 'detail', 'theme', 'table', 'by', 'group', 'added_at', 'added_in', 'first_wording', 'rewordings', 'people_rewording', 'themes', 'carried_from', 'carried_to', 'submissions', 'lineage'],
      rows: report.actions.map(({ lineage, ...action }) => [
        action.number, action.title, action.detail, themeOf.get(action.themeId ?? '') ?? null, action.table, action.by?.name ?? null, action.by?.group ?? null, when(lineage.addedAt), lineage.addedIn,
        lineage.draft, lineage.rewordings, lineage.editors, lineage.themes.join(' > '), lineage.carriedFrom?.number ?? null, lineage.carriedTo, lineage.submissions.join(' '), action.lineageId,
      ]),
    },
    arguments: {
      columns: ['number', 'title', 'side', 'text', 'by', 'group'],
      rows: report.actions.flatMap((action) => action.arguments.map(({ side, text, by }) => [action.number, action.title, side, text, by?.name ?? null, by?.group ?? null])),
    },
    evidence: { columns: ['title', 'text', 'source', 'actions'], rows: [...evidence.values()].map(({ title, text, source, actionIds }) => [title, text, source, numberOf(actionIds)]) },
    submissions: {
      columns: ['number', 'title', 'source', 'reference', 'themes', 'actions', 'merged_into'],
      rows: report.submissions.map((one) => [one.number, one.title, one.source, one.reference, one.themes.join(' > '), numberOf(one.actionIds), one.mergedInto]),
    },
    participation: {
      columns: ['group', 'joined', ...asked.map(({ question }) => `ballots: ${question.title}`)],
      rows: [
        ...report.people.groups.map(({ groups, joined, ballots }): Value[] => [groupNames(context, groups), joined ?? null, ...asked.map(({ question }) => ballots[question.questionId] ?? null)]),
        [texts.all, report.people.joined, ...asked.map(({ question }) => question.ballots)],
      ],
    },
    process: {
      columns: ['stage', 'kind', 'from', 'minutes', 'planned_minutes', 'skipped', 'actions_added', 'wordings_changed', 'actions_moved', 'arguments', 'evidence', 'questions_asked'],
      rows: report.process.map(({ title, kind, from, minutes, plannedMinutes, skipped, did }) => [
        title, kind, when(from), minutes, plannedMinutes, skipped ? 'yes' : 'no', did.actions, did.rewordings, did.moves, did.arguments, did.evidence, did.asked,
      ]),
    },
    questions: {
      columns: ['text', 'by', 'group', 'votes', 'status', 'answer', 'also_asked'],
      rows: report.floor.map((one) => (one.status === 'dismissed' ? [null, null, null, one.votes, one.status, null, null]
        : [one.text, one.by?.name ?? null, one.by?.group ?? null, one.votes, one.status, one.answer, one.grouped.join(' | ')])),
    },
    messages: { columns: ['speaker', 'text'], rows: report.messages.map(({ speaker, text }) => [speaker, text]) },
    'left-out': { columns: ['number', 'title', 'why', 'note', 'into'], rows: report.leftOut.map(({ number, title, why, note, into }) => [number, title, why, note, into]) },
    moderation: { columns: ['at', 'what', 'of', 'about', 'number', 'reason'], rows: report.moderation.map(({ at, what, of, kind, number, reason }) => [when(at), what, of, kind, number, reason]) },
    moved: {
      columns: ['question', 'since', 'number', 'title', 'group', 'people', 'changed', 'higher', 'lower', 'place_before', 'place_after'],
      rows: asked.flatMap(({ question, result: { moved } }) => (moved ? movedRows(context, question.title, moved) : [])),
    },
    counts: {
      columns: ['question', 'method', 'unranked', 'weights', 'decides', 'first'],
      rows: asked.flatMap(({ question, result: { decidedBy, rows: ranked, others } }) => [
        { ...decidedBy, decides: 'yes', first: ranked.filter(({ place }) => place === 1).map(({ actionId }) => actionId) }, ...others.map((one) => ({ ...one, decides: 'no' })),
      ].map(({ method, treatment, weighting, decides, first }): Value[] => [question.title, method, treatment, weighting, decides, numberOf(first)])),
    },
    scores: {
      columns: ['question', 'number', 'title', 'criterion', 'weight', 'mean', 'scored_by'],
      rows: asked.flatMap(({ question, result: { scores } }) => (scores?.rows ?? []).flatMap(({ actionId, mean, means, scoredBy }) => {
        const of = [question.title, context.numberOf(actionId), context.title(actionId)]
        return [[...of, null, null, mean, scoredBy], ...scores!.criteria.map(({ title, weight }, at): Value[] => [...of, title, weight, means[at] ?? null, null])]
      })),
    },
    spending: {
      columns: ['question', 'method', 'weights', 'decides', 'budget', 'spent', 'chosen'],
      rows: asked.flatMap(({ question, result: { budget, decidedBy } }) => (budget ? [{ ...decidedBy, ...budget, decides: 'yes' }, ...budget.others.map((one) => ({ ...one, decides: 'no' }))] : [])
        .map(({ method, weighting, decides, spent, chosen }): Value[] => [question.title, method, weighting, decides, budget!.budget, spent, numberOf(chosen)])),
    },
    purchases: {
      columns: ['question', 'step', 'number', 'title', 'cost', 'people_for_it', 'paid_at_most'],
      rows: asked.flatMap(({ question, result: { budget } }) => (budget?.steps?.bought ?? []).map(({ actionId, cost, wanted, paid }, at): Value[] => [
        question.title, at + 1, context.numberOf(actionId), context.title(actionId), cost, wanted, paid,
      ])),
    },
    about: {
      columns: ['name', 'value'],
      rows: [
        ['title', report.title], ['event', report.eventId], ['started', when(report.startedAt)], ['closed', when(report.closedAt)], ['time_zone', report.timeZone], ['purpose', report.settings.purpose],
        ['chain_head_at_close', report.chain.atClose?.hash ?? null], ['newest_entry', report.chain.latest.seq], ['newest_hash', report.chain.latest.hash], ['report_version', report.version],
        ...report.questions.map(({ title, secrecy }): Value[] => [`secrecy: ${title}`, texts.secrecies[secrecy]]),
      ],
    },
  }
  return sheetNames.map((name) => ({ name, ...rows[name] }))
}

function movedRows(context: Context, question: string, moved: Moved): Value[][] {
  const { texts, report: { questions } } = context
  const since = questions.find(({ questionId }) => questionId === moved.since)?.title ?? null
  const nameOf = (groups: readonly (string | null)[] | null): string => (groups === null ? texts.all : groupNames(context, groups))
  return moved.actionIds.flatMap((actionId, row) => (moved.parts ?? []).map((part): Value[] => [
    question, since, context.numberOf(actionId), context.title(actionId), nameOf(part.groups),
    ...('people' in part ? [part.people, part.changed, part.higher[row]!, part.lower[row]!, null, null] : [null, null, null, null, part.before[row]!, part.after[row]!]),
  ]))
}
