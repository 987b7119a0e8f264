// Texts of questions from the floor and key messages, for participants, in Welsh.
import type { texts as english } from '../floor.ts'
import { counted, number } from './common.ts'
import type { Twin } from './twin.ts'

const refusals: Record<string, string> = {
  'floor-closed': 'Ni dderbynnir cwestiynau ar hyn o bryd. Bydd eich geiriau’n aros yma nes y gwneir hynny.',
  'too-many': 'Rydych wedi gofyn neu gefnogi cymaint ag y caiff un person.',
  offline: 'Nid oes cysylltiad ar hyn o bryd. Bydd eich geiriau’n aros yma: anfonwch nhw pan ddaw yn ôl.',
}

export const texts: Twin<typeof english> = {
  title: 'Cwestiynau',
  says: 'Gofynnwch, a chefnogwch yr hyn yr hoffech chithau gael ateb iddo.',
  closedSays: 'Ni dderbynnir cwestiynau ar hyn o bryd. Gallwch ddarllen yr hyn a ofynnwyd ac a ddywedwyd.',
  answering: 'Yn cael ei ateb nawr',
  askedBy: (name) => (name ? `Gofynnwyd gan ${name}` : 'Gofynnwyd heb enw'),
  ask: {
    heading: 'Gofyn cwestiwn',
    text: 'Eich cwestiwn',
    left: (left) => `${counted(left, 'nod', 'nodau')} ar ôl.`,
    who: 'Pwy sy’n gofyn?',
    unnamed: 'Heb fy enw',
    unnamedSays: 'Nid oes neb yn gweld pwy ofynnodd, dim hyd yn oed yr hwylusydd.',
    named: (name) => `Fel ${name}`,
    send: 'Gofyn',
    sending: 'Yn anfon',
    sent: 'Mae eich cwestiwn wedi dod i law.',
    empty: 'Ysgrifennwch eich cwestiwn yn gyntaf.',
  },
  mine: {
    heading: 'Gofynnwyd gennych chi',
    says: 'Cedwir ar y ddyfais hon yn unig.',
    states: { open: 'Yn aros', answered: 'Wedi’i ateb', dismissed: 'Heb ei godi', live: 'Yn cael ei ateb nawr' },
    with: (text) => `Wedi’i roi gyda: ${text}`,
    now: (text, state) => `Eich cwestiwn “${text}”: ${state}.`,
  },
  list: {
    label: 'Cwestiynau',
    open: (count) => `Yn aros (${number(count)})`,
    answered: 'Wedi’u hateb',
    sort: 'Trefn',
    sorts: { votes: 'Y rhai mwyaf poblogaidd yn gyntaf', newest: 'Y rhai diweddaraf yn gyntaf' },
    none: { open: 'Dim cwestiynau eto. Gall y cyntaf fod yn un gennych chi.', answered: 'Nid oes cwestiwn wedi’i ateb eto.' },
    upvote: (text) => `Cefnogi: ${text}`,
    votes: (count) => counted(count, 'pleidlais', 'pleidleisiau', 'f'),
    grouped: (count) => `a ${counted(count, 'cwestiwn', 'cwestiynau')} tebyg`,
    answer: 'Ateb',
    answeredLive: 'Atebwyd yn yr ystafell.',
    page: (page, pages) => `Tudalen ${number(page)} o ${number(pages)}`,
    previous: 'Tudalen flaenorol',
    next: 'Tudalen nesaf',
    notLoaded: 'Ni ellid darllen y cwestiynau y funud hon.',
  },
  messages: { heading: 'Negeseuon allweddol' },
  refusal: (code) => refusals[code] ?? null,
}
