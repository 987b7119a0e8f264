// Joining, waiting, and who one is on this device, in Welsh.
import type { texts as english } from '../join.ts'
import { number, people } from './common.ts'
import type { Twin } from './twin.ts'

export const texts: Twin<typeof english> = {
  title: 'Ymuno â’r digwyddiad',
  code: 'Cod',
  codeHint: 'Ar y sgrin yn yr ystafell neu yn eich gwahoddiad',
  continue: 'Parhau',
  noAccount: 'Nid oes angen cyfrif, na gosod dim.',
  codeMissing: 'Rhowch y cod.',
  unknownCode: (code) => `Nid oes digwyddiad â’r cod ${code}. Cymharwch ef â’r sgrin neu â’ch gwahoddiad.`,
  checking: 'Yn chwilio am y digwyddiad',
  whatHappens: 'Beth sy’n digwydd',
  steps: [
    'Rydych yn ymuno â chod. Chi sy’n dewis a ydych am roi enw.',
    'Rydych yn ysgrifennu camau gweithredu gyda phawb yn yr ystafell.',
    'Rydych yn pleidleisio arnynt ar eich pen eich hun.',
    'Caiff y canlyniad ei ddangos i bawb ar unwaith.',
  ],
  stillIn: 'Rydych eisoes mewn digwyddiad ar y ddyfais hon',
  goBack: (event) => (event ? `Mynd yn ôl i ${event}` : 'Mynd yn ôl i’r digwyddiad'),
  nextPerson: 'Person nesaf',

  aboutYou: 'Amdanoch chi',
  codeIs: (code) => `Cod ${code}`,
  otherCode: 'Defnyddio cod arall',
  name: 'Eich enw',
  optional: '(dewisol)',
  nameHint: 'Caiff ei ddangos wrth yr hyn rydych yn ei ysgrifennu. Byth wrth eich pleidlais mewn pleidlais gyfrinachol.',
  group: 'Eich grŵp',
  noGroup: 'Dim un o’r rhain, neu byddai’n well gennyf beidio â dweud',
  join: 'Ymuno',
  joining: 'Yn ymuno',
  whyGroup: 'Pam gofyn am eich grŵp?',
  whyGroupText:
    'Er mwyn i’r canlyniad ddangos lle mae grwpiau’n cytuno a lle nad ydynt. Ni chaiff grwpiau o lai na phump o bobl eu dangos ar eu pen eu hunain byth.',

  waiting: {
    title: 'Aros',
    youAreIn: (name) => (name ? `Rydych i mewn, ${name}` : 'Rydych i mewn'),
    next: {
      board: 'Bydd yr hwylusydd yn agor y bwrdd mewn eiliad. Mae’r dudalen hon yn newid ohoni’i hun; cadwch hi ar agor.',
      ballot: 'Bydd yr hwylusydd yn agor y pleidleisio mewn eiliad. Mae’r dudalen hon yn newid ohoni’i hun; cadwch hi ar agor.',
      other: 'Bydd yr hwylusydd yn dechrau mewn eiliad. Mae’r dudalen hon yn newid ohoni’i hun; cadwch hi ar agor.',
    },
    startsSoon: 'Yn dechrau’n fuan',
    themes: (count) => (count === 1 ? 'Thema heddiw' : `Themâu heddiw: ${number(count)}`),
    joinedAs: (who) => `Rydych wedi ymuno fel ${who}.`,
    joinedWithoutName: 'Rydych wedi ymuno heb enw.',
    change: 'Newid',
    seats: (here, joined) => `Mae ${people(here)} yma, o’r ${number(joined)} sydd wedi ymuno`,
  },

  tables: {
    label: 'Byrddau',
    plenary: 'Bwrdd pawb',
    youAreAt: (board) => `Rydych wrth: ${board}`,
    choose: 'Dewis bord',
    chooseHint: 'Eisteddwch lle y mynnwch. Byddwch yn ysgrifennu ar fwrdd y ford honno; gallwch newid eich meddwl.',
    change: 'Bord arall',
    sit: 'Eistedd yma',
    yours: 'Eich bord chi',
  },

  me: {
    button: 'Chi',
    title: 'Chi ar y ddyfais hon',
    save: 'Cadw',
    saved: 'Wedi’i gadw.',
    shared: 'Dyfais sy’n cael ei rhannu?',
    sharedText: 'Rhowch hi i’r nesaf: ni fydd dim o’ch eiddo chi arni pan fydd y person nesaf yn dechrau. Mae’r hyn rydych wedi’i anfon yn aros yn y digwyddiad.',
    unsent: 'Mae rhywbeth o’ch eiddo heb ei anfon eto, a byddai’n cael ei golli. Arhoswch nes iddo ddweud “Wedi’i gadw”.',
    nextSure: 'O hynny ymlaen ni allwch newid yr hyn a anfonwyd gennych oddi yma.',
    nextYes: 'Ie, ei rhoi i’r nesaf',
    nextAnyway: 'Person nesaf, a cholli’r hyn nad yw wedi’i anfon',
  },

  loading: 'Yn ymuno â’r digwyddiad',
  ended: 'Nid ydych wedi’ch cysylltu mwyach',
  endedJoin: 'Ymuno â’r cod',
  notHere: 'Nid ydych wedi ymuno â’r digwyddiad hwn ar y ddyfais hon eto.',

  paused: 'Mae’r digwyddiad wedi’i oedi',
  pausedText: 'Mae’r hwylusydd wedi’i oedi am funud. Nid oes dim wedi’i golli.',
  thanks: 'Diolch am gymryd rhan',
  thanksText: 'Mae’r digwyddiad yn dirwyn i ben. Gallwch adael y dudalen hon ar agor.',
  closed: 'Mae’r digwyddiad wedi dod i ben',
  closedText: 'Diolch am gymryd rhan. Gallwch gau’r dudalen hon.',
  stageNow: (stage, index, count) => `Nawr: ${stage}, cyfnod ${number(index)} o ${number(count)}`,
  hints: {
    welcome: '',
    explore: 'Ychwanegwch gamau gweithredu a dadleuon, a gwella geiriad unrhyw un. Rydych yn gweld eich gilydd wrth deipio.',
    cluster: 'Rhowch gamau gweithredu lle maent yn perthyn, a dod â’r rhai sy’n dweud yr un peth at ei gilydd.',
    refine: 'Gwnewch bob cam gweithredu’n ddigon clir i’w roi mewn trefn. Ychwanegwch yr hyn sydd o’i blaid ac yn ei erbyn.',
    ballot: 'Pleidleisiwch ar eich pen eich hun. Gallwch newid eich pleidlais nes i’r pleidleisio ddod i ben.',
    results: 'Beth a benderfynodd yr ystafell, a sut y cafodd ei gyfrif.',
    questions: 'Gofynnwch, atebwch ac ychwanegwch yr hyn sydd ar goll.',
    close: '',
  },
}
