// Joining, and who one is on this device, in Welsh.
import type { texts as english } from '../join.ts'
import type { Twin } from './twin.ts'

export const texts: Twin<typeof english> = {
  title: 'Ymuno â’r digwyddiad',
  code: 'Cod',
  codeHint: 'Ar y sgrin yn yr ystafell neu yn eich gwahoddiad',
  continue: 'Parhau',
  noAccount: 'Nid oes angen cyfrif, na gosod dim.',
  codeMissing: 'Rhowch y cod.',
  unknownCode: (code) => `Nid oes digwyddiad â’r cod ${code}. Cymharwch ef â’r sgrin neu â’ch gwahoddiad.`,
  tooManyDigits: 'Rhoddwyd cynnig ar ormod o ddigidau anghywir yma. Gofynnwch am y digidau eto, neu defnyddiwch y cod ar y sgrin.',
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

  me: {
    title: 'Chi ar y ddyfais hon',
    save: 'Cadw',
    saved: 'Wedi’i gadw.',
    groupFixed: 'Mae eich grŵp yn aros fel y mae tra bydd y pleidleisio ar agor, gan fod pleidleisiau’n cyfrif fesul grŵp. Gallwch ei newid ar ôl i’r pleidleisio gau.',
    shared: 'Dyfais sy’n cael ei rhannu?',
    sharedText: 'Rhowch hi i’r nesaf: ni fydd dim o’ch eiddo chi arni pan fydd y person nesaf yn dechrau. Mae’r hyn rydych wedi’i anfon yn aros yn y digwyddiad.',
    unsent: 'Mae rhywbeth o’ch eiddo heb ei anfon eto, a byddai’n cael ei golli. Arhoswch nes iddo ddweud “Wedi’i gadw”.',
    nextSure: 'O hynny ymlaen ni allwch newid yr hyn a anfonwyd gennych oddi yma.',
    nextYes: 'Ie, ei rhoi i’r nesaf',
    nextAnyway: 'Person nesaf, a cholli’r hyn nad yw wedi’i anfon',
  },

  notHere: 'Nid ydych wedi ymuno â’r digwyddiad hwn ar y ddyfais hon eto.',
}
