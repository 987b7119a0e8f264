// How it was counted and who could see what; how anybody can check this report against the record.
import { shortHead } from '../../archive/short-head.ts'
import type { Block } from '../document.ts'
import type { Context } from './context.ts'

/** Each method and each kind of secrecy is explained once, however many questions were of it. */
export function methodSection({ texts, report: { questions } }: Context): Block[] {
  const methods = new Set(questions.flatMap(({ result }) => (result ? [result.decidedBy.method] : [])))
  const secrecies = new Set(questions.map(({ secrecy }) => secrecy))
  return [
    ...(questions.length === 0 ? [] : [{
      kind: 'table', caption: texts.method.caption,
      columns: [{ title: texts.method.question, width: 4 }, { title: texts.method.asked, width: 2.4 }, { title: texts.method.decided, width: 2 }, { title: texts.method.unranked, width: 2 }, { title: texts.method.secrecy, width: 1.6 }],
      rows: questions.map(({ title, method, secrecy, result }) => ({ cells: [
        [title], [texts.asked(method)], [result ? texts.methodName(result.decidedBy.method) : texts.none],
        [result?.decidedBy.treatment ? texts.method.treatments[result.decidedBy.treatment] : texts.none], [texts.secrecyNames[secrecy]],
      ] })),
    } as const]),
    { kind: 'list', items: [
      ...[...methods].map((method) => ({ spans: [{ text: `${texts.methodName(method)}:`, strong: true as const }, ` ${texts.methodHow(method)}`] })),
      ...[...secrecies].map((secrecy) => ({ spans: [texts.secrecies[secrecy]] })),
      { spans: [texts.method.small] },
    ] },
  ]
}

export function recordSection({ texts, report: { chain: { atClose, latest }, erasures, archivesAt, eventId, version }, day }: Context): Block[] {
  const head = (text: string, hash: string): Block => ({ kind: 'text', spans: [text, { text: shortHead(hash), strong: true }, ` (${hash})`] })
  return [
    { kind: 'text', spans: [texts.record.says] },
    ...(atClose ? [head(texts.record.atClose(atClose.seq), atClose.hash)] : []),
    head(texts.record.latest(latest.seq), latest.hash),
    ...erasures.map(({ at, entries }): Block => ({ kind: 'text', spans: [texts.record.erased(day(at), entries, archivesAt.filter((given) => given <= at).map(day))] })),
    { kind: 'text', spans: [texts.record.version(version, eventId)], tone: 'dim' },
  ]
}
