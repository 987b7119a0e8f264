// Texts of the facilitator's console, in Welsh.
import type { ScreenShow } from '../../../../shared/event/names.ts'
import type { Done } from '../../../../shared/event/state.ts'
import type { ProblemCode } from '../../../net/refusal.ts'
import type { DoneNames, texts as english } from '../console.ts'
import { agendaDone, agendaRefusals } from './agenda-words.ts'
import { actions, ballots, counted, minutes as minutesOf, number, people } from './common.ts'
import { moderationDone, moderationRefusals } from './moderation.ts'
import { refusalText } from './refusals.ts'
import type { Twin } from './twin.ts'

const seconds = (count: number): string => counted(count, 'eiliad', 'eiliadau', 'f')

const minutes = (length: number): string => {
  const whole = Math.round(Math.abs(length) / 60)
  return Math.abs(length) % 60 === 0 ? minutesOf(whole) : seconds(Math.abs(length))
}

/** Where a minute more or less does not matter. */
const about = (length: number): string => (length < 60 ? minutes(length) : minutes(Math.round(length / 60) * 60))

const named = (what: string, title: string | null): string => (title === null ? what : `${what}: ${title}`)

const shows: Record<ScreenShow, string> = {
  stage: 'Dilyn y cyfnod', board: 'Bwrdd', people: 'Pobl', results: 'Canlyniadau', spotlight: 'Sbotolau', questions: 'Cwestiynau', messages: 'Negeseuon allweddol', timer: 'Amserydd',
}

const refusals: Partial<Record<ProblemCode, string>> = {
  offline: 'Nid oes cysylltiad ar hyn o bryd. Ni chafodd dim ei anfon.',
  'moved-on': 'Roedd rhywun arall wrth y consol yn gynt. Edrychwch sut mae pethau nawr, yna pwyswch eto.',
  'event-paused': 'Mae popeth wedi’i oedi. Ailddechreuwch yn gyntaf.',
  'event-closed': 'Mae’r sesiwn wedi cau.',
  'nothing-to-rank': 'Nid oes camau gweithredu ar y bwrdd i bleidleisio arnynt eto.',
  'cost-missing': 'Mae cyllideb, ac nid oes cost i bob cam gweithredu. Dywedwch yn opsiynau’r cwestiwn beth yw cost pob un.',
  'question-not-open': 'Nid yw’r pleidleisio ar agor.',
  'question-not-sealed': 'Nid yw’r pleidleisio wedi cau, neu mae’r pleidleisiau’n dal i gael eu cyfrif. Rhowch gynnig arall arni mewn eiliad.',
  'question-sealed': 'Cafodd y pleidleisio ei gau, ac mae hynny’n derfynol.',
  'no-timer': 'Nid oes amserydd nawr.',
  'unknown-done': 'Ni ellir dadwneud hynny mwyach.',
  'no-tables': 'Nid oes bordydd eto. Gwnewch nhw yn gyntaf.',
  'table-exists': 'Mae’r enw hwn ar ford arall.',
  'table-in-use': 'Mae rhywbeth ar fwrdd y ford hon. Trosglwyddwch ef yn gyntaf.',
  'not-at-a-table': 'Mae pawb yn pleidleisio ac yn gweld canlyniadau gyda’i gilydd, felly ni all bord fod yn y cyfnod hwn ar ei phen ei hun.',
  'floor-grouped': 'Ni ellir rhoi’r cwestiynau hyn gyda’i gilydd: mae un ohonynt yn rhan o grŵp.',
  'unknown-person': 'Nid yw’r person hwn yn y digwyddiad.',
  ...agendaRefusals,
  ...moderationRefusals,
}

