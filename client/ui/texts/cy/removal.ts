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

const wordsSays = 'Caiff ei eiriau eu tynnu o’r bwrdd, o gofnod y sesiwn, o’i archif ac o’r hyn y’i trosglwyddwyd iddo.'
const nameSays = 'Caiff yr enw ei dynnu o’r sesiwn hon ac o bob un arall, o’u cofnodion a’u harchifau, ac o’r lle y mae wrth bopeth a ysgrifennodd ac a ofynnodd y person. Mae’r hyn a ysgrifennon nhw’n aros. Mae panel rhaglen yn cadw ei enw ar eu cyfer.'
const hide = ' I’w gadw o’r golwg yn unig, cuddiwch ef yn lle hynny.'
const milder = {
  action: hide, argument: hide, evidence: hide, theme: ' Mae ei chamau gweithredu’n aros, heb thema.', question: ' I’w gadw o’r golwg yn unig, rhowch ef o’r neilltu yn lle hynny.',
  message: ' I’w thynnu oddi ar y tudalennau’n unig, dilëwch hi â’r bin yn lle hynny.', submission: ' Mae pwy a’i hanfonodd yn mynd hefyd, a’r dystiolaeth a wnaed ohono.', name: ' I roi enw arall yn ei le’n unig, ailenwch y person.',
}

