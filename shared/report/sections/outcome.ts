// What came of it: themes with their actions in bands, and the result of each question.
import { mostPlaces } from '../charts.ts'
import type { Block, Cell, Column, Table } from '../document.ts'
import type { QuestionResult, ReportAction, ReportQuestion, ResultRow } from '../model.ts'
import { budgetBlocks } from './budget.ts'
import { actionSpan, groupNames, questionHead, questionNumbers, rankId, revealedQuestions } from './context.ts'
import type { Context } from './context.ts'

export function themesSection(context: Context): Block[] {
  const { texts, report: { themes, actions } } = context
  const loose = actions.filter(({ themeId, lineage }) => themeId === null && lineage.carriedTo === null)
  if (themes.length === 0 && loose.length === 0) return [{ kind: 'text', spans: [texts.themes.none] }]
  return [
    { kind: 'text', spans: [texts.themes.bandSays], tone: 'dim' }, ...questionNumbers(context),
    ...themes.flatMap(({ title, detail, actionIds }): Block[] => {
      const present = actionIds.map((id) => context.actions.get(id)!).filter(({ lineage }) => lineage.carriedTo === null)
      return [
        { kind: 'heading', text: title },
        ...(detail === '' ? [] : [{ kind: 'text', spans: [detail] } as const]),
        present.length === 0 ? { kind: 'text', spans: [texts.themes.empty], tone: 'dim' } : bandTable(context, texts.themes.caption(title), present),
      ]
    }),
    ...(loose.length === 0 ? [] : [{ kind: 'heading', text: texts.themes.without } as const, bandTable(context, texts.themes.without, loose)]),
  ]
}

/** A column of ranks for each question that asked about one of these. */
function bandTable(context: Context, caption: string, actions: readonly ReportAction[]): Table {
  const { texts } = context
  const questions = revealedQuestions(context).filter(({ question: { questionId } }) => actions.some(({ standing }) => standing.some((one) => one.questionId === questionId)))
  const cell = ({ standing, number: value }: ReportAction, questionId: string, index: number): Cell => {
    const own = standing.find((one) => one.questionId === questionId)
    return own ? [{ text: texts.bandText(own), to: rankId(index, value) }] : [texts.none]
  }
  return {
    kind: 'table', caption, quiet: true,
    columns: [
      { title: texts.themes.action, width: 6 },
      ...questions.map(({ question, index }): Column => ({ title: questions.length === 1 ? texts.themes.band : questionHead(context, index, question.title), width: questions.length > 4 ? 1 : 1.5, align: 'right' })),
    ],
    rows: actions.map((action) => ({ cells: [[actionSpan(context, action.actionId)], ...questions.map(({ question, index }) => cell(action, question.questionId, index))] })),
  }
}

export function resultsSection(context: Context): Block[] {
  const { texts } = context
  const asked = context.report.questions.map((question, index) => ({ question, index })).filter(({ question }) => question.phase !== 'planned')
  if (asked.length === 0) return [{ kind: 'text', spans: [texts.results.none] }]
  return asked.flatMap(({ question, index }) => questionBlocks(context, question, index))
}

function questionBlocks(context: Context, question: ReportQuestion, index: number): Block[] {
  const { texts } = context
  const { title, stage, method, ballots, paper, secrecy, phase, result } = question
  const head: Block[] = [
    { kind: 'heading', text: title, id: `question_${index + 1}` },
    { kind: 'text', spans: [texts.results.asked(stage, texts.asked(method), ballots, texts.secrecyNames[secrecy])] },
    ...(paper.ballots === 0 && paper.voided === 0 ? [] : [{ kind: 'text', spans: [texts.results.paper(paper.ballots, paper.voided)] } as const]),
  ]
  if (!result) return [...head, { kind: 'text', spans: [phase === 'open' ? texts.results.open : phase === 'closed' ? texts.results.closed : texts.results.noBallots] }]
  return [
    ...head, ...budgetBlocks(context, title, result), ...chartOf(context, title, result), rankingTable(context, question, result, index),
    ...scoresSaid(context, result),
    ...(result.unplaced.length === 0 ? [] : [{ kind: 'text', spans: [texts.results.unplaced(result.unplaced.map(context.title))] } as const]),
    ...(result.alternative ? [{ kind: 'text', spans: [alternativeText(context, result.alternative)] } as const] : []),
    ...(result.reworded.length === 0 ? [] : [{ kind: 'text', spans: [texts.results.reworded(result.reworded.map((id) => texts.action(context.numberOf(id)).toLowerCase()))] } as const]),
    ...sureness(context, result),
    ...movedBlocks(context, title, result),
  ]
}

