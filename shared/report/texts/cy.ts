// The words of a report in Welsh, those of docs/welsh-glossary.md. Titles that people wrote stand in quotation marks or after a colon, as nothing mutates them.
import type { LogEntry } from '../../event/moderation.ts'
import type { Secrecy } from '../../event/names.ts'
import type { Treatment } from '../../ranking/pairwise.ts'
import type { Weighting } from '../../ranking/certainty/draws.ts'
import type { LeftOutReason, StageDeeds } from '../model.ts'
import type { SectionId } from '../settings.ts'
import type { texts as english } from './en.ts'
import { counted, number } from '../../welsh/counting.ts'
import { list } from '../../welsh/lists.ts'
import { months } from '../../welsh/months.ts'
import { ordinal } from '../../welsh/ordinals.ts'

const percent = new Intl.NumberFormat('en-GB', { style: 'percent' })
const amounts = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 })
const money = (value: number): string => amounts.format(value)
const share = (value: number): string => percent.format(value)
const people = (count: number): string => counted(count, 'person', 'pobl')
const actions = (count: number): string => counted(count, 'cam gweithredu', 'camau gweithredu')
const ballots = (count: number): string => counted(count, 'pleidlais', 'pleidleisiau', 'f')
const evidence = (count: number): string => counted(count, 'darn o dystiolaeth', 'darnau o dystiolaeth')
const times = (count: number): string => counted(count, 'gwaith', 'o weithiau', 'f').replace(' o o ', ' o ')
const quoted = (titles: readonly string[]): string => list(titles.map((title) => `“${title}”`))

const sectionTitles: Record<SectionId, string> = {
  process: 'Sut y cafodd ei wneud', people: 'Pwy gymerodd ran', themes: 'Themâu a’u camau gweithredu', results: 'Canlyniadau', groups: 'Lle mae grwpiau’n wahanol',
  minority: 'Safbwyntiau lleiafrifol', actions: 'Dadleuon a thystiolaeth', questions: 'Cwestiynau o’r llawr', messages: 'Negeseuon allweddol',
  'left-out': 'Beth na chafodd ei gynnwys, a pham', lineage: 'O ble y daeth pob cam gweithredu', moderation: 'Cymedroli', method: 'Sut y cafodd ei gyfrif', record: 'Gwirio’r adroddiad hwn',
}

const secrecies: Record<Secrecy, string> = {
  secret: 'Cyfrinachol: dim ond cyfansymiau a adawodd y blwch pleidleisio erioed. Ni ellir ei ailgyfrif o’r cofnod. Ers i’r pleidleisio gau ni all neb ddweud sut y pleidleisiodd neb; tra oedd ar agor, dim ond pwy bynnag sy’n rhedeg y gweinydd a allai fod wedi gwneud.',
  'public-recount': 'Ailgyfrif cyhoeddus: ar ôl datgelu’r canlyniad cyhoeddwyd y pleidleisiau heb enwau, mewn trefn nad yw’n dweud dim am bwy a’u bwriodd. Gall unrhyw un eu cyfrif eto.',
  named: 'Gydag enwau: dywedwyd wrth bleidleiswyr ymlaen llaw y cedwid eu pleidleisiau gyda’u henwau. Nid yw’r adroddiad hwn yn eu hargraffu.',
}

