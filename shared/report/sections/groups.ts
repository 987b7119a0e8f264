// Where groups differ, and what would be lost in a total.
import type { Block, Column } from '../document.ts'
import type { GroupView, ReportQuestion } from '../model.ts'
import { actionSpan, groupNames, revealedQuestions } from './context.ts'
import type { Context } from './context.ts'

type Grouped = { question: ReportQuestion; view: GroupView }

function groupedQuestions(context: Context): Grouped[] {
  return revealedQuestions(context).flatMap(({ question }) => (question.result!.byGroup ? [{ question, view: question.result!.byGroup }] : []))
}

export function groupsSection(context: Context): Block[] {
  const { texts } = context
  const grouped = groupedQuestions(context)
  if (grouped.length === 0) return [{ kind: 'text', spans: [texts.groups.none] }]
  return [{ kind: 'text', spans: [texts.groups.says], tone: 'dim' }, ...grouped.flatMap((one) => viewBlocks(context, one))]
}

/** Of more, a chart has those alone about which groups differ. */
const allCharted = 6

function viewBlocks(context: Context, { question: { title, result }, view: { strata, rows, apart, safe } }: Grouped): Block[] {
  const { texts } = context
  const names = strata.map(({ groups }) => groupNames(context, groups))
  const rank = new Map(result!.rows.map(({ actionId }, at) => [actionId, at]))
  const ordered = rows.toSorted((a, b) => (rank.get(a.actionId) ?? Infinity) - (rank.get(b.actionId) ?? Infinity))
  const charted = ordered.length <= allCharted ? ordered : apart.map(({ actionId }) => rows.find((row) => row.actionId === actionId)!)
  return [
    { kind: 'heading', text: title },
    apart.length === 0 ? { kind: 'text', spans: [texts.groups.little] }
      : { kind: 'list', items: apart.map(({ actionId, most, least, gap }) => ({ spans: [texts.groups.apart(context.title(actionId), names[most]!, names[least]!, gap)] })) },
    { kind: 'text', spans: [safe.length === 0 ? texts.groups.noSafe : texts.groups.safe(safe.map(context.title))] },
    ...(charted.length === 0 ? [] : [{
      kind: 'chart',
      chart: {
        kind: 'shares', title: charted.length === ordered.length ? texts.groups.chart(title) : texts.groups.chartApart(title), alt: texts.groups.chartAlt(names), series: names,
        rows: charted.map(({ actionId, support }) => ({ label: String(context.numberOf(actionId)), values: support })),
      },
    } as const]),
    {
      kind: 'table', caption: texts.groups.support(title),
      columns: [{ title: texts.results.action, width: 6 }, ...names.map((name): Column => ({ title: name, width: 1.4, align: 'right' }))],
      rows: ordered.map(({ actionId, support }) => ({ cells: [[actionSpan(context, actionId)], ...support.map((value) => [texts.share(value)])] })),
    },
  ]
}

/** Answers for and against that come this near to halves divide the room. */
const dividedShare = 0.35
const dividedLeast = 5
/** Of one question. */
const minorityListed = 12

export function minoritySection(context: Context): Block[] {
  const { texts } = context
  const blocks = revealedQuestions(context).flatMap(({ question: { title, result } }): Block[] => {
    const { byGroup, rows, answers } = result!
    const names = byGroup?.strata.map(({ groups }) => groupNames(context, groups)) ?? []
    const items = [
      ...(byGroup?.minority ?? []).map(({ actionId, place, stratum, groupPlace }) => texts.minority.low(context.title(actionId), place, rows.length, names[stratum]!, groupPlace)),
      ...answers.filter(({ agree, disagree }) => isDivided(agree, disagree)).map(({ actionId, agree, disagree }) => texts.minority.divided(context.title(actionId), agree, disagree)),
    ]
    const left = items.length - minorityListed
    return items.length === 0 ? [] : [
      { kind: 'heading', text: title }, { kind: 'list', items: items.slice(0, minorityListed).map((text) => ({ spans: [text] })) },
      ...(left > 0 ? [{ kind: 'text', spans: [texts.minority.more(left)], tone: 'dim', with: 'before' } as const] : []),
    ]
  })
  return blocks.length === 0 ? [{ kind: 'text', spans: [texts.minority.none] }] : blocks
}

function isDivided(agree: number, disagree: number): boolean {
  const all = agree + disagree
  return Math.min(agree, disagree) >= dividedLeast && Math.min(agree, disagree) / all >= dividedShare
}
