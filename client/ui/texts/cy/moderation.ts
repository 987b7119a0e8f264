// Texts of moderation on the console, in Welsh.
import type { moderationRefusals as englishRefusals, texts as english } from '../moderation.ts'
import { actions, number, people } from './common.ts'
import type { Twin } from './twin.ts'

export const texts: Twin<typeof english> = {
  heading: 'Cymedroli',
  waiting: (count) => `${number(count)} yn aros`,
  none: 'Nid oes dim yn aros am gymeradwyaeth.',
  nobodyAsks: 'Mae’r hyn y mae pobl yn ei ysgrifennu ar y bwrdd ar unwaith. Yn yr agenda, gall cyfnod ofyn am eich cymeradwyaeth yn gyntaf.',
  kinds: { action: 'Cam gweithredu newydd', argument: 'Dadl newydd', evidence: 'Tystiolaeth newydd' },
  about: (value) => (value === null ? '' : `ar gam gweithredu ${number(value)}`),
  side: { for: 'O blaid', against: 'Yn erbyn', note: 'Nodyn' },
  by: (name, group, at) => [name || 'Dim enw', group, at].filter(Boolean).join(' · '),
  sentBack: (note) => `Anfonwyd yn ôl: ${note}`,
  approve: 'Cymeradwyo',
  approveOf: (title) => `Cymeradwyo: ${title}`,
  back: 'Dychwelyd gyda nodyn',
  backOf: (title) => `Dychwelyd gyda nodyn: ${title}`,
  approved: 'Cymeradwywyd. Mae ar y bwrdd.',
  open: { action: 'Cam gweithredu…', theme: 'Thema…', people: 'Pobl…', log: 'Cofnod…' },
  theme: { title: 'Themâu', says: 'Caiff themâu eu hailenwi a’u cyfuno ar y bwrdd. Mae dileu un am byth yn tynnu ei geiriau o’r cofnod hefyd.', none: 'Nid oes thema ar y bwrdd hwn.' },
  more: (count) => `a ${number(count)} arall. Dônt i’r golwg wrth i chi fynd drwy’r rhain.`,

  reworded: (count, question) => `Mae geiriau ${actions(count)} yn wahanol i’r rhai pan agorodd y pleidleisio${question ? `: ${question}` : ''}.`,
  rewordedList: (numbers) => `Rhif ${numbers.join(', ')}`,
  reconfirm: 'Gofyn i bleidleiswyr edrych eto',
  reconfirmed: 'Gofynnwyd i bleidleiswyr edrych eto.',

  reason: 'Rheswm',
  reasonHint: 'Ar gyfer y cofnod. Nid yw cyfranogwyr yn ei weld.',
  reasons: ['Yn enwi person', 'Amherthnasol', 'Sarhaus', 'Yr un fath ag un arall', 'Geiriad a gytunwyd'],
  reasonMissing: 'Rhowch reswm',
  note: 'Nodyn i’r awdur',
  noteHint: 'Dim ond yr awdur sy’n ei ddarllen.',
  noteMissing: 'Ysgrifennwch beth ddylai newid',
  cancel: 'Canslo',
  close: 'Cau',
  backToAll: 'Cam gweithredu arall',

  action: {
    title: 'Cymedroli cam gweithredu',
    titleOf: (value, title) => `${value === null ? '' : `Rhif ${number(value)} `}${title}`,
    which: 'Pa gam gweithredu?',
    board: 'Bwrdd',
    hidden: 'Wedi’i guddio',
    locked: 'Wedi’i gloi',
    merged: (value) => (value === null ? 'Wedi’i gyfuno' : `Wedi’i gyfuno â rhif ${number(value)}`),
    returned: 'Gyda’i awdur',
    splitFrom: (value) => (value === null ? 'Wedi’i rannu oddi wrth un arall' : `Wedi’i rannu oddi wrth rif ${number(value)}`),
    hide: 'Cuddio', restore: 'Dangos eto', lock: 'Cloi', unlock: 'Datgloi', merge: 'Cyfuno â…', unmerge: 'Gwahanu', split: 'Rhannu’n ddau', back: 'Dychwelyd at ei awdur', settle: 'Ddim gyda’i awdur mwyach',
    says: {
      hide: 'Mae ei eiriau’n aros yn y cofnod. Nid yw cyfranogwyr na’r sgrin fawr yn ei weld, ac nid yw ar unrhyw bleidlais o hyn ymlaen.',
      lock: 'Ni all cyfranogwyr ei aileirio, ei symud na’i ddileu. Gallant ddadlau o hyd.',
      merge: 'Mae’r un a ddewiswch yn sefyll dros y ddau. Mae dadleuon a thystiolaeth yn mynd drosodd iddo. Mae pleidleisiau’n aros fel y’u bwriwyd: dangosir canlyniad fel y mae, gyda chyfrif arall wrth ei ochr.',
      split: 'Mae’r cam gweithredu’n cadw ei rif ac yn cael y geiriau cyntaf. Mae’r ail yn cael ei rif ei hun.',
      back: 'Mae’n aros ar y bwrdd. Mae ei awdur yn gweld eich nodyn.',
    },
    into: 'Pa gam gweithredu sy’n sefyll dros y ddau?',
    chosen: (title) => `Yn sefyll dros y ddau: ${title}`,
    confirm: { hide: 'Ei guddio', lock: 'Ei gloi', merge: 'Eu cyfuno', split: 'Ei rannu', back: 'Ei ddychwelyd' },
    first: 'Cam gweithredu cyntaf', second: 'Ail gam gweithredu', words: 'Teitl', detail: 'Manylion', along: 'Dadleuon sy’n mynd gyda’r ail', titleMissing: 'Rhowch deitl i’r ddau',
    entries: 'Dadleuon a thystiolaeth',
    noEntries: 'Nid oes neb wedi dadlau amdano eto.',
    hideEntry: (text) => `Cuddio: ${text}`, restoreEntry: (text) => `Dangos eto: ${text}`,
    hideThis: (kind) => (kind === 'evidence' ? 'Cuddio’r dystiolaeth hon' : 'Cuddio’r ddadl hon'),
    noBoard: 'Nid oes bwrdd yn y sesiwn hon.',
  },

  people: {
    title: 'Cymedroli pobl',
    find: 'Dod o hyd i berson',
    hint: 'Enw neu grŵp',
    found: (count) => (count === 0 ? 'Ni ddaethpwyd o hyd i neb' : people(count)),
    none: 'Nid oes neb fel hyn wedi ymuno.',
    more: (count) => `a ${number(count)} arall: teipiwch enw.`,
    noName: 'Dim enw',
    muted: 'Wedi’i dewi',
    removed: 'Wedi’i ddileu',
    titleOf: (name) => name || 'Rhywun heb enw',
    another: 'Person arall',
    rename: 'Ailenwi', mute: 'Tewi', unmute: 'Gadael iddynt ysgrifennu eto', remove: 'Dileu', readmit: 'Gadael i mewn eto',
    says: {
      rename: 'Dangosir yr enw newydd wrth eu holl eiriau.',
      mute: 'Gallant ddarllen a phleidleisio, ond nid ysgrifennu.',
      remove: 'Mae eu dolen yn peidio â gweithio. Mae’r hyn a ysgrifennwyd ganddynt a’u pleidleisiau’n aros.',
    },
    name: 'Enw',
    confirm: { rename: 'Eu hailenwi', mute: 'Eu tewi', remove: 'Eu dileu' },
  },

  log: {
    title: 'Cofnod cymedroli',
    says: 'Dim ond hwyluswyr a’r trefnydd sy’n ei weld.',
    none: 'Nid oes dim wedi’i gymedroli eto.',
    download: 'Lawrlwytho fel CSV',
    failed: 'Ni ellid nôl y ffeil. Rhowch gynnig arall arni.',
    of: (shown, all) => `Y ${number(shown)} diweddaraf o ${number(all)}. Mae’r cyfan yn y ffeil.`,
    says1: (entry, subject) => `${entry.what === 'undo' ? `Dadwnaed: ${(measures[entry.of ?? ''] ?? entry.of ?? '').toLowerCase()}` : measures[entry.what] ?? entry.what} · ${subject}${entry.detail ? ` · ${entry.detail}` : ''}`,
    action: (value) => (value === null ? 'cam gweithredu' : `Rhif ${number(value)}`),
    kinds: { argument: 'dadl', evidence: 'tystiolaeth', question: 'cwestiwn', person: 'person', action: 'cam gweithredu' },
  },
}

