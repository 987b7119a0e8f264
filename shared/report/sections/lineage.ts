// What did not make it; and the way of each action and of each submission, which lead to each other.
import type { Block, Cell, Span } from '../document.ts'
import type { LeftOut, ReportAction } from '../model.ts'
import { argumentsId, leftOutId, lineId, questionHead, questionNumbers, rankId, submissionId, whoText } from './context.ts'
import type { Context } from './context.ts'

/** An action that was left out more than once has all reasons in one row. */
export function leftOutSection(context: Context): Block[] {
  const { texts, report: { leftOut } } = context
  if (leftOut.length === 0) return [{ kind: 'text', spans: [texts.leftOut.none] }]
  const byAction = new Map<number, [LeftOut, ...LeftOut[]]>()
  for (const one of leftOut) byAction.set(one.number, [...byAction.get(one.number) ?? [], one] as [LeftOut, ...LeftOut[]])
  return [{
    kind: 'table', caption: texts.leftOut.caption,
    columns: [{ title: texts.leftOut.number, width: 1 }, { title: texts.leftOut.title, width: 4 }, { title: texts.leftOut.why, width: 4 }],
    rows: [...byAction].map(([value, all]) => {
      const [{ title }] = all
      return { id: leftOutId(value), cells: [[texts.number(value)], title === null ? [{ text: texts.leftOut.gone, dim: true as const }] : [{ text: title, to: lineId(value) }], between(reasonsOf(context, all), '; ')] }
    }),
  }]
}

/** Each once, with the questions that it is of. */
function reasonsOf({ texts, report: { questions } }: Context, all: readonly LeftOut[]): Span[] {
  const titles = new Map(questions.map(({ questionId, title }) => [questionId, title]))
  return [...new Set(all.map(({ why }) => why))].flatMap((why): Span[] => {
    const own = all.filter((one) => one.why === why)
    const { note, into } = own[0]!
    const asked = own.flatMap(({ questionId }) => (questionId === null ? [] : [titles.get(questionId) ?? '']))
    const reason = `${texts.leftOut.reasons[why]}${note === null ? '' : texts.leftOut.note(note)}`
    return [into !== null ? { text: `${reason}${texts.leftOut.into(into)}`, to: lineId(into) } : asked.length > 0 ? `${reason} (${asked.join('; ')})` : reason]
  })
}

export function lineageSection(context: Context): Block[] {
  const { texts, report: { actions, submissions, evidence } } = context
  const unused = evidence.filter(({ actionIds }) => actionIds.length === 0)
  return [
    { kind: 'text', spans: [texts.lineage.says], tone: 'dim' }, ...questionNumbers(context),
    {
      kind: 'table', caption: texts.lineage.caption,
      columns: [{ title: texts.lineage.action, width: 4 }, { title: texts.lineage.way, width: 6 }, { title: texts.lineage.rank, width: 1.8, align: 'right' }],
      rows: actions.map((action) => ({ id: lineId(action.number), cells: [titleCell(context, action), wayOf(context, action), ranks(context, action)] })),
    },
    ...(submissions.length === 0 ? [] : [{
      kind: 'table', caption: texts.lineage.evidenceCaption,
      columns: [{ title: texts.lineage.submission, width: 5 }, { title: texts.lineage.source, width: 2.5 }, { title: texts.lineage.theme, width: 2.5 }, { title: texts.lineage.became, width: 1.6 }],
      rows: submissions.map(({ number: value, title, source, themes, actionIds, mergedInto }) => ({
        id: submissionId(value),
        cells: [
          [`${texts.number(value)} ${title}`], [source === '' ? texts.none : source], [themes.length === 0 ? texts.none : themes.join(', ')],
          actionIds.length > 0 ? between(actionIds.map(context.numberOf).map((value) => ({ text: texts.number(value), to: lineId(value) })))
            : mergedInto === null ? [{ text: texts.lineage.nothing, dim: true as const }] : [{ text: texts.lineage.merged(mergedInto), to: submissionId(mergedInto) }],
        ],
      })),
    } as const]),
    ...(evidence.length === 0 ? [] : unused.length === 0 ? [{ kind: 'text', spans: [texts.lineage.allUsed] } as const] : [
      { kind: 'text', spans: [texts.lineage.unused(unused.length)] } as const,
      { kind: 'list', items: unused.map(({ title, source }) => ({ spans: [title, source === '' ? '' : texts.actions.source(source)] })) } as const,
    ]),
  ]
}

function titleCell({ texts }: Context, { number: value, title }: ReportAction): Cell {
  return [{ text: `${texts.number(value)} ${title}`, to: argumentsId(value) }]
}

/** From its submissions to its wording; the wording that it has now heads the row. */
function wayOf({ texts, report: { leftOut, actions } }: Context, { number: own, by, lineage, evidenceIds }: ReportAction): Cell {
  const { addedIn, themes, carriedFrom, carriedTo, splitFrom, earlier, submissions, draft, rewordings, editors } = lineage
  const who = whoText(by)
  const merged = leftOut.filter(({ why, into }) => why === 'merged' && into === own)
  const parts: Span[][] = [
    [`${texts.lineage.added(addedIn)}${who === null ? '' : texts.lineage.by(who)}`],
    ...(carriedFrom ? [[{ text: texts.lineage.from(carriedFrom.number, carriedFrom.table), to: lineId(carriedFrom.number) }]] : []),
    ...(splitFrom === null ? [] : [[{ text: texts.lineage.split(splitFrom), to: lineId(splitFrom) }]]),
    ...earlier.map(({ event, number: value, rankings }) => [texts.lineage.earlier(event, value, rankings.map(({ place, of, question }) => texts.lineage.placed(place, of, question)))]),
    ...(carriedTo === null ? [] : [[{ text: texts.lineage.carriedTo(carriedTo), to: lineId(carriedTo) }]]),
    ...(submissions.length === 0 ? [] : [[`${texts.lineage.submissions} `, ...between(submissions.map((value) => ({ text: texts.number(value), to: submissionId(value) })))]]),
    ...(evidenceIds.length === 0 ? [] : [[{ text: texts.lineage.evidence(evidenceIds.length), to: argumentsId(own) }]]),
    ...(themes.length === 0 ? [] : [[`${texts.lineage.theme}: ${themes.join(' → ')}`]]),
    ...merged.map(({ number: value }) => [{ text: texts.lineage.tookIn(value), to: leftOutId(value) }]),
    ...actions.filter((one) => one.lineage.splitFrom === own).map(({ number: value }) => [{ text: texts.lineage.gaveOff(value), to: lineId(value) }]),
    ...(draft === null || rewordings === 0 ? [] : [[texts.lineage.draft(draft)]]),
    ...(rewordings === 0 ? [] : [[texts.lineage.reworded(rewordings, editors)]]),
  ]
  return parts.flatMap((part, i) => (i === 0 ? part : ['; ', ...part]))
}

function ranks(context: Context, { standing, number: value }: ReportAction): Cell {
  const { texts, report: { questions } } = context
  if (standing.length === 0) return [{ text: texts.lineage.noRank, dim: true }]
  return between(standing.map((one) => {
    const index = questions.findIndex(({ questionId }) => questionId === one.questionId)
    const which = questionHead(context, index, '')
    return { text: `${which === '' ? '' : `${which} `}${texts.bandText(one)}`, to: rankId(index, value) }
  }))
}

function between(spans: Span[], mark = ', '): Span[] {
  return spans.flatMap((span, i) => (i === 0 ? [span] : [mark, span]))
}