export const texts: Twin<typeof english> = {
  page: 'Hwylusydd',
  me: 'Hwylusydd',
  nowLabel: (index, count) => `Nawr · cyfnod ${number(index)} o ${number(count)}`,
  closedLabel: 'Mae’r sesiwn wedi cau',
  next: {
    resume: { title: 'Ailddechrau popeth', says: 'Bydd byrddau, amserydd a sgrin yn mynd yn ôl i sut roeddent' },
    open: { title: 'Agor y pleidleisio', says: 'Ar y camau gweithredu fel y maent wedi’u geirio nawr' },
    openAgain: { title: 'Ailagor y pleidleisio', says: 'Cedwir y pleidleisiau hyd yma' },
    seal: { title: 'Cau’r pleidleisio', says: 'Am byth. Ni ddangosir dim nes i chi ei ddatgelu' },
    reveal: (title) => ({ title: named('Datgelu’r canlyniad', title), says: 'Ar y sgrin fawr ac ar bob ffôn' }),
    enter: (stage) => `Nesaf: ${stage}`,
    freezes: 'Yn rhewi’r bwrdd',
    opensBoard: 'Yn agor y bwrdd',
    opensVoting: 'Yn agor y pleidleisio',
    both: 'Yn rhewi’r bwrdd ac yn agor y pleidleisio',
    moves: 'Yn symud pawb ymlaen',
    end: { title: 'Dod â’r sesiwn i ben', says: 'Yn cau byrddau a phleidleisio am byth' },
  },
  nothingLeft: 'Mae popeth wedi’i wneud a’i ddatgelu.',
  back: (stage) => `Yn ôl i ${stage}`,
  timer: {
    minus: '−1 mun',
    minusLabel: 'Tynnu un munud i ffwrdd',
    plus: '+1 mun',
    plusLabel: 'Ychwanegu un munud',
    pause: 'Oedi',
    pauseLabel: 'Oedi’r amserydd',
    resume: 'Ailddechrau',
    resumeLabel: 'Ailddechrau’r amserydd',
    none: 'Dim amserydd',
    start: (length) => `Dechrau ${minutes(length)}`,
    over: (length) => `${about(Math.max(60, length))} dros amser`,
  },
  board: {
    open: 'Bwrdd ar agor',
    frozen: 'Bwrdd wedi’i rewi',
    someFrozen: (frozen, count) => `${number(frozen)} o ${number(count)} bwrdd wedi’u rhewi`,
    allOpen: 'Byrddau ar agor',
    allFrozen: 'Byrddau wedi’u rhewi',
    freeze: (title) => (title === null ? 'Rhewi’r bwrdd' : `Rhewi ${title}`),
    unfreeze: (title) => (title === null ? 'Agor y bwrdd' : `Agor ${title}`),
    actions,
    edited: (count) => `${number(count)} yn cael eu golygu`,
  },
  voting: {
    phases: { planned: 'Ddim ar agor eto', open: 'Pleidleisio ar agor', paused: 'Pleidleisio wedi’i oedi', sealed: 'Pleidleisio wedi cau', revealed: 'Canlyniad wedi’i ddatgelu' },
    submitted: (submitted, joined, onPaper) => `${number(submitted - onPaper)} o ${number(joined)} wedi cyflwyno${onPaper > 0 ? `, a phleidleisiau ar bapur: ${number(onPaper)}` : ''}`,
    ballots,
    pause: 'Oedi’r pleidleisio',
    open: 'Agor y pleidleisio',
    seal: 'Cau’r pleidleisio',
    reveal: 'Datgelu',
    conceal: 'Cuddio’r canlyniad',
    questions: 'Cwestiynau',
    of: (action, title) => `${action}: ${title}`,
  },
  everything: {
    pause: 'Oedi popeth',
    short: 'Oedi’r cyfan',
    paused: 'Mae popeth wedi’i oedi.',
    pausedSays: 'Mae byrddau wedi’u rhewi, mae’r amserydd yn sefyll yn stond ac mae’r sgrin yn wag. Ni ellir newid dim arall nes i chi ailddechrau.',
  },
  parts: { label: 'Rhannau’r consol', to: { floor: 'Cwestiynau', join: 'Ymuno', people: 'Pobl', moderation: 'Cymedroli', screen: 'Sgrin fawr', agenda: 'Agenda', done: 'Newydd ei wneud' } },
  key: (key) => `Bysell ${key}`,
  keys: { label: 'Bysellau', says: 'Mae P yn oedi popeth, Z yn dadwneud y diweddaraf, B yn gwagio’r sgrin.' },
  people: {
    heading: 'Pwy sydd gyda ni',
    countsOnly: 'Cyfansymiau’n unig, byth dewisiadau',
    joined: 'wedi ymuno',
    here: 'yma nawr',
    submitted: 'wedi cyflwyno',
    ballots: 'pleidleisiau i mewn',
    table: 'Tabl: cyfranogiad yn ôl grŵp',
    columns: { group: 'Grŵp', joined: 'Ymuno', here: 'Yma', submitted: 'Cyflwyno', ballots: 'Pleidleisiau' },
    noGroup: 'Heb enwi grŵp',
    nobody: 'Nid oes neb wedi ymuno eto. Dangoswch y cod ar y sgrin fawr.',
  },
  screen: {
    heading: 'Ar y sgrin fawr',
    connected: (count) => (count === 0 ? 'Dim un wedi cysylltu' : `${number(count)} wedi cysylltu`),
    show: 'Beth mae’r sgrin fawr yn ei ddangos',
    shows,
    whichBoard: 'Pa fwrdd',
    whichQuestion: 'Pa ganlyniad',
    latestResults: 'Pob canlyniad hyd yma',
    freeze: 'Cadw’r llun hwn',
    release: 'Dangos y nesaf',
    held: (time) => `Mae’r sgrin yn cadw llun ${time}. Dangosir yr hyn a ddewiswch nawr â “Dangos y nesaf”.`,
    blank: 'Gwagio’r sgrin',
    unblank: 'Dangos y sgrin eto',
    now: (what, code) => `Y sgrin fawr nawr: ${what}, cod ymuno ${code}`,
    views: {
      people: 'pwy sydd yma', board: 'y bwrdd', voting: 'faint sydd wedi pleidleisio', 'so-far': 'sut mae’r pleidleisio’n sefyll hyd yma', results: 'y canlyniad',
      spotlight: 'un cam gweithredu dan y sbotolau', questions: 'cwestiynau o’r llawr', messages: 'negeseuon allweddol', timer: 'yr amserydd', thanks: 'diolch', blank: 'gwag',
    },
  },
  agenda: {
    heading: 'Agenda',
    go: (index, title) => `Mynd i gyfnod ${number(index)}, ${title}`,
    now: 'Nawr',
    nowUntil: (time) => `Nawr · yn gorffen ${time}`,
    next: 'Nesaf',
    nextFor: (length) => `Nesaf · ${length}`,
    done: 'Wedi’i wneud',
    length: about,
    jump: 'Mynd',
    plan: 'Newid yr agenda',
    planning: 'Newid yr agenda',
    planned: 'Yn ôl i’r consol',
    skipped: 'Wedi’i adael allan',
    unskip: (title) => `Rhoi ${title} yn ôl i mewn`,
    takeIn: 'Rhoi yn ôl i mewn',
  },
  done: {
    heading: 'Newydd ei wneud',
    undoKey: (key) => `Dadwneud: ${key}`,
    nothing: 'Caiff yr hyn a wnewch ei restru yma, a gellir ei ddadwneud.',
    replay: 'Ailchwarae, a rhoi bwrdd yn ôl (tab newydd)',
    undo: 'Dadwneud',
    undoOf: (what) => `Dadwneud: ${what}`,
    undone: 'Wedi’i ddadwneud',
    says: doneText,
  },
  join: {
    heading: 'Ymuno',
    code: 'Cod',
    link: 'Dolen',
    qr: (code) => `Cod QR y ddolen i ymuno â’r cod ${code}`,
    copy: 'Copïo’r ddolen',
    copied: 'Dolen wedi’i chopïo.',
    expired: 'Mae’r cod wedi dod i ben: ni all neb arall ymuno.',
    closed: 'Mae’r sesiwn wedi cau: ni all neb arall ymuno.',
  },
  result: {
    heading: 'Canlyniad',
    question: (title) => `Canlyniad: ${title}`,
  },
  end: {
    button: 'Dod â’r sesiwn i ben',
    closed: 'Mae’r sesiwn wedi cau.',
    closedSays: 'Ni ellir newid dim mwyach.',
    closedReveal: 'Gellir datgelu a chuddio canlyniadau o hyd.',
    seeResults: 'Gweld y canlyniadau',
  },
  ask: {
    notYet: 'Ddim eto',
    seal: {
      title: 'Cau’r pleidleisio am byth?',
      says: 'Wedi hynny ni all neb bleidleisio na newid pleidlais. Mae hyn yn derfynol: ni ellir ei ddadwneud. Mae’r canlyniad yn aros ynghudd nes i chi ei ddatgelu.',
      yes: 'Cau’r pleidleisio',
    },
    few: (count) => `Dim ond ${ballots(count)} a fwriwyd: gall y canlyniad ddangos sut y pleidleisiodd unigolion.`,
    reveal: {
      title: (count) => (count > 0 ? `Datgelu’r canlyniad i ${people(count)}?` : 'Datgelu’r canlyniad?'),
      says: 'Bydd yn ymddangos ar y sgrin fawr ac ar bob ffôn ar unwaith. Gallwch ei guddio eto, ond bydd wedi’i weld.',
      yes: 'Datgelu nawr',
    },
    end: {
      title: 'Dod â’r sesiwn i ben?',
      says: 'Caiff pleidleisio sydd ar agor o hyd ei gau am byth, ac ni ellir newid byrddau mwyach. Mae hyn yn derfynol: ni ellir ei ddadwneud. Gellir datgelu canlyniadau o hyd wedyn.',
      yes: 'Dod â’r sesiwn i ben',
    },
  },
  offlineSays: 'Dyma sut roedd pethau pan gollwyd y cysylltiad. Ni chaiff yr hyn a bwyswch nawr ei anfon.',
  refused: 'Heb ei wneud.',
  refusal: (code) => refusals[code] ?? refusalText(code),
  wrongRole: 'Nid dolen i’r consol yw hon.',
  wrongRoleSays: 'Agorwch ddolen yr hwylusydd a anfonodd y trefnydd atoch.',
  noToken: 'Nid yw’r ddolen hon yn gyflawn.',
  noTokenSays: 'Agorwch ddolen gyfan yr hwylusydd a anfonodd y trefnydd atoch, hyd at ei diwedd.',
  linkEnded: 'Nid yw’r ddolen hon yn gweithio mwyach.',
  linkEndedSays: 'Cafodd un newydd ei rhoi yn ei lle, neu mae ei hamser ar ben. Gofynnwch i’r trefnydd am ddolen newydd yr hwylusydd.',
}

