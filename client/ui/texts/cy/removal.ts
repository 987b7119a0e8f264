// Texts of removing for good, of what there is on people, and of how long names are kept, in Welsh.
import type { ErasureKind } from '../../../../shared/event/erasure.ts'
import type { texts as english } from '../removal.ts'
import { clockTime, counted, number, people } from './common.ts'
import type { Twin } from './twin.ts'
import { day } from './writing.ts'

const kinds: Record<ErasureKind, string> = {
  action: 'Cam gweithredu', argument: 'Dadl', evidence: 'Darn o dystiolaeth', theme: 'Thema', question: 'Cwestiwn o’r llawr',
  message: 'Neges allweddol', submission: 'Cyflwyniad', name: 'Enw', person: 'Holl eiriau cyfranogwr', retention: 'Enwau pawb, gan fod eu hamser ar ben',
}

export const texts: Twin<typeof english> = {
  removeForGood: 'Dileu am byth',
  removeEntry: (text) => `Dileu am byth: ${text}`,
  titleOf: { action: 'Dileu’r cam gweithredu hwn am byth?', argument: 'Dileu’r ddadl hon am byth?', evidence: 'Dileu’r dystiolaeth hon am byth?' },
  says: 'Caiff ei eiriau eu tynnu o’r bwrdd, o gofnod y sesiwn, o’i archif ac o’r hyn y’i trosglwyddwyd iddo. Ni ellir dadwneud hyn. I’w gadw o’r golwg yn unig, cuddiwch ef yn lle hynny.',
  stays: 'Mae pleidleisiau a fwriwyd yn dal i gael eu cyfrif. Ni chyrhaeddir archifau, copïau wrth gefn a ffeiliau a roddwyd allan o’r blaen, na phorwyr sydd wedi’i weld.',
  reason: 'Rheswm',
  reasonHint: 'Cedwir yn y cofnod a’r adroddiad. Peidiwch ag ailadrodd y geiriau.',
  reasonMissing: 'Dywedwch pam y caiff ei ddileu.',
  cancel: 'Ei gadw',
  working: 'Yn dileu …',

  people: 'Pobl a data',
  lead: 'Pwy gymerodd ran, beth a ddilëwyd, a pha mor hir y cedwir enwau.',
  loading: 'Yn llwytho pobl',
  search: 'Dod o hyd i enw neu grŵp',
  name: 'Enw', group: 'Grŵp', joined: 'Ymuno', unnamed: 'Dim enw', noGroup: 'Dim grŵp', tools: 'Beth y gellir ei wneud',
  shutOut: 'Wedi’i gau allan',
  none: 'Nid oes neb wedi ymuno eto.',
  noneFound: 'Neb o’r enw na’r grŵp hwnnw.',
  shown: (shown, all) => (shown === all ? people(all) : `${number(shown)} o ${people(all)}`),
  data: 'Lawrlwytho data',
  dataOf: (name) => ` am ${name}`,
  erase: 'Dileu',
  eraseOf: (name) => ` ${name}`,
  eraseTitle: (name) => `Dileu popeth am ${name}?`,
  eraseSays: 'Caiff popeth a ysgrifennodd y person hwn ei dynnu allan: eu geiriau ar bob bwrdd, eu dadleuon, eu cwestiynau, a’u henw ble bynnag y mae, yn y digwyddiad hwn ac ym mhob un arall y’i trosglwyddwyd iddo. Mae eu dolen yn peidio â gweithio. Mae’r hyn a ysgrifennodd eraill yn aros. Ni ellir dadwneud hyn.',
  eraseYes: 'Dileu am byth',
  erased: (elsewhere) => (elsewhere === 0 ? 'Dilëwyd.' : `Dilëwyd, yma ac mewn ${counted(elsewhere, 'digwyddiad', 'digwyddiadau')} arall.`),
  erasedLater: 'Wedi mynd o bob tudalen. Ni ellid ailysgrifennu ffeil eto; rhoddir cynnig arall arni bob munud.',

  retention: 'Pa mor hir y cedwir enwau',
  retentionSays: 'Pan fydd yr amser hwn wedi mynd heibio ar ôl i’r digwyddiad gau, caiff enwau pawb, pwy anfonodd gyflwyniadau, a rhesymau cymedroli eu dileu. Mae camau gweithredu, dadleuon, cwestiynau a chanlyniadau’n aros, heb enwau.',
  days: 'Diwrnodau',
  daysHint: 'O 1 i 3,650. Gadewch yn wag i gadw enwau.',
  daysWrong: 'Rhowch rif cyfan o 1 i 3,650, neu ddim byd.',
  save: 'Cadw',
  saved: 'Wedi’i gadw.',
  due: (atMs) => `Dileir enwau ar ${day(atMs, true)}.`,
  kept: 'Cedwir enwau.',

  removals: 'Beth a ddilëwyd',
  noRemovals: 'Ni ddilëwyd dim.',
  kindOf: (kind) => kinds[kind],
  when: 'Pryd', what: 'Beth', who: 'Pwy', why: 'Pam', state: 'Cyflwr',
  at: (atMs) => `${day(atMs, true)}, ${clockTime(atMs)}`,
  by: (personId) => (personId === 'organiser' ? 'Trefnydd' : personId === 'facilitator' ? 'Hwylusydd' : personId === '' ? 'Ohono’i hun' : personId),
  finished: 'Wedi’i dynnu o bob ffeil',
  unfinished: 'Yn cael ei dynnu o ffeiliau',
}