export const texts: Twin<typeof english> = {
  removeForGood: 'Dileu am byth',
  titleOf: {
    action: 'Dileu’r cam gweithredu hwn am byth?', argument: 'Dileu’r ddadl hon am byth?', evidence: 'Dileu’r dystiolaeth hon am byth?', theme: 'Dileu’r thema hon am byth?', question: 'Dileu’r cwestiwn hwn am byth?',
    message: 'Dileu’r neges allweddol hon am byth?', submission: 'Dileu’r cyflwyniad hwn am byth?', name: 'Dileu’r enw hwn am byth?',
  },
  saysOf: (kind) => `${kind === 'name' ? nameSays : wordsSays} Ni ellir dadwneud hyn.${milder[kind]}`,
  stays: 'Mae pleidleisiau a fwriwyd yn dal i gael eu cyfrif. Ni chyrhaeddir archifau, copïau wrth gefn a ffeiliau a roddwyd allan o’r blaen, na phorwyr sydd wedi’i weld.',
  reason: 'Rheswm',
  reasonHint: 'Cedwir yn y cofnod a’r adroddiad. Peidiwch ag ailadrodd y geiriau.',
  reasonMissing: 'Dywedwch pam y caiff ei ddileu.',
  cancel: 'Ei gadw',
  working: 'Yn dileu …',
  removed: 'Dilëwyd am byth.',

  people: 'Pobl a data',
  lead: 'Pwy gymerodd ran, beth a ddilëwyd, a pha mor hir y cedwir enwau.',
  loading: 'Yn llwytho pobl',
  search: 'Dod o hyd i enw, grŵp neu gyfeirnod',
  name: 'Enw', group: 'Grŵp', joined: 'Ymuno', unnamed: 'Dim enw', noGroup: 'Dim grŵp', tools: 'Beth y gellir ei wneud',
  shutOut: 'Wedi’i gau allan',
  none: 'Nid oes neb wedi ymuno eto.',
  noneFound: 'Neb o’r enw na’r grŵp hwnnw.',
  shown: (shown, all) => (shown === all ? people(all) : `${number(shown)} o ${people(all)}`),
  data: 'Lawrlwytho data',
  dataForPrograms: 'JSON',
  dataOf: (name) => ` am ${name}`,
  erase: 'Dileu',
  eraseOf: (name) => ` ${name}`,
  removeName: 'Dileu’r enw',
  nameRemoved: 'Mae’r enw wedi’i ddileu.',
  eraseTitle: (name) => `Dileu popeth am ${name}?`,
  eraseSays: 'Caiff popeth a ysgrifennodd y person hwn ei dynnu allan: eu geiriau ar bob bwrdd, eu dadleuon, eu cwestiynau, a’u henw ble bynnag y mae, yn y digwyddiad hwn ac ym mhob un arall y’i trosglwyddwyd iddo, ac ar banel rhaglen. Mae eu dolen yn peidio â gweithio. Mae’r hyn a ysgrifennodd eraill yn aros, hefyd lle mae’n eu henwi: cyhoeddiadau, rhesymau, testunau’r adroddiad. Ni ellir dadwneud hyn.',
  eraseYes: 'Dileu am byth',
  done: ({ isFinished, elsewhere, missed }) => (
    missed > 0 ? `Ni ellid cyrraedd ${counted(missed, 'digwyddiad', 'digwyddiadau')}. Dilëwch eto ymhen ychydig; ni wneir dwywaith yr hyn sydd wedi’i wneud.`
      : !isFinished ? 'Wedi mynd o bob tudalen. Ni ellid ailysgrifennu ffeil eto; rhoddir cynnig arall arni bob munud.'
        : elsewhere === 0 ? 'Dilëwyd.' : `Dilëwyd, yma ac mewn ${counted(elsewhere, 'digwyddiad', 'digwyddiadau')} arall.`),

  retention: 'Pa mor hir y cedwir enwau',
  retentionSays: 'Pan fydd yr amser hwn wedi mynd heibio ar ôl i’r digwyddiad gau, caiff enwau pawb, pwy anfonodd gyflwyniadau, a rhesymau cymedroli eu dileu. Mae camau gweithredu, dadleuon, cwestiynau a chanlyniadau’n aros, heb enwau.',
  days: 'Diwrnodau',
  daysHint: (inherited) => (inherited === null ? 'O 1 i 3,650. Gadewch yn wag i gadw enwau.' : `O 1 i 3,650. Gadewch yn wag i ddilyn y rhaglen: ${counted(inherited, 'diwrnod', 'diwrnodau')}.`),
  daysWrong: 'Rhowch rif cyfan o 1 i 3,650, neu ddim byd.',
  inherits: (inherited, isOwn) => (
    inherited === null ? 'Mae digwyddiad mewn rhaglen sydd heb ei amser ei hun yn cymryd amser y rhaglen.'
      : isOwn ? `Mae’r rhaglen yn dweud ${counted(inherited, 'diwrnod', 'diwrnodau')}; yr amser a osodir yma, byrrach neu hirach, sy’n cyfrif yn lle hynny.` : `Mae’r rhaglen yn dweud ${counted(inherited, 'diwrnod', 'diwrnodau')}, ac nid oes dim arall wedi’i osod yma.`),
  save: 'Cadw',
  saved: 'Wedi’i gadw.',
  due: (atMs) => `Dileir enwau ar ${day(atMs, true)}.`,
  kept: 'Cedwir enwau.',

  member: {
    eraseSays: 'Caiff eu henw, eu grŵp a’u dolen bersonol eu tynnu o’r panel. Mae popeth a ysgrifennon nhw mewn unrhyw ddigwyddiad yn mynd hefyd: geiriau ar bob bwrdd, dadleuon, cwestiynau, a’u henw ble bynnag y mae, hefyd lle y’i trosglwyddwyd. Mae’r hyn a ysgrifennodd eraill yn aros, hefyd lle mae’n eu henwi: cyhoeddiadau, rhesymau, testunau’r adroddiad. Ni ellir dadwneud hyn.',
    erased: (elsewhere) => (elsewhere === 0 ? 'Dilëwyd o’r panel.' : `Dilëwyd o’r panel ac mewn ${counted(elsewhere, 'digwyddiad', 'digwyddiadau')}.`),
    retentionSays: 'Pan fydd yr amser hwn wedi mynd heibio ar ôl i ddigwyddiad gau, caiff enwau pawb ynddo, pwy anfonodd gyflwyniadau, a rhesymau cymedroli eu dileu. Ar ôl y digwyddiad olaf, caiff enwau, grwpiau a dolenni personol y panel eu dileu hefyd. Mae camau gweithredu, dadleuon, cwestiynau a chanlyniadau’n aros, heb enwau.',
    ownWins: 'Mae digwyddiad sydd â’i amser ei hun, byrrach neu hirach, yn cadw at hwnnw.',
    own: (title, days) => `Mae gan “${title}” ei amser ei hun: ${counted(days, 'diwrnod', 'diwrnodau')}.`,
    due: (atMs) => `Dileir y panel ar ${day(atMs, true)}, neu’n hwyrach os ychwanegir digwyddiad neu berson arall.`,
    noneDue: 'Nid oes neb ar y panel.',
    kept: 'Cedwir enwau, heblaw mewn digwyddiadau sydd â’u hamser eu hunain.',
  },

  removals: 'Beth a ddilëwyd',
  noRemovals: 'Ni ddilëwyd dim.',
  kindOf: (kind) => kinds[kind],
  when: 'Pryd', what: 'Beth', who: 'Pwy', why: 'Pam', state: 'Cyflwr',
  at: (atMs) => `${day(atMs, true)}, ${clockTime(atMs)}`,
  by: (personId) => (personId === 'organiser' ? 'Trefnydd' : personId === 'facilitator' ? 'Hwylusydd' : personId === '' ? 'Ohono’i hun' : personId),
  finished: 'Wedi’i dynnu o bob ffeil',
  unfinished: 'Yn cael ei dynnu o ffeiliau',
}