const methods: Record<string, { name: string; how: string }> = {
  schulze: { name: 'Schulze', how: 'Caiff pob cam gweithredu ei gymharu â phob un arall, yn ôl faint o bobl sy’n ei roi’n uwch. Mae cam gweithredu’n sefyll uwchlaw un arall lle mae’r gadwyn o fwyafrifoedd o’i blaid yn gryfach nag unrhyw gadwyn yn ei erbyn.' },
  'schulze-margins': { name: 'Schulze yn ôl mwyafrif', how: 'Fel Schulze, yn ôl faint yn fwy o bobl sy’n ffafrio’r naill na’r llall.' },
  'ranked-pairs': { name: 'Parau mewn trefn', how: 'Setlir y cymariaethau cliriaf o ddau gam gweithredu yn gyntaf; gadewir allan un a fyddai’n groes i’r rhai o’i blaen.' },
  borda: { name: 'Borda', how: 'Pwyntiau: caiff cam gweithredu un am bob un arall y mae pleidlais yn ei roi oddi tano.' },
  copeland: { name: 'Copeland', how: 'Mae camau gweithredu’n sefyll yn ôl faint o’r lleill y maent yn eu curo, fesul dau.' },
  minimax: { name: 'Minimax', how: 'Mae camau gweithredu’n sefyll yn ôl pa mor glir yw eu colled waethaf.' },
  kemeny: { name: 'Kemeny', how: 'Y drefn sy’n anghytuno leiaf â’r holl bleidleisiau gyda’i gilydd.' },
  irv: { name: 'Ail ddewis ar unwaith', how: 'Dro ar ôl tro gollyngir y cam gweithredu â’r lleiaf o safleoedd cyntaf, ac â ei bleidleisiau at eu dewis nesaf.' },
  stv: { name: 'Pleidlais sengl drosglwyddadwy', how: 'Dewisir sawl un: mae’r pleidleisiau nad oes ar un eu hangen yn mynd ymlaen i’r nesaf ar y bleidlais.' },
  approval: { name: 'Cymeradwyo', how: 'Mae pob tic yn cyfrif unwaith.' },
  dots: { name: 'Dotiau', how: 'Mae pob dot yn cyfrif unwaith, ble bynnag y’i gosodwyd.' },
  'equal-shares': { name: 'Cyfrannau cyfartal', how: 'Mae gan bawb gyfran gyfartal o’r gyllideb, ac maent yn talu, gydag eraill sydd am gael yr un peth, am yr hyn y maent yn ei gefnogi.' },
  phragmen: { name: 'Phragmén', how: 'Caiff pwysau dewis ei rannu rhwng y rhai sy’n ei gefnogi, mor gyfartal ag y gellir.' },
  score: { name: 'Sgoriau', how: 'Mae camau gweithredu’n sefyll yn ôl eu sgôr gymedrig; lle mae sawl maen prawf, yn ôl eu pwysau.' },
  'majority-judgment': { name: 'Barn y mwyafrif', how: 'Mae camau gweithredu’n sefyll yn ôl y radd y mae o leiaf hanner y bobl yn ei rhoi iddynt.' },
  'bradley-terry': { name: 'Bradley–Terry', how: 'Cryfder i bob cam gweithredu sy’n cyd-fynd â’r cymariaethau a wnaed.' },
  agree: { name: 'Cytundeb ar draws grwpiau', how: 'Mae datganiadau’n sefyll yn ôl faint y mae pob grŵp yn cytuno, nid yn ôl y cyfanswm: mae un y mae un grŵp yn ei wrthod yn sefyll yn isel.' },
}
const methodName = (method: string): string => methods[method]?.name ?? method

const questionMethods: Record<string, string> = {
  rank: 'trefn', approve: 'ticiau', dots: 'dotiau', score: 'sgoriau', agree: 'cytuno, anghytuno neu basio', pairs: 'parau o gamau gweithredu', rankfew: 'trefn ychydig o gamau gweithredu ar y tro', bestworst: 'y pwysicaf a’r lleiaf pwysig o ychydig',
}

const leftOut: Record<LeftOutReason, string> = {
  removed: 'Dilëwyd gan ei awdur neu hwylusydd cyn y diwedd', hidden: 'Cuddiwyd gan hwylusydd', merged: 'Cyfunwyd â cham gweithredu arall', 'at-table': 'Arhosodd wrth ford',
  'not-asked': 'Heb ei roi i bleidlais', unranked: 'Ni roddodd unrhyw bleidlais safle iddo', 'not-chosen': 'Pleidleisiwyd arno ac ni chafodd ei ddewis',
}

const deeds: Record<keyof StageDeeds, [one: string, many: string, gender: 'm' | 'f']> = {
  actions: ['cam gweithredu a ychwanegwyd', 'camau gweithredu a ychwanegwyd', 'm'], rewordings: ['geiriad a newidiwyd', 'geiriadau a newidiwyd', 'm'], moves: ['cam gweithredu a symudwyd', 'camau gweithredu a symudwyd', 'm'],
  arguments: ['dadl', 'dadleuon', 'f'], evidence: ['darn o dystiolaeth', 'darnau o dystiolaeth', 'm'], asked: ['cwestiwn a ofynnwyd', 'cwestiynau a ofynnwyd', 'm'],
}

