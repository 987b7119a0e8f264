// What is done to the agenda, and what cannot be done to it, in Welsh.
import type { RefusalCode } from '../../../../shared/protocol/refusals.ts'

const words: Record<string, { says: string; of: 'stage' | 'question' }> = {
  'agenda.add': { says: 'Cyfnod wedi’i ychwanegu', of: 'stage' },
  'agenda.edit': { says: 'Cyfnod wedi’i newid', of: 'stage' },
  'agenda.move': { says: 'Cyfnod wedi’i symud', of: 'stage' },
  'agenda.duplicate': { says: 'Cyfnod wedi’i ddyblygu', of: 'stage' },
  'agenda.remove': { says: 'Cyfnod wedi’i ddileu', of: 'stage' },
  'agenda.skip': { says: 'Cyfnod wedi’i adael allan', of: 'stage' },
  'agenda.unskip': { says: 'Cyfnod wedi’i roi yn ôl i mewn', of: 'stage' },
  'agenda.zone': { says: 'Cylchfa amser wedi’i newid', of: 'stage' },
  'question.add': { says: 'Cwestiwn wedi’i ychwanegu', of: 'question' },
  'question.edit': { says: 'Cwestiwn wedi’i newid', of: 'question' },
  'question.move': { says: 'Cwestiwn wedi’i symud', of: 'question' },
  'question.remove': { says: 'Cwestiwn wedi’i ddileu', of: 'question' },
}

/** Null for what is not of the agenda. */
export function agendaDone(type: string, names: { stage: string | null; question: string | null }): string | null {
  if (!Object.hasOwn(words, type)) return null
  const { says, of } = words[type]!
  return names[of] ? `${says}: ${names[of]}` : says
}

export const agendaRefusals: Partial<Record<RefusalCode, string>> = {
  'unknown-stage': 'Nid yw’r cyfnod hwn yn yr agenda mwyach.',
  'unknown-question': 'Nid yw’r cwestiwn hwn yn yr agenda mwyach.',
  'stage-current': 'Mae’r ystafell yn y cyfnod hwn. Ewch i un arall yn gyntaf.',
  'stage-begun': 'Mae’r ystafell wedi bod yn y cyfnod hwn, felly ni ellir ei ddileu. Gellir ei adael allan.',
  'stage-skipped': 'Mae’r cyfnod hwn wedi’i adael allan. Rhowch ef yn ôl yn yr agenda yn gyntaf.',
  'linkage-fixed': 'Mae pleidleisio wedi’i agor ar gwestiwn a gymherir fesul person ag un arall: ni all yr hyn y cymherir â hwy newid mwyach.',
  'question-fixed': 'Mae pleidleisio ar y cwestiwn hwn wedi’i agor: dim ond ei eiriad y gellir ei newid o hyd.',
  'question-needed': 'Mae cyfnod pleidleisio’n gofyn o leiaf un cwestiwn.',
}
