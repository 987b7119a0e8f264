// Texts of the page on which a scribe enters ballots on paper, in Welsh.
import type { texts as english } from '../paper.ts'
import { clockTime, counted, number } from './common.ts'
import type { Twin } from './twin.ts'

export const texts: Twin<typeof english> = {
  title: 'Rhoi papur pleidleisio i mewn',
  ended: 'Nid yw’r dudalen hon yn gweithio mwyach',
  endedSays: 'Agorwch hi eto o’r consol.',
  lead: 'Un papur ar ôl y llall, pob un yn ôl y rhif cyfresol sydd arno. Maent yn cyfrif unwaith yr un, ac yn sefyll yn y canlyniadau fel grŵp ar eu pen eu hunain.',
  question: 'Cwestiwn',
  none: 'Nid oes cwestiwn yn derbyn pleidleisiau nawr. Agorwch y pleidleisio yn gyntaf.',
  serial: 'Rhif cyfresol',
  serialHint: 'Fel ar y papur: ABCDE-FGHJK-MNPQR. Mae sganiwr sy’n teipio’n gweithio hefyd.',
  serialWrong: 'Nid rhif cyfresol yw hwn. Mae ganddo dair gwaith pum llythyren neu ddigid, a byth 0, 1, 2, 5, 8, B, I, L, O, S na Z.',
  without: 'I rywun heb ddyfais',
  withoutHint: 'Mae’n tynnu rhif cyfresol. Ysgrifennwch ef: drwyddo gellir dirymu’r papur.',
  fill: 'Llenwch fel ar bapur',
  enter: 'Rhoi’r bleidlais i mewn',
  entering: 'Yn ei rhoi i mewn',
  empty: 'Nid oes dim wedi’i lenwi eto.',
  entered: (serial) => `Wedi’i roi i mewn: ${serial}.`,
  list: 'Wedi’u rhoi i mewn hyd yma',
  at: (atMs) => clockTime(atMs),
  counts: (entered, known, voided) => `${number(entered)} wedi’u rhoi i mewn o ${counted(known, 'rhif cyfresol', 'rhifau cyfresol')}${voided > 0 ? `, ${number(voided)} wedi’u dirymu` : ''}.`,
  voidOf: (serial) => `Dirymu ${serial}`,
  void: 'Dirymu',
  reason: 'Pam y caiff ei ddirymu',
  replacedBy: 'Rhif cyfresol y papur yn ei le',
  optional: '(dewisol)',
  voidNow: 'Dirymu’r papur hwn',
  voidSays: 'Nid yw’n cyfrif mwyach. Ni ellir dadwneud hyn; rhowch y papur yn ei le i mewn o dan ei rif ei hun.',
  voided: (reason) => `Dirymwyd: ${reason}`,
  replaced: (serial) => `Yn ei le: ${serial}`,
  keep: 'Ei adael i mewn',
  spoken: 'heb ddyfais',
  refused: {
    'unknown-serial': 'Nid argraffwyd papur pleidleisio o’r cwestiwn hwn â’r rhif cyfresol hwn. Gwiriwch ef fesul llythyren.',
    'serial-used': 'Mae papur â’r rhif cyfresol hwn wedi’i roi i mewn eisoes. Dirymwch ef yn gyntaf, neu cymerwch un arall.',
    'serial-void': 'Cafodd y papur â’r rhif cyfresol hwn ei ddirymu.',
    'question-not-open': 'Nid yw’r pleidleisio wedi’i agor eto.',
  } as Record<string, string>,
}