/** What a facilitator is told. */
export const moderationRefusals: Twin<typeof englishRefusals> = {
  'in-use': 'Mae rhywun wedi gweithio arno ers hynny, felly ni ellir ei ddadwneud. Cuddiwch ef, neu cyfunwch y ddau.',
  'merged': 'Mae un o’r rhain wedi’i gyfuno â cham gweithredu arall eisoes. Gwahanwch nhw yn gyntaf.',
  'hidden': 'Mae wedi’i guddio. Dangoswch ef eto yn gyntaf.',
  'no-author': 'Nid rhywun a ymunodd yw ei awdur: daeth gyda’r digwyddiad, neu cafodd ei fewnforio.',
  'not-reworded': 'Nid oes geiriad wedi newid ers i’r pleidleisio agor.',
  'unknown-moment': 'Nid oedd yno ar yr eiliad honno.',
  'unknown-entry': 'Nid yw yno mwyach.',
}

const measures: Record<string, string> = {
  'entry.hide': 'Cuddiwyd', 'entry.restore': 'Dangoswyd eto', 'entry.approve': 'Cymeradwywyd', 'entry.return': 'Anfonwyd yn ôl', 'action.lock': 'Clowyd', 'action.unlock': 'Datglowyd',
  'action.merge': 'Cyfunwyd', 'action.unmerge': 'Gwahanwyd', 'action.split': 'Rhannwyd', 'action.return': 'Dychwelwyd at ei awdur', 'action.settle': 'Ddim gyda’i awdur mwyach',
  'person.rename': 'Ailenwyd', 'person.mute': 'Tewyd', 'person.unmute': 'Caniatawyd ysgrifennu eto', 'person.remove': 'Dilëwyd', 'person.readmit': 'Gadawyd i mewn eto',
  'action.rewind': 'Rhoddwyd yn ôl', 'board.rewind': 'Rhoddwyd y bwrdd yn ôl', 'ballot.reconfirm': 'Gofynnwyd i bleidleiswyr edrych eto',
}

/** For what was just done; null where it is something else. `action`: as it is called, where it is about one. */
export function moderationDone(type: string, { action, person }: { action: string | null; person: string | null }): string | null {
  const measure = measures[type]
  if (!measure) return null
  const of = type.startsWith('person.') ? person : action
  return `${measure}${of ? `: ${of}` : ''}`
}