const measures: Record<string, string> = {
  'entry.hide': 'Cuddiwyd', 'entry.restore': 'Dangoswyd eto', 'entry.approve': 'Cymeradwywyd', 'entry.return': 'Anfonwyd yn ôl', 'entry.withdraw': 'Tynnwyd yn ôl', 'action.merge': 'Cyfunwyd', 'action.unmerge': 'Gwahanwyd',
  'action.split': 'Rhannwyd', 'action.lock': 'Clowyd', 'action.unlock': 'Datglowyd', 'action.return': 'Dychwelwyd at ei awdur', 'action.settle': 'Setlwyd gan ei awdur', 'person.rename': 'Ailenwyd', 'person.mute': 'Tewyd',
  'person.unmute': 'Caniatawyd ysgrifennu eto', 'person.remove': 'Dilëwyd', 'person.readmit': 'Gadawyd i mewn eto', 'ballot.reconfirm': 'Gofynnwyd i bleidleiswyr edrych eto',
}

const subjects: Record<LogEntry['kind'], string> = { action: 'Cam gweithredu', argument: 'Dadl', evidence: 'Darn o dystiolaeth', person: 'Person', question: 'Cwestiwn' }

const treatments: Record<Treatment, string> = { last: 'mae’r hyn y mae pleidlais yn ei adael allan yn cyfrif fel olaf', 'no-information': 'nid yw pleidlais yn dweud dim am yr hyn y mae’n ei adael allan' }
const weights: Record<Weighting, string> = { persons: 'pob person yn gyfartal', groups: 'pob grŵp yn gyfartal' }