function chartOf({ texts }: Context, title: string, { rows }: QuestionResult): Block[] {
  if (rows.length < 2) return []
  const first = rows[0]!
  const hasIntervals = first.interval !== null
  const alt = hasIntervals ? texts.results.chartAlt(rows.length, first.title) : texts.results.chartPlain(rows.length, first.title)
  return [{
    kind: 'chart',
    chart: {
      kind: 'places', title: texts.firstOf(texts.results.chart(title), mostPlaces, rows.length), alt, most: rows.length,
      rows: rows.slice(0, mostPlaces).map(({ number: value, place, interval }) => ({ label: String(value), place, low: interval?.low ?? place, high: interval?.high ?? place })),
    },
  }]
}

/** What an action got in figures of its own: answers, or mean scores. */
function ownColumns({ texts }: Context, { answers, scores, decidedBy }: QuestionResult): { title: string; cell: (actionId: string) => Cell }[] {
  if (answers.length > 0) {
    const answered = new Map(answers.map((one) => [one.actionId, one]))
    return (['agree', 'disagree', 'pass'] as const).map((side) => ({ title: texts.results[side], cell: (id) => [texts.number(answered.get(id)?.[side] ?? 0)] }))
  }
  if (!scores) return []
  const { criteria, rows } = scores
  const scored = new Map(rows.map((row) => [row.actionId, row]))
  const mean = (value: number | null | undefined): Cell => [value == null ? texts.none : texts.money(value)]
  const many = Math.max(...rows.map(({ scoredBy }) => scoredBy ?? 0))
  return [
    { title: texts.results.mean, cell: (id) => mean(scored.get(id)?.mean) },
    ...(criteria.length < 2 ? [] : criteria.map(({ title }, at) => ({ title, cell: (id: string) => mean(scored.get(id)?.means[at]) }))),
    ...(decidedBy.treatment === null || rows.every(({ scoredBy }) => scoredBy === many) ? [] : [{ title: texts.results.scoredBy, cell: (id: string): Cell => [texts.few(scored.get(id)?.scoredBy ?? null)] }]),
  ]
}

/** How criteria are weighed, and what becomes of scores that were left out. */
function scoresSaid(context: Context, { scores, decidedBy: { treatment } }: QuestionResult): Block[] {
  if (!scores || !treatment) return []
  const { texts } = context
  const unscored = scores.rows.filter(({ scoredBy }) => scoredBy === 0).map(({ actionId }) => context.title(actionId))
  return [{ kind: 'text', spans: [[
    ...(scores.criteria.length < 2 ? [] : [texts.results.weighed(scores.criteria)]), texts.results.leftUnscored[treatment], ...(unscored.length === 0 ? [] : [texts.results.unscored(unscored)]),
  ].join(' ')] }]
}

/** Figures of its own stand in the place of the theme. */
function rankingTable(context: Context, { title }: ReportQuestion, result: QuestionResult, index: number): Table {
  const { texts } = context
  const { rows, topK } = result
  const own = ownColumns(context, result)
  const hasIntervals = rows.some(({ interval }) => interval !== null)
  const has = (of: (row: ResultRow) => unknown): boolean => rows.some((row) => of(row) !== null)
  const [hasThemes, hasChosen, hasCosts] = [own.length === 0 && has(({ theme }) => theme), has(({ chosen }) => chosen), has(({ cost }) => cost)]
  const optional = <T>(shown: boolean, value: T): T[] => (shown ? [value] : [])
  return {
    kind: 'table', caption: texts.results.caption(title),
    columns: [
      { title: texts.results.rank, width: 1 }, { title: texts.results.action, width: 5 },
      ...optional<Column>(hasThemes, { title: texts.results.theme, width: 2.4 }),
      ...own.map(({ title: name }): Column => ({ title: name, width: 1.2, align: 'right' })),
      ...optional<Column>(hasIntervals, { title: texts.results.interval, width: 1.3, align: 'right' }), ...optional<Column>(hasIntervals, { title: texts.results.inTop(topK), width: 1.3, align: 'right' }),
      ...optional<Column>(hasCosts, { title: texts.results.cost, width: 1.2, align: 'right' }), ...optional<Column>(hasChosen, { title: texts.results.chosen, width: 1 }),
    ],
    rows: rows.map((row) => ({
      id: rankId(index, row.number),
      cells: [
        [{ text: texts.bandText(row.band), strong: true as const }], [actionSpan(context, row.actionId, row.title)],
        ...optional(hasThemes, [row.theme ?? texts.none]),
        ...own.map(({ cell }) => cell(row.actionId)),
        ...optional(hasIntervals, [row.interval ? texts.bandText({ from: row.interval.low, to: row.interval.high }) : texts.none]),
        ...optional(hasIntervals, [row.interval ? texts.share(row.interval.inTop) : texts.none]),
        ...optional(hasCosts, [row.cost === null ? texts.none : texts.number(row.cost)]), ...optional(hasChosen, [row.chosen ? texts.results.yes : texts.results.no]),
      ],
    })),
  }
}