function doneText(what: Done['what'], names: DoneNames): string {
  switch (what.type) {
    case 'stage.go':
      return named('Symudwyd i', names.stage).replace(': ', ' ')
    case 'timer.start':
      return 'Amserydd wedi dechrau'
    case 'timer.pause':
      return 'Amserydd wedi’i oedi'
    case 'timer.resume':
      return 'Amserydd wedi ailddechrau'
    case 'timer.add':
      return `${minutes(Number(what['seconds']))} ${Number(what['seconds']) < 0 ? 'wedi’i dynnu' : 'wedi’i ychwanegu'}`
    case 'board.freeze':
      return named('Bwrdd wedi’i rewi', names.board)
    case 'board.open':
      return named('Bwrdd wedi’i agor', names.board)
    case 'ballot.open':
      return named('Pleidleisio wedi’i agor', names.question)
    case 'ballot.pause':
      return named('Pleidleisio wedi’i oedi', names.question)
    case 'ballot.reveal':
      return named('Canlyniad wedi’i ddatgelu', names.question)
    case 'ballot.conceal':
      return named('Canlyniad wedi’i guddio', names.question)
    case 'event.pause':
      return 'Popeth wedi’i oedi'
    case 'event.resume':
      return 'Popeth wedi ailddechrau'
    case 'announce':
      return `Cyhoeddwyd: ${String(what['text'] ?? '')}`
    case 'announce.clear':
      return 'Cyhoeddiad wedi’i dynnu i lawr'
    case 'spotlight.set':
      return `Dan y sbotolau: ${names.action ?? 'cam gweithredu'}`
    case 'spotlight.clear':
      return 'Sbotolau wedi’i ddiffodd'
    case 'room.gather':
      return `Daethpwyd â phawb yma: ${names.action ?? names.board ?? 'tudalen y cyfnod'}`
    case 'floor.live':
      return 'Cwestiwn wedi’i ateb yn yr ystafell'
    case 'floor.done':
      return 'Cwestiwn wedi’i nodi’n un a atebwyd'
    case 'floor.write':
      return 'Cwestiwn wedi’i ateb yn ysgrifenedig'
    case 'floor.dismiss':
      return 'Cwestiwn wedi’i roi o’r neilltu'
    case 'floor.restore':
      return 'Cwestiwn wedi dod yn ôl'
    case 'floor.group':
      return what['into'] === undefined ? 'Cwestiwn wedi’i dynnu o’i grŵp' : 'Cwestiynau wedi’u rhoi gyda’i gilydd'
    case 'message.record':
      return `Neges allweddol wedi’i chofnodi: ${String(what['speaker'] ?? '')}`
    case 'message.remove':
      return 'Neges allweddol wedi’i dileu'
    case 'screen.show':
      return named(`Sgrin: ${shows[what['show'] as ScreenShow]?.toLowerCase() ?? ''}`, what['of'] === undefined ? null : names.board ?? names.question)
    case 'screen.freeze':
      return 'Sgrin yn cadw ei llun'
    case 'screen.release':
      return 'Y llun nesaf ar y sgrin'
    case 'screen.blank':
      return what['blank'] ? 'Sgrin wedi’i gwagio' : 'Sgrin wedi’i dangos eto'
    case 'tables.make':
      return 'Bordydd wedi’u gwneud'
    case 'table.rename':
      return 'Bord wedi’i hailenwi'
    case 'table.stage':
      return named('Mae bord yn y cyfnod', names.stage ?? 'lle mae’r ystafell')
    case 'joining.set':
      return 'Newidiwyd y ffordd i mewn'
    case 'door.open':
      return 'Agorwyd y drws â rhifau llafar'
    case 'door.close':
      return 'Caewyd y drws i rifau llafar'
    case 'group.add':
      return `Ychwanegwyd grŵp: ${String(what['group'])}`
    case 'group.rename':
      return `Ailenwyd grŵp: ${String(what['to'])}`
    case 'group.remove':
      return `Tynnwyd grŵp: ${String(what['group'])}`
    case 'person.group':
      return named('Symudwyd i grŵp arall', names.person)
    case 'seating.set':
      return 'Rhoddir seddi mewn ffordd arall'
    case 'seats.assign':
      return 'Seddi wedi’u rhoi ar hap'
    case 'person.seat':
      return named('Sedd wedi’i newid', names.person)
    case 'actions.carry':
      return 'Camau gweithredu wedi’u trosglwyddo i fwrdd arall'
    case 'submission.theme':
      return 'Cyflwyniadau wedi’u rhoi dan thema'
    case 'submission.link':
      return what['linked'] ? 'Cyflwyniad wedi’i gysylltu â cham gweithredu' : 'Cysylltiad â chyflwyniad wedi’i ddileu'
    case 'submission.merge':
      return 'Cyflwyniadau wedi’u cyfuno'
    case 'import.make':
      return named('Mewnforiwyd', String(what['file']))
    default:
      return moderationDone(what.type, names) ?? agendaDone(what.type, names) ?? what.type
  }
}
