// The sentences of a result's panels, in Welsh.
import type { texts as english } from '../panels.ts'
import { actions, ballots, counted, number, people } from './common.ts'
import { ordinal } from '../../../../shared/welsh/ordinals.ts'
import { texts as counting } from './counting.ts'
import type { Twin } from './twin.ts'
import { list } from '../../../../shared/welsh/lists.ts'
import { firstFew, percent } from './writing.ts'

const oneDigit = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 })
const amount = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 })
const nameOf = counting.methodName
const quoted = (titles: readonly string[]) => list(titles.map((title) => `“${title}”`))
const places = (k: number) => (k === 1 ? 'safle cyntaf' : firstFew(k))

export const texts: Twin<typeof english> = {
  ...counting,
  heat: {
    heading: 'Sut mae’r grwpiau’n wahanol',
    says: 'Safle pob cam gweithredu o fewn pob grŵp. Mewn ffrâm: pwy sy’n ei roi isaf, lle mae grwpiau bedwar safle neu fwy ar wahân.',
    gap: 'Bwlch',
    lowest: 'y safle isaf',
    together: (distance) => `Mae grwpiau’n cytuno â’r ystafell ar ${percent(1 - distance)} o’r holl gymariaethau, ar gyfartaledd.`,
    cell: (place, isLowest) => `${number(place)}${isLowest ? ', ei safle isaf' : ''}`,
  },
  safe: {
    heading: 'Diogel i bob grŵp',
    says: 'Nid oes grŵp yn rhoi’r rhain yn ei hanner isaf.',
    none: 'Nid oes cam gweithredu yn hanner uchaf pob grŵp.',
    lowest: (place, groups) => `Isaf: ${ordinal(place)}, ${groups}`,
  },
  methods: {
    heading: 'A fyddai dull arall yn ei newid?',
    says: (method) => `Safleoedd o dan bob dull. Mae safleoedd wedi’u marcio yn wahanol i ${nameOf(method)}.`,
    sure: 'Pa mor sicr ydyw?',
    fewest: (count, k) => `Pe bai ${ballots(count)} wedi bod yn wahanol, gallai’r ${places(k)} fod yn wahanol hefyd.`,
    fewestAtLeast: (count, k) => `Byddai angen i o leiaf ${ballots(count)} fod yn wahanol i newid y ${places(k)}.`,
    without: (group, same) => (same ? `Heb ${group} mae’r cyntaf yr un fath.` : `Heb ${group} cam gweithredu arall sy’n gyntaf.`),
  },
  spending: {
    heading: 'Beth mae’r gyllideb yn talu amdano',
    says: (method, chosen, spent, budget, severalRight) =>
      `Mae ${nameOf(method)} yn dewis ${actions(chosen)} am ${number(spent)} o ${number(budget)}.${severalRight ? ' Mae dewisiadau eraill yr un mor gywir.' : ''}`,
    left: (amount, fitting, method) =>
      amount === 0 ? 'Nid oes dim yn weddill.'
      : fitting.length === 0 ? `Mae ${number(amount)} yn weddill: mae pob cam arall yn costio mwy.`
      : `Mae ${number(amount)} yn weddill. Byddai ${quoted(fitting)} yn ffitio, ond nid yw ${nameOf(method)} yn dewis ${fitting.length === 1 ? 'hwnnw' : 'y rheini'}.`,
    steps: (method) => `Sut y mae ${nameOf(method)} yn dewis, gam wrth gam`,
    share: (bare, share, budget) => `Mae gan bob pleidlais gyfran gyfartal o’r gyllideb: ${amount.format(bare)}.${share > bare ? ` Codwyd y gyfran i ${amount.format(share)}, cyhyd ag y bo popeth a brynir o fewn ${number(budget)}.` : ''} Prynir nesaf yr hyn sy’n costio leiaf i’r rhai sydd am ei gael, am yr hyn yw ei werth iddynt.`,
    bought: (title, cost, wanted, paid) => `“${title}” am ${number(cost)}: ${wanted === null ? '' : `mae ${people(wanted)} am ei gael, ac `}mae pob un yn talu ${amount.format(paid)} ar y mwyaf.`,
    end: 'Ni allai’r rhai sydd am gael unrhyw un arall dalu amdano â’r hyn sydd ganddynt yn weddill.',
    cost: 'Cost',
    amount: number,
    chosen: 'Wedi’i ddewis',
  },
  recount: {
    heading: 'A ellir ei gyfrif eto?',
    aggregates: (names) => `O’r ffigurau a gyhoeddwyd gall unrhyw un gyfrif ${list(names)} eto.`,
    needed: (names) => `Mae ar ${list(names)} angen y pleidleisiau eu hunain, sy’n gyfrinachol: ni ellir ${names.length === 1 ? 'ei' : 'eu'} gyfrif eto o’r tu allan.`,
    ballots: (names) => `O’r pleidleisiau a gyhoeddwyd gall unrhyw un gyfrif ${list(names)} eto.`,
    named: (names) => `Mae enwau ar bleidleisiau yma: gall pwy bynnag a gaiff eu gweld gyfrif ${list(names)} eto, ac yn ôl grŵp.`,
    apart: 'Ni ellir cyfrif cyfyngau eto o’r tu allan: cânt eu tynnu o bleidleisiau cyfan, a chyhoeddir pob ateb ar ei ben ei hun.',
    groups: 'Ni ellir cyfrif ffigurau yn ôl grŵp na chyfyngau eto o’r tu allan, gan na chyhoeddir pleidleisiau byth gyda’u grwpiau.',
  },
  quadrant: {
    heading: (x, y) => `${y} ac ${x.toLowerCase()}`,
    one: (criterion) => criterion,
    says: (count) => `Sgoriau canolrifol ${people(count)}. Camau gweithredu yw’r rhifau; y siâp a’r lliw yw’r thema.`,
    weights: (criteria) => {
      const sum = criteria.reduce((total, { weight }) => total + weight, 0)
      return `Ar gyfer y drefn maent yn cyfrif ${list(criteria.map(({ title, weight }) => `${percent(weight / sum)} ${title.toLowerCase()}`))}.`
    },
    unscored: { last: 'Lle na roddodd rhywun sgôr i gam gweithredu, cyfrifir y sgôr isaf.', 'no-information': 'Mae’r ffigurau’n perthyn i’r rhai a sgoriodd gam gweithredu yn unig; nid oes gan un na sgoriodd neb ffigurau, ac mae’n sefyll yn olaf.' },
    scoredBy: 'Sgoriwyd gan',
    people: number,
    table: 'Sgôr ganolrifol, ac mewn cromfachau hanner canol yr holl sgoriau.',
    spread: (spread) => (spread ? `${oneDigit.format(spread.median)} (${oneDigit.format(spread.q1)}–${oneDigit.format(spread.q3)})` : '–'),
    zones: { tl: 'Paratoi', tr: 'Gwneud yn gyntaf', bl: 'Yn ddiweddarach', br: 'Help cyflym' },
  },
  bump: {
    heading: 'O bleidlais i bleidlais',
    says: 'Cam gweithredu yw pob llinell: po uchaf, gorau y safai yn y bleidlais honno. Symudodd llinellau trwchus ddau safle neu fwy.',
    cut: (drawn, all) => `Darluniwyd y ${number(drawn)} o ${number(all)} cam gweithredu a ddaeth uchaf mewn unrhyw bleidlais; mae’r cyfan yn y tabl.`,
    vote: (at) => `Pleidlais ${number(at)}`,
  },
  agreement: {
    heading: 'Lle mae pobl yn cytuno',
    says: 'Cytuno, anghytuno, a phasio neu ddim yn siŵr, o’r rhai a welodd y datganiad.',
    row: (agree, disagree, pass) => `${number(agree)} yn cytuno, ${number(disagree)} yn anghytuno, ${number(pass)} yn pasio`,
    statement: 'Datganiad',
    apart: 'Beth sy’n gwneud pob grŵp yn wahanol',
    tells: (statements) => {
      const titlesOf = (side: 'agree' | 'disagree') => statements.filter((one) => one.side === side).map(({ title }) => title)
      const [more, less] = [titlesOf('agree'), titlesOf('disagree')]
      return [...(more.length > 0 ? [`yn cytuno’n fwy â ${quoted(more)}`] : []), ...(less.length > 0 ? [`yn anghytuno’n fwy â ${quoted(less)}`] : [])].join('; ')
    },
    agree: 'Cytuno', disagree: 'Anghytuno', pass: 'Pasio',
    divided: 'Rhanedig',
  },
  moved: {
    people: 'Pwy newidiodd eu meddwl',
    peopleSays: ([before, after]) => `Pobl a atebodd “${before}” ac “${after}”, ymhlith y camau gweithredu y gofynnodd y ddau amdanynt. Cafodd eu pleidleisiau eu cysylltu, fel y dywedwyd wrth bawb cyn pleidleisio.`,
    peopleTable: 'Faint o bobl a roddodd bob cam gweithredu’n uwch, a faint yn is',
    peopleNote: 'Ni chaiff llai na phump o bobl eu cyfrif ar eu pen eu hunain byth; gadewir rhai allan fel na ellir gweithio eraill allan. Caiff y cysylltiad ei ddinistrio.',
    tooFew: 'Atebodd rhy ychydig o bobl y ddau.',
    everybody: 'Pawb',
    changed: (changed, count, distance) => `Rhoddodd ${number(changed)} o ${people(count)} nhw mewn trefn arall; ar gyfartaledd trodd ${percent(distance)} o’r holl gymariaethau o chwith.`,
    ways: (higher, lower) => `${number(higher)} yn uwch, ${number(lower)} yn is`,
    places: 'Cyn ac ar ôl',
    placesSays: ([before, after]) => `Safleoedd yn “${before}” ac yn “${after}”, ymhlith y camau gweithredu y gofynnodd y ddau amdanynt.`,
    placesTable: 'Safle pob cam gweithredu cyn ac ar ôl, yn ôl grŵp',
    placesNote: 'Ni chafodd y pleidleisiau hyn eu cysylltu, felly cymherir grwpiau ac ni ellir dweud i neb symud.',
    fromTo: (before, after) => (before === after ? number(after) : `${number(before)} → ${number(after)}`),
  },
  table: 'Fel tabl',
  tables: 'Hyn oll fel tablau',
  chart: (heading) => `Siart: ${heading}`,
  scrolls: (heading, all = false) => `Tabl: ${heading}${all ? ', pob cam gweithredu' : ''}`,
  action: 'Cam gweithredu',
}