/** Before and after, for everybody and by group. */
function movedBlocks(context: Context, title: string, { moved }: QuestionResult): Block[] {
  if (!moved) return []
  const { texts: { moved: texts }, report: { questions } } = context
  const since = questions.find(({ questionId }) => questionId === moved.since)?.title ?? ''
  const nameOf = (groups: readonly (string | null)[] | null): string => (groups === null ? texts.everybody : groupNames(context, groups))
  const table = (caption: string, names: readonly string[], cell: (part: number, row: number) => string): Table => ({
    kind: 'table', caption, columns: [{ title: texts.action, width: 5 }, ...names.map((name): Column => ({ title: name, width: moved.kind === 'places' ? 1.3 : 1.6 }))],
    rows: moved.actionIds.map((actionId, row) => ({ cells: [[actionSpan(context, actionId)], ...names.map((_, part) => [cell(part, row)])] })),
  })
  const says = (text: string): Block => ({ kind: 'text', spans: [{ text: moved.kind === 'people' ? texts.people : texts.places, strong: true }, ` ${text}`] })
  if (moved.kind === 'places') {
    const { parts } = moved
    return [says(texts.placesSays(since, title)), table(texts.placesTable(title), parts.map(({ groups }) => nameOf(groups)), (part, row) => texts.fromTo(parts[part]!.before[row]!, parts[part]!.after[row]!))]
  }
  const { parts } = moved
  if (!parts) return [says(`${texts.peopleSays(since, title)} ${texts.tooFew}`)]
  return [
    says(texts.peopleSays(since, title)),
    { kind: 'list', items: parts.map(({ groups, changed, people, distance }) => ({ spans: [{ text: nameOf(groups), strong: true }, `: ${texts.changed(changed, people, distance)}`] })) },
    table(texts.peopleTable(title), parts.map(({ groups }) => nameOf(groups)), (part, row) => texts.ways(parts[part]!.higher[row]!, parts[part]!.lower[row]!)),
    { kind: 'text', spans: [texts.peopleNote], tone: 'dim' },
  ]
}

function alternativeText({ texts, title, numberOf }: Context, { merges, first, same }: NonNullable<QuestionResult['alternative']>): string {
  return texts.results.merged(merges.map(({ actionId, into }) => texts.results.pair(numberOf(actionId), numberOf(into))), first.map(title), same)
}

/** What one would have to know before building on the first place. */
function sureness(context: Context, { decidedBy, draws, stability, topK, budget, ...result }: QuestionResult): Block[] {
  const { texts } = context
  // What other methods would choose under a budget is said above.
  const others = budget ? [] : result.others
  const methods = [...new Set(others.map(({ method }) => method))]
  const same = methods.filter((method) => method !== decidedBy.method && others.every((count) => count.method !== method || count.same))
  const elsewhere = firstElsewhere(context, others)
  const said = [
    draws === null ? texts.results.noDraws : texts.results.draws(draws),
    ...(stability ? [texts.results.stability(stability.atLeast, stability.atMost, topK)] : []),
    ...(same.length > 0 ? [texts.results.same(same.map(texts.methodName))] : []),
    ...(elsewhere.length > 0 ? [texts.results.waysTold] : []),
  ].join(' ')
  return [
    { kind: 'text', spans: [{ text: texts.results.sure, strong: true }, ` ${said}`] },
    ...(elsewhere.length === 0 ? [] : [{ kind: 'list', items: elsewhere.map(({ first, names }) => ({ spans: [texts.results.differs(first.map(context.title), names)] })) } as const]),
  ]
}

/** What else would come first, and by which counts: a method by its name where all of its counts say so. */
function firstElsewhere({ texts }: Context, others: QuestionResult['others']): { first: string[]; names: string[] }[] {
  const firsts = [...new Map(others.filter(({ same }) => !same).map(({ first }) => [first.join(' '), first])).values()]
  return firsts.map((first) => {
    const says = (count: QuestionResult['others'][number]): boolean => count.first.join(' ') === first.join(' ')
    const names = [...new Set(others.filter(says).map(({ method }) => method))].map((method) => {
      const all = others.filter((count) => count.method === method)
      const own = all.filter(says)
      return own.length === all.length ? texts.methodName(method) : texts.results.counts(method, own.length, all.length)
    })
    return { first, names }
  })
}