export const texts: typeof english = {
  lang: 'cy',
  number, money, share, listed: list, sectionTitles,
  bandText: ({ from, to }) => (from === to ? number(from) : `${number(from)}–${number(to)}`),
  calendar: (timeZone) => {
    const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone })
    const figures = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'numeric', year: 'numeric', timeZone })
    return {
      time: (at) => clock.format(at),
      day: (at) => {
        const [day, month, year] = figures.format(at).split('/').map(Number)
        return `${day} ${months[month! - 1]} ${year}`
      },
    }
  },
  dayAndTime: (day, time) => `${day}, ${time}`,
  contents: 'Cynnwys', page: 'Tudalen', ofPages: 'o',
  kicker: (kind, day) => `${kind} · ${day}`,
  inProgramme: (title, at, of) => `${title} · sesiwn ${number(at)} o ${number(of)}`,
  programme: {
    heading: 'Y rhaglen', session: 'Y sesiwn hon', people, actions, carried: (count) => `${actions(count)} a ddaeth o’r sesiwn flaenorol`, here: 'yr adroddiad hwn', says: 'Sesiynau’r rhaglen, yn eu trefn.', caption: 'Sesiynau’r rhaglen', event: 'Sesiwn',
  },
  report: 'Adroddiad ar sesiwn',
  interim: 'Adroddiad dros dro: nid yw’r sesiwn wedi cau.',
  held: (day, from, until) => `Cynhaliwyd y sesiwn ar ${day}, o ${from} hyd ${until}.`,
  heldOver: (from, until) => `Cynhaliwyd y sesiwn o ${from} hyd ${until}.`,
  begun: (moment) => `Dechreuodd y sesiwn ar ${moment}.`,
  written: (moment, zone) => `Ysgrifennwyd yr adroddiad hwn o’i chofnod hyd at ${moment}. Cylchfa’r amserau: ${zone}.`,
  noGroup: 'Heb enwi grŵp', onPaper: 'Papurau pleidleisio', all: 'Pawb', fewer: 'llai na 5', few: (count) => (count === null ? 'llai na 5' : number(count)), nthQuestion: (at) => `C${number(at)}`, none: '–',
  secrecies,
  secrecyNames: { secret: 'cyfrinachol', 'public-recount': 'ailgyfrif cyhoeddus', named: 'gydag enwau' },
  methodName, methodHow: (method) => methods[method]?.how ?? '', asked: (method) => questionMethods[method] ?? method,
  action: (value) => `Cam gweithredu ${number(value)}`,
  way: (treatment, weighting) => [...(treatment ? [treatments[treatment]] : []), weights[weighting]].join(', '),
  weight: weights,
  firstOf: (title, shown, all) => (shown < all ? `${title} (${number(shown)} o’r ${number(all)})` : title),
  anonymous: 'Yn unol â rheol Chatham House ni chaiff neb ei enwi yma, na grŵp y sawl a ddywedodd rywbeth.',
  purpose: 'Diben',
  summary: {
    took: (day, joined, groups, count) => `Ar ${day}, gweithiodd ${joined === null ? 'llai na phum person' : people(joined)}${groups > 1 ? ` o ${counted(groups, 'grŵp', 'grwpiau')}` : ''} ar ${actions(count)} gyda’i gilydd.`.replace(' o o ', ' o '),
    asked: (title, count) => `“${title}”: ${ballots(count)}.`,
    first: (titles) => (titles.length === 1 ? `Yn gyntaf: ${quoted(titles)}` : titles.length > 3 ? `Mae ${actions(titles.length)} yn rhannu’r safle cyntaf` : `Yn rhannu’r safle cyntaf: ${quoted(titles)}`),
    close: (count) => `Mae ${actions(count)} yn rhy agos i ddweud pa un sy’n gyntaf`,
    pays: (chosen, spent, budget) => (typeof chosen !== 'number' && chosen.length === 0 ? `Nid yw’r gyllideb o ${number(budget)} yn talu am ddim`
      : `Mae’r gyllideb o ${number(budget)} yn talu am ${typeof chosen === 'number' ? actions(chosen) : quoted(chosen)}: ${number(spent)}`),
    everyMethod: ', yn ôl pob dull.', notEvery: ', ond nid yn ôl pob dull.',
    then: (count) => `Mae’r ${number(count)} nesaf yn rhy agos i ddweud.`,
    notRevealed: 'Nid oedd unrhyw ganlyniad wedi’i ddatgelu pan ysgrifennwyd yr adroddiad hwn.',
  },
  process: {
    minutes: (minutes) => `${number(minutes)} mun`,
    deed: (what, count) => counted(count, ...deeds[what]),
    ballots: (count, secrecy) => `${ballots(count)}, ${secrecy}`, shown: (time) => `dangoswyd y canlyniad ${time}`, skipped: 'gadawyd allan', notYet: 'ddim eto',
    said: 'Cyfnodau’r sesiwn, yn eu trefn.', caption: 'Cyfnodau’r sesiwn', stage: 'Cyfnod', happened: 'Beth ddigwyddodd',
  },
  people: {
    caption: 'Pobl yn ôl grŵp', group: 'Grŵp', joined: 'Ymunodd', ballots: (title) => `Pleidleisiau: ${title}`,
    small: 'Caiff grwpiau o lai na phum person eu rhoi gydag eraill, fel na ellir adnabod neb.',
    wrote: (count) => `Ysgrifennodd ${people(count)} ar fwrdd.`, tables: (count) => `Nifer y bordydd: ${number(count)}.`, nobody: 'Ni ofynnwyd i neb am grŵp.',
    total: (count) => (count === null ? 'Ymunodd llai na phum person.' : `Ymunodd ${people(count)}.`),
  },
  themes: {
    none: 'Ni ddefnyddiwyd themâu.', band: 'Safle', action: 'Cam gweithredu', empty: 'Nid oes cam gweithredu o dan y thema hon.', without: 'Heb thema',
    caption: (theme) => `Camau gweithredu o dan “${theme}”`, bandSays: 'Mae safle fel 2–4 yn cynnwys camau gweithredu na all y bleidlais eu gwahaniaethu.',
  },
  results: {
    none: 'Nid oes unrhyw ganlyniad wedi’i ddatgelu.',
    asked: (stage, method, count, secrecy) => `Gofynnwyd yn “${stage}”. Dull: ${method}. ${ballots(count)}, ${secrecy}.`,
    paper: (count, voided) => `${count === null ? 'Daeth llai na phump ohonynt' : `Daeth ${number(count)} ohonynt`} ar bapur, gan bobl nad oedd angen iddynt ymuno.${voided > 0 ? ` Ni chyfrifwyd ${counted(voided, 'papur pleidleisio annilys', 'papurau pleidleisio annilys')}.` : ''}`,
    open: 'Nid yw’r pleidleisio wedi cau.', closed: 'Mae’r pleidleisio wedi cau; nid yw’r canlyniad wedi’i ddatgelu.', planned: 'Nid yw hyn wedi’i roi i bleidlais.', noBallots: 'Ni fwriwyd unrhyw bleidlais.',
    caption: (title) => `Trefn: ${title}`, rank: 'Safle', place: 'Safle', action: 'Cam gweithredu', theme: 'Thema', interval: 'Cyfwng 90 %', cost: 'Cost', chosen: 'Dewiswyd', yes: 'do', no: 'naddo',
    inTop: (k) => `Yn y ${number(k)} uchaf`,
    chart: (title) => `Lle mae camau gweithredu’n sefyll: ${title}`,
    chartAlt: (rows, first) => `Siart o ${actions(rows)}: dot am bob safle, bar am y cyfwng y mae naw o bob deg pleidlais a ailadroddwyd yn syrthio iddo. Ar y brig: ${first}. Mae’r un ffigurau yn y tabl.`.replace(' o o ', ' o '),
    chartPlain: (rows, first) => `Siart yn ôl safle, ${actions(rows)}. Ar y brig: ${first}. Mae’r un ffigurau yn y tabl.`,
    sure: 'Pa mor sicr yw hyn?',
    draws: (draws) => `Ailadroddwyd y bleidlais ${times(draws)} o’i phleidleisiau ei hun, o fewn pob grŵp; mae’r cyfwng yn cynnwys naw safle o bob deg.`,
    noDraws: 'Nid oes cyfyngau ar gyfer y canlyniad hwn: rhy ychydig o bleidleisiau, neu ddull nad oes ganddo rai.',
    stability: (atLeast, atMost, k) => (atMost === atLeast ? `Pe bai ${ballots(atLeast)} wedi bod yn wahanol, gallai’r ${number(k)} uchaf fod wedi newid.`
      : `Byddai’n rhaid i o leiaf ${ballots(atLeast)}${atMost === null ? '' : `, ${number(atMost)} ar y mwyaf,`} fod wedi bod yn wahanol cyn i’r ${number(k)} uchaf newid.`),
    same: (names) => `Yr un sy’n gyntaf yn ôl: ${list(names)}.`,
    counts: (method, some, all) => `${methodName(method)} (mewn ${number(some)} o’i ${number(all)} cyfrif)`,
    differs: (titles, names) => `Yn ôl ${list(names)}: ${titles.length === 0 ? 'ni fyddai dim yn gyntaf' : titles.length > 3 ? `byddai ${actions(titles.length)} yn rhannu’r safle cyntaf` : `${quoted(titles)} fyddai’n ${titles.length > 1 ? 'rhannu’r safle cyntaf' : 'gyntaf'}`}.`,
    waysTold: 'Cyfrifir dull mewn sawl ffordd: gyda’r hyn y mae pleidlais yn ei adael allan fel olaf neu heb farn, a chyda phob person neu bob grŵp yn gyfartal.',
    unplaced: (titles) => `Ni chymharodd unrhyw bleidlais y rhain â cham gweithredu arall, felly nid oes iddynt safle: ${quoted(titles)}.`,
    otherwise: (method, weighting, titles, spent) => `${method}, ${weights[weighting]}: ${titles === null ? 'yr un fath.' : titles.length === 0 ? 'dim.' : `${quoted(titles)}, am ${number(spent)}.`}`,
    steps: {
      caption: (title) => `Sut y mae cyfrannau cyfartal yn dewis, gam wrth gam: ${title}`, step: 'Cam', wants: 'Pobl o’i blaid', pays: 'Pob un yn talu, ar y mwyaf', left: 'Yn weddill o’r gyllideb',
      says: (bare, share, budget) =>
        `Yn ôl cyfrannau cyfartal mae gan bob pleidlais yr un gyfran o’r gyllideb: ${money(bare)}.${share > bare ? ` Codwyd y gyfran i ${money(share)}, cyhyd ag y bo popeth a brynir o fewn ${number(budget)}.` : ''} Prynir nesaf yr hyn sy’n costio leiaf i’r rhai sydd am ei gael, am yr hyn yw ei werth iddynt: mae pob un ohonynt yn talu’r un faint, neu bopeth sydd ganddo ar ôl.`,
      end: 'Ni allai’r rhai sydd am gael unrhyw gam arall dalu amdano â’r hyn oedd ganddynt yn weddill.',
    },
    hidden: 'geiriau wedi’u cuddio ers hynny',
    merged: (pairs, first, same) => `Ers hynny ${list(pairs)}. Pe baent wedi’u cyfrif fel un, ${same ? 'yr un fyddai’n gyntaf' : `${quoted(first)} fyddai’n gyntaf`}; mae’r pleidleisiau a’r canlyniad uchod yn aros fel y maent.`,
    pair: (from, into) => `cyfunwyd cam gweithredu ${number(from)} â cham gweithredu ${number(into)}`,
    reworded: (values) => `Mae’r geiriau hyn wedi newid ers i’r pleidleisio agor: ${list(values)}; mae’r drefn yn dangos y geiriau y pleidleisiwyd arnynt.`,
    mean: 'Sgôr gymedrig', scoredBy: 'Sgoriwyd gan', weighed: (criteria) => {
      const sum = criteria.reduce((all, { weight }) => all + weight, 0)
      return `Pwysau’r meini prawf yn y sgôr gymedrig: ${list(criteria.map(({ title, weight }) => `“${title}” ${share(weight / sum)}`))}.`
    },
    leftUnscored: { last: 'Lle na roddodd pleidlais sgôr i gam gweithredu, cyfrifwyd y sgôr isaf.', 'no-information': 'Mae cymedr yn perthyn i’r rhai a sgoriodd y cam gweithredu yn unig; lle maent yn llai na phump nid yw’n cael ei ddangos.' },
    unscored: (titles) => `Ni sgoriodd neb y rhain: ${titles.length > 3 ? actions(titles.length) : quoted(titles)}.`,
    agree: 'Cytuno', disagree: 'Anghytuno', pass: 'Pasio',
  },
  moved: {
    action: 'Cam gweithredu', everybody: 'Pawb', people: 'Pwy newidiodd eu meddwl?', places: 'Cyn ac ar ôl.',
    peopleSays: (before, after) => `Pobl a atebodd “${before}” ac “${after}”, ymhlith y camau gweithredu y gofynnodd y ddau amdanynt. Cafodd eu pleidleisiau eu cysylltu, fel y dywedwyd wrth bawb cyn pleidleisio.`,
    changed: (changed, count, distance) => `Rhoddodd ${number(changed)} o ${people(count)} nhw mewn trefn arall; ar gyfartaledd trodd ${share(distance)} o’r holl gymariaethau o chwith.`.replace(' o o ', ' o '),
    peopleTable: (title) => `Faint o bobl a roddodd bob cam gweithredu’n uwch, a faint yn is: ${title}`, ways: (higher, lower) => `${number(higher)} yn uwch, ${number(lower)} yn is`,
    peopleNote: 'Ni chaiff llai na phump o bobl eu cyfrif ar eu pen eu hunain byth; gadewir rhai allan fel na ellir gweithio eraill allan. Caiff y cysylltiad rhwng pleidleisiau ei ddinistrio.', tooFew: 'Atebodd rhy ychydig o bobl y ddau.',
    placesSays: (before, after) => `Safleoedd yn “${before}” ac yn “${after}”, ymhlith y camau gweithredu y gofynnodd y ddau amdanynt. Ni chafodd y pleidleisiau hyn eu cysylltu: cymherir canlyniadau, ac ni ellir dweud i neb symud.`,
    placesTable: (title) => `Safle pob cam gweithredu cyn ac ar ôl: ${title}`, fromTo: (before, after) => (before === after ? number(after) : `${number(before)} → ${number(after)}`),
  },
  groups: {
    none: 'Nid oes ffigurau yn ôl grŵp.', support: (title) => `Cefnogaeth yn ôl grŵp: ${title}`,
    says: 'Cyfran o 0 i 100 % yw cefnogaeth: faint o’r hyn y gallai ei gael a gafodd cam gweithredu gan grŵp. Caiff grwpiau o lai na phum pleidlais eu rhoi gyda’i gilydd.',
    apart: (title, most, least, gap) => `“${title}”: ${number(Math.round(gap * 100))} pwynt yn fwy o gefnogaeth gan ${most} na chan ${least}.`,
    safe: (titles) => `Heb fod yn hanner isaf unrhyw grŵp: ${quoted(titles)}.`, noSafe: 'Mae pob cam gweithredu yn hanner isaf rhyw grŵp.', little: 'Nid oes dau grŵp 10 pwynt neu fwy ar wahân ar unrhyw gam gweithredu.',
    chart: (title) => `Cefnogaeth yn ôl grŵp: ${title}`, chartApart: (title) => `Cefnogaeth yn ôl grŵp, lle mae’r grwpiau bellaf ar wahân: ${title}`, chartAlt: (series) => `Barrau’r gefnogaeth sydd gan gamau gweithredu gan ${list(series)}. Mae’r un ffigurau yn y tabl.`,
  },
  minority: {
    none: 'Nid oedd unrhyw gam gweithredu a safai’n isel gan bawb yn sefyll yn uchel gan unrhyw grŵp, cyn belled ag y gall grwpiau o bump neu fwy ddweud.',
    low: (title, place, of, group, groupPlace) => `“${title}”: ${ordinal(place)} o ${number(of)} gan bawb, ond ${ordinal(groupPlace)} gan ${group}.`,
    divided: (title, agree, disagree) => `Mae “${title}” yn rhannu’r ystafell: ${number(agree)} yn cytuno, ${number(disagree)} yn anghytuno.`,
    more: (count) => `${actions(count)} arall fel y rhain; mae’r safleoedd y mae pob grŵp yn eu rhoi yn y daenlen.`,
  },
  actions: {
    none: 'Ni ysgrifennwyd unrhyw ddadl na thystiolaeth.', sides: { for: 'O blaid', against: 'Yn erbyn', note: 'Nodyn' }, evidence: 'Tystiolaeth', source: (source) => ` (ffynhonnell: ${source})`, by: (who) => ` – ${who}`,
  },
  floor: {
    none: 'Ni ofynnwyd cwestiynau o’r llawr.', votes: ballots, answered: 'Atebwyd', open: 'Heb eu hateb', dismissed: 'Rhoddwyd o’r neilltu',
    answer: (text) => `Ateb: ${text}`, inPerson: 'Atebwyd yn yr ystafell; ni chafodd yr ateb ei ysgrifennu.', grouped: (count) => `Gofynnwyd mewn geiriau eraill ${times(count)}:`,
    dismissedCount: (count) => `Rhoddwyd ${counted(count, 'cwestiwn', 'cwestiynau')} o’r neilltu; ni chaiff y geiriau eu hargraffu.`,
  },
  messages: { none: 'Ni chofnodwyd negeseuon allweddol.', caption: 'Negeseuon allweddol', speaker: 'Dywedwyd gan', text: 'Neges' },
  leftOut: {
    none: 'Rhoddwyd pob cam gweithredu i bleidlais ac mae ei safle uchod.', caption: 'Camau gweithredu na chawsant eu cynnwys', number: 'Cam', title: 'Teitl', why: 'Pam', reasons: leftOut,
    into: (value) => ` (cam gweithredu ${number(value)})`, note: (text) => `: ${text}`, gone: 'ni chaiff ei eiriau eu hargraffu',
  },
  lineage: {
    added: (stage) => (stage === null ? 'Yno o’r dechrau' : `Ychwanegwyd yn “${stage}”`), by: (who) => ` gan ${who}`, draft: (text) => `geiriad cyntaf “${text}”`, gaveOff: (value) => `rhannwyd cam gweithredu ${number(value)} ohono`, tookIn: (value) => `cyfunwyd cam gweithredu ${number(value)} ag ef`, theme: 'Thema',
    reworded: (count, editors) => `aileiriwyd ${count === 1 ? 'unwaith' : times(count)} gan ${people(editors)}`, 
    says: 'Lle na sonnir am eiriad cam gweithredu, ni chafodd ei aileirio. Mae ei deitl yn arwain at yr hyn a ddywedwyd amdano, lle mae rhywbeth.',
    from: (value, table) => `trosglwyddwyd o “${table}” (cam gweithredu ${number(value)})`, carriedTo: (value) => `aeth ymlaen fel cam gweithredu ${number(value)}`, split: (value) => `rhannwyd o gam gweithredu ${number(value)}`,
    earlier: (event, value, rankings) => `yn “${event}” cam gweithredu ${number(value)} ydoedd${rankings.length === 0 ? '' : `, ${list(rankings)}`}`, placed: (place, of, question) => `${ordinal(place)} o ${number(of)} yn “${question}”`,
    submissions: 'Cyflwyniadau', evidence, rank: 'Safle', noRank: 'heb safle', caption: 'Taith pob cam gweithredu: cyflwyniad, thema, drafft, geiriad, safle', action: 'Cam gweithredu', way: 'Ei daith',
    evidenceCaption: 'Cyflwyniadau a beth ddaeth ohonynt', submission: 'Cyflwyniad', source: 'Ffynhonnell', became: 'Cyrhaeddodd gam', nothing: 'dim', merged: (value) => `yn sefyll gyda chyflwyniad ${number(value)}`,
    unused: (count) => `${evidence(count)} heb gysylltiad ag unrhyw gam gweithredu:`, allUsed: 'Mae pob darn o dystiolaeth wedi’i gysylltu â cham gweithredu.',
  },
  moderation: {
    done: (what) => measures[what] ?? what, undone: (of) => `Dadwnaed: ${(measures[of] ?? of).toLowerCase()}`, subject: (kind, value) => (value === null ? subjects[kind] : `Cam gweithredu ${number(value)}`),
    none: 'Ni chymedrolwyd dim.', kept: 'Ni chuddiwyd unrhyw eiriau, ac ni ddilëwyd dim am byth.', caption: 'Beth wnaeth hwyluswyr ynghylch geiriau', time: 'Amser', what: 'Beth', about: 'Ynghylch', note: 'Rheswm',
  },
  method: {
    caption: 'Sut y gofynnwyd ac y cyfrifwyd pob cwestiwn', question: 'Cwestiwn', asked: 'Gofynnwyd drwy', decided: 'Penderfynwyd yn ôl', unranked: 'Yr hyn y mae pleidlais yn ei adael allan', secrecy: 'Pleidleisiau',
    treatments: { last: 'yn cyfrif fel olaf', 'no-information': 'yn dweud dim' },
    small: 'Nid oes ffigur yn yr adroddiad hwn yn sefyll am lai na phum pleidlais: rhoddir grwpiau bach gydag eraill cyn gweithio dim allan, fel na ellir cael yr un drwy dynnu.',
  },
  record: {
    says: 'Mae popeth a ddigwyddodd yn un cofnod yr un yng nghofnod y sesiwn hon. Caiff pob cofnod ei stwnsio ynghyd â’r un o’i flaen, fel na ellir newid, gadael allan nac ychwanegu dim heb newid pob stwnsh ar ei ôl. Gall pwy bynnag a nododd y cod gwirio pan gaeodd y sesiwn wirio’r archif yn ei erbyn.',
    atClose: (seq) => `Cod gwirio wrth gau, cofnod ${number(seq)}: `, latest: (seq) => `Y cofnod diweddaraf pan ysgrifennwyd yr adroddiad hwn, ${number(seq)}: `,
    erased: (day, count, archives) => `Ar ${day} dilëwyd geiriau am byth, o ${counted(count, 'cofnod', 'cofnodion').replace(/ o /, ' ')} yn y cofnod. Mae’r gadwyn yn dal. ${
      archives.length === 0 ? 'Nid oedd archif o’r sesiwn hon wedi’i rhoi i neb cyn hynny.' : `Mae archifau a roddwyd cyn hynny yn eu cynnwys o hyd. Fe’u rhoddwyd ar ${list([...new Set(archives)])}.`}`,
    version: (version, event) => `Fformat yr adroddiad ${number(version)}, sesiwn ${event}.`,
  },
  footer: (title, head) => `${title} · cod gwirio ${head}`,
}
