// Texts of the console for questions from the floor and key messages, in Welsh.
import type { texts as english } from '../console-floor.ts'
import { ballots, counted, number } from './common.ts'
import type { Twin } from './twin.ts'

const left = (count: number) => `${counted(count, 'nod', 'nodau')} ar ôl.`

export const texts: Twin<typeof english> = {
  heading: 'Cwestiynau o’r llawr',
  open: 'Gall pobl ofyn',
  closed: 'Ni dderbynnir nawr',
  lists: {
    open: (count) => `Yn aros ${number(count)}`, answered: (count) => `Wedi’u hateb ${number(count)}`, dismissed: (count) => `O’r neilltu ${number(count)}`,
  },
  list: 'Pa gwestiynau',
  sort: 'Trefn',
  sorts: { votes: 'Y rhai mwyaf poblogaidd yn gyntaf', newest: 'Y rhai diweddaraf yn gyntaf' },
  none: {
    open: 'Nid oes neb yn aros am ateb.', answered: 'Nid oes un wedi’i ateb eto.', dismissed: 'Nid oes un wedi’i roi o’r neilltu.',
  },
  votes: ballots,
  asked: (name, group, time) => `${name === null ? 'Heb enw' : [name, group].filter(Boolean).join(', ')} · ${time}`,
  grouped: (count) => `${counted(count, 'cwestiwn', 'cwestiynau')} gydag ef`,
  apart: 'Tynnu allan',
  apartOf: (text) => `Tynnu allan o’r grŵp: ${text}`,
  more: (count) => `Dangos ${number(count)} arall`,
  now: 'Yn cael ei ateb nawr',
  onScreen: 'Dangos ar y sgrin fawr',
  isOnScreen: 'Ar y sgrin fawr',
  live: 'Ateb nawr',
  liveOf: (text) => `Ateb nawr: ${text}`,
  done: 'Wedi’i ateb',
  write: 'Yn ysgrifenedig',
  writeOf: (text) => `Ateb yn ysgrifenedig: ${text}`,
  edit: 'Newid yr ateb',
  group: 'Rhoi gyda’i gilydd',
  groupOf: (text) => `Rhoi gydag un arall: ${text}`,
  dismiss: 'Rhoi o’r neilltu',
  dismissOf: (text) => `Rhoi o’r neilltu: ${text}`,
  restore: 'Dod ag ef yn ôl',
  restoreOf: (text) => `Dod ag ef yn ôl: ${text}`,
  answer: 'Ateb:',
  writing: {
    title: 'Ateb yn ysgrifenedig',
    text: 'Yr ateb',
    hint: (count) => `Gall pawb ei ddarllen wrth y cwestiwn. ${left(count)}`,
    send: 'Ateb',
  },
  grouping: {
    title: 'Rhoi gyda …',
    says: 'Mae’r cwestiwn arall yn sefyll dros y ddau; mae pwy bynnag a gefnogodd y naill neu’r llall yn cyfrif unwaith.',
    sought: 'Dod o hyd i gwestiwn',
    alike: 'Yn edrych yn debyg',
    none: 'Nid oes cwestiwn arall yn aros.',
    votes: ballots,
  },
  messages: {
    heading: 'Negeseuon allweddol',
    says: 'Yr hyn a ddywedwyd sy’n werth ei gadw, gyda phwy a’i dywedodd.',
    none: 'Dim un eto.',
    add: 'Cofnodi neges allweddol',
    edit: 'Newid y neges allweddol',
    editOf: (text) => `Newid: ${text}`,
    remove: 'Dileu',
    removeOf: (text) => `Dileu: ${text}`,
    text: 'Beth a ddywedwyd',
    left,
    speaker: 'Pwy a’i dywedodd',
    speakerHint: 'Enw neu rôl. Mae pobl yn ei weld ar eu ffonau; nid yw’r sgrin fawr yn dangos enwau.',
    save: 'Cofnodi',
    missing: 'Dywedwch beth a ddywedwyd, a chan bwy.',
  },
}
