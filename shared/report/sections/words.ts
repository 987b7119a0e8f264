// What people said: arguments and evidence, questions from the floor and their answers, key messages; and what facilitators did about words.
import { argumentSides } from '../../board/schema.ts'
import type { Block, Span } from '../document.ts'
import type { FloorQuestion, ReportAction } from '../model.ts'
import type { ReportTexts } from '../texts/catalogues.ts'
import { argumentsId, lineId, whoText } from './context.ts'
import type { Context } from './context.ts'

export function actionsSection(context: Context): Block[] {
  const { texts } = context
  const discussed = context.report.actions.filter((action) => (action.arguments.length > 0 || action.evidenceIds.length > 0) && action.lineage.carriedTo === null)
  return discussed.length === 0 ? [{ kind: 'text', spans: [texts.actions.none] }] : discussed.flatMap((action) => actionBlocks(context, action))
}

function actionBlocks({ texts, report }: Context, action: ReportAction): Block[] {
  const evidence = report.evidence.filter(({ evidenceId }) => action.evidenceIds.includes(evidenceId))
  const said = argumentSides.flatMap((side) => action.arguments.filter((one) => one.side === side))
  const label = (text: string): Span[] => [{ text: `${text}:`, strong: true }, ' ']
  return [
    { kind: 'heading', text: `${texts.number(action.number)} ${action.title}`, id: argumentsId(action.number), to: lineId(action.number) },
    ...(action.detail === '' ? [] : [{ kind: 'text', spans: [action.detail] } as const]),
    { kind: 'list', items: [
      ...said.map(({ side, text, by }) => ({ spans: [...label(texts.actions.sides[side]), text, ...byline(texts, whoText(by))] })),
      ...evidence.map(({ title, text, source }) => ({ spans: [...label(texts.actions.evidence), title, text === '' ? '' : `: ${text}`, source === '' ? '' : texts.actions.source(source)] })),
    ] },
  ]
}

function byline(texts: ReportTexts, who: string | null): { text: string; dim: true }[] {
  return who === null ? [] : [{ text: texts.actions.by(who), dim: true }]
}

export function floorSection({ texts, report: { floor } }: Context): Block[] {
  const shown = floor.filter(({ status }) => status !== 'dismissed')
  const dismissed = floor.length - shown.length
  if (floor.length === 0) return [{ kind: 'text', spans: [texts.floor.none] }]
  return [
    ...(['answered', 'open'] as const).flatMap((status): Block[] => {
      const own = shown.filter((one) => one.status === status)
      return own.length === 0 ? [] : [{ kind: 'heading', text: texts.floor[status] }, ...own.flatMap((one) => questionBlocks(texts, one))]
    }),
    ...(dismissed === 0 ? [] : [{ kind: 'text', spans: [texts.floor.dismissedCount(dismissed)], tone: 'dim' } as const]),
  ]
}

function questionBlocks(texts: ReportTexts, { text, by, votes, status, answer, grouped }: FloorQuestion): Block[] {
  return [
    { kind: 'text', spans: [{ text, strong: true }, ...byline(texts, whoText(by)), { text: ` (${texts.floor.votes(votes)})`, dim: true }], ...(status === 'answered' || grouped.length > 0 ? { with: 'next' as const } : {}) },
    ...(grouped.length === 0 ? [] : [
      { kind: 'text', spans: [texts.floor.grouped(grouped.length)], tone: 'dim' } as const, { kind: 'list', items: grouped.map((one) => ({ spans: [one] })) } as const,
    ]),
    ...(status === 'answered' ? [{ kind: 'text', spans: [answer === null ? texts.floor.inPerson : texts.floor.answer(answer)] } as const] : []),
  ]
}

export function messagesSection({ texts, report: { messages, chatham } }: Context): Block[] {
  if (messages.length === 0) return [{ kind: 'text', spans: [texts.messages.none] }]
  if (chatham) return [{ kind: 'list', items: messages.map(({ text }) => ({ spans: [text] })) }]
  return [{
    kind: 'table', caption: texts.messages.caption, columns: [{ title: texts.messages.speaker, width: 1 }, { title: texts.messages.text, width: 3 }],
    rows: messages.map(({ speaker, text }) => ({ cells: [[speaker || texts.none], [text]] })),
  }]
}

export function moderationSection({ texts, report: { moderation: log, erasures }, when }: Context): Block[] {
  const isKept = erasures.length === 0 && !log.some(({ what }) => what === 'entry.hide')
  const says = [...(log.length === 0 ? [texts.moderation.none] : []), ...(isKept ? [texts.moderation.kept] : [])]
  const blocks: Block[] = says.length === 0 ? [] : [{ kind: 'text', spans: [says.join(' ')] }]
  if (log.length === 0) return blocks
  return [...blocks, {
    kind: 'table', caption: texts.moderation.caption,
    columns: [{ title: texts.moderation.time, width: 1 }, { title: texts.moderation.what, width: 2 }, { title: texts.moderation.about, width: 2 }, { title: texts.moderation.note, width: 3 }],
    rows: log.map(({ at, what, of, kind, number: value, reason }) => ({
      cells: [[when(at)], [of === null ? texts.moderation.done(what) : texts.moderation.undone(of)], [texts.moderation.subject(kind, value)], [reason ?? texts.none]],
    })),
  }]
}
