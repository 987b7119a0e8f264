// How it was counted and who could see what; how anybody can check this report against the record.
import { shortHead } from '../../archive/short-head.ts'
import type { Block } from '../document.ts'
import type { Context } from './context.ts'

export function methodSection({ texts, report: { questions } }: Context): Block[] {
  return [
    { kind: 'text', spans: [texts.method.intro] },
    ...questions.flatMap(({ title, method, secrecy, result }): Block[] => {
      const decided = result?.decidedBy
      return [
        { kind: 'heading', text: title },
        { kind: 'list', items: [
          { spans: [texts.secrecies[secrecy]] },
          ...(decided ? [{ spans: [{ text: texts.method.decided(texts.methodName(decided.method)), strong: true as const }, ` ${texts.methodHow(decided.method)}`] }] : [{ spans: [`${texts.asked(method)}.`] }]),
          ...(decided?.treatment ? [{ spans: [texts.method.unranked(decided.treatment)] }] : []),
        ] },
      ]
    }),
    { kind: 'text', spans: [texts.method.small] },
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
