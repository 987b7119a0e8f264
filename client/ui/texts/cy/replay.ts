// Texts of the replay, in Welsh.
import { zoned } from '../../time-zone.ts'
import type { Treatment } from '../../../../shared/ranking/pairwise.ts'
import type { texts as english } from '../replay.ts'
import { actions, ballots, counted, locale, minutes as minutesOf, number, people } from './common.ts'
import { texts as counting } from './counting.ts'
import type { Twin } from './twin.ts'
import { day } from './writing.ts'

const time = zoned(locale, { hour: '2-digit', minute: '2-digit', second: '2-digit' }, true)
const minute = zoned(locale, { hour: '2-digit', minute: '2-digit' })

const leftOut: Record<Treatment, string> = {
  last: '; mae’r hyn y mae pleidlais yn ei adael allan yn cyfrif fel olaf',
  'no-information': '; nid yw pleidlais yn dweud dim am yr hyn y mae’n ei adael allan',
}

const entries = (count: number) => counted(count, 'cofnod', 'cofnodion')

export const texts: Twin<typeof english> = {
  title: 'Ailchwarae',
  titleOf: (event) => `Ailchwarae ${event}`,
  loading: 'Yn llwytho’r cofnod',
  built: (count, all) => `${number(count)} o ${entries(all)}`,
  unreadable: 'Ni ellir ailchwarae cofnod y digwyddiad hwn',
  empty: 'Nid oes dim ar gofnod ar gyfer y digwyddiad hwn.',
  allEvents: 'Pob digwyddiad',

  clock: (atMs) => time.format(atMs),
  minute: (atMs) => minute.format(atMs),
  day: (atMs) => day(atMs),
  ends: (atMs, sameDay) => (sameDay ? minute.format(atMs) : `${day(atMs, true)}, ${minute.format(atMs)}`),
  stageAndDay: (stage, atMs) => `${stage} · ${day(atMs)}`,
  facts: {
    frozen: 'bwrdd wedi’i rewi',
    open: 'bwrdd ar agor',
    paused: 'popeth wedi’i oedi',
    closed: 'digwyddiad wedi cau',
    voting: { open: 'pleidleisio ar agor', paused: 'pleidleisio wedi’i oedi', sealed: 'pleidleisio wedi cau' },
    revealed: (atMs) => `datgelwyd ${minute.format(atMs)}`,
  },
  people: (count) => `${people(count)} wedi ymuno`,

  show: 'Dangos',
  board: 'Bwrdd',
  boards: 'Bwrdd a ddangosir',
  published: 'Pleidleisiau',
  publishedRanking: 'Trefn',
  emptyBoard: 'Nid oes dim ar y bwrdd eto.',
  noTheme: 'Heb thema',
  emptyTheme: 'Dim cam gweithredu eto',
  untitledAction: 'Cam gweithredu heb deitl',
  arguments: { for: 'O blaid', against: 'Yn erbyn', note: 'Nodiadau' },
  evidence: 'Tystiolaeth',
  source: (source) => `Ffynhonnell: ${source}`,
  argumentBy: (name) => `– ${name}`,
  recent: {
    'action-added': 'Newydd', 'action-reworded': 'Newydd ei aileirio', 'action-moved': 'Newydd ei symud', 'action-removed': '',
    'argument-added': 'Dadl newydd', 'argument-reworded': 'Dadl wedi’i haileirio', 'argument-removed': '',
    'evidence-added': 'Tystiolaeth newydd', 'evidence-changed': 'Tystiolaeth wedi’i newid', 'evidence-removed': '',
    'theme-added': '', 'theme-changed': '', 'theme-removed': '',
  },
  onScreen: 'Ar y sgrin',
  mergedInto: (action, atMs) => `Unwyd${action === null ? '' : ` â ${number(action)}`}${atMs === null ? '' : ` am ${minute.format(atMs)}`}`,
  hiddenAction: 'Wedi’i guddio',
  hiddenWords: 'Ei eiriau, fel y maent ar gofnod:',
  screen: {
    title: 'Ar y sgrin fawr',
    blank: 'Gwag',
    people: 'Pwy sydd yma, a’r cod i ymuno',
    board: 'Y bwrdd',
    voting: (questions) => `Faint sydd wedi pleidleisio: ${questions}`,
    soFar: (questions) => `Sut yr oedd hi hyd yn hyn: ${questions}. Nid yw’r hyn a ddywedai ar gofnod.`,
    results: (questions) => `Canlyniad: ${questions}`,
    spotlight: (what) => `Dan y sbotolau: ${what}`,
    answering: (question) => `Cwestiwn sy’n cael ei ateb: “${question}”`,
    questions: (open) => `Cwestiynau o’r llawr, ${number(open)} yn aros`,
    messages: (count) => counted(count, 'neges allweddol', 'negeseuon allweddol', 'f'),
    timer: 'Yr amser sydd ar ôl',
    held: (atMs) => `Fel yr oedd am ${minute.format(atMs)}`,
    joined: (count, wasHere) => ({ count: number(count), what: wasHere ? 'yma' : 'wedi ymuno' }),
    counted: 'Mae pawb a oedd wedi ymuno’n cyfrif: nid yw faint oedd yn yr ystafell ar gofnod.',
    thanks: 'Diolch',
    announcement: (text) => `Cyhoeddiad: “${text}”`,
  },

  nothingPublished: 'Pleidleisiau',
  noVoteYet: 'Nid oes pleidlais wedi’i hagor eto.',
  ballotsAt: (atMs) => `Pleidleisiau am ${minute.format(atMs)}`,
  rankingAt: (atMs) => `Y drefn am ${minute.format(atMs)}`,
  ballotsIn: (count, of) => ({ count: `${number(count)} o ${number(of)}`, what: 'pleidleisiau i mewn' }),
  seats: (count, of) => `${number(count)} o ${ballots(of)} i mewn`,
  asPublished: (count, revealedAtMs) => `Fel y datgelwyd am ${minute.format(revealedAtMs)}. ${ballots(count)}.`,
  countedBy: (method, treatment) => `Cyfrifwyd yn ôl ${counting.methodName(method)}${treatment ? leftOut[treatment] : ''}.`,
  secret: {
    until: (revealedAtMs) => `Ni welodd neb drefn cyn y datgelu am ${minute.format(revealedAtMs)}. Nid yw’r blwch pleidleisio’n cadw amserau, felly’r cyfanswm yw’r cyfan sydd i’w ailchwarae yma.`,
    never: 'Nid oedd trefn wedi’i datgelu pan ddaw’r cofnod hwn i ben. Nid yw’r blwch pleidleisio’n cadw amserau, felly’r cyfanswm yw’r cyfan sydd i’w ailchwarae yma.',
    hidden: 'Cafodd y drefn ei thynnu i ffwrdd eto. Cyn ac wedi hynny, dim ond y cyfanswm a ddangosir.',
  },

  file: {
    title: 'Ailchwarae ffeil',
    lead: 'Mae archif yn cynnwys cofnod cyfan sesiwn. Caiff ei darllen yma, yn y porwr hwn; nid anfonir dim ohoni i unman.',
    choose: 'Dewis archif',
    drop: 'neu ei gollwng yma',
    another: 'Ffeil arall',
    differs: 'Nid yw’r hyn a ddywed y ffeil hon am y diwedd yr un fath â’i chofnod.',
    differing: (names) => `Mae’n wahanol yn: ${names.map((name) => (name === 'state' ? 'agenda, pobl a chanlyniadau' : name === 'moment' ? 'y cofnod olaf' : `bwrdd “${name}”`)).join(', ')}. Yr hyn a welwch yw’r cofnod.`,
  },

  rewind: {
    action: 'Rhoi’r cam gweithredu hwn yn ôl i’r eiliad hon',
    wholeBoard: 'Rhoi’r bwrdd hwn yn ôl i’r eiliad hon',
    board: (title) => `y bwrdd “${title}”`,
    title: (what, atMs) => `Rhoi ${what} yn ôl i ${time.format(atMs)}?`,
    says: 'Daw’n newid newydd, yn eich enw chi, ar y bwrdd fel y mae nawr. Ni chaiff dim ei ddileu o’r cofnod, a gallwch ei ddadwneud.',
    looking: 'Yn edrych beth fyddai’n newid',
    nothing: 'Ni fyddai dim yn newid: felly y mae nawr.',
    then: 'bryd hynny:',
    how: { goes: 'yn mynd oddi ar y bwrdd: nid oedd yno eto.', comes: 'yn dod yn ôl ar y bwrdd.' },
    fields: { title: 'Teitl', detail: 'Manylion', text: 'Geiriau', source: 'Ffynhonnell', side: 'Ochr', colour: 'Lliw', theme: 'Thema', place: 'Safle' },
    entries: { themes: (title) => `Thema “${title}”`, evidence: (title) => `Tystiolaeth “${title}”` },
    argument: (action, text) => `Dadl${action === null ? '' : ` am gam gweithredu ${number(action)}`}: “${text}”`,
    empty: { theme: 'dim thema', text: 'dim' },
    other: 'fel yr oedd',
    written: (names) => `Ysgrifennwyd gan ${names.join(', ')}.`,
    by: (names) => `Gweithiwyd arno ers hynny gan ${names.join(', ')}. Mae’r hyn a ysgrifennwyd ynddo yn mynd oddi ar y bwrdd.`,
    more: (count) => `a ${counted(count, 'cofnod arall', 'cofnod arall')} ar y bwrdd`,
    confirm: 'Ei roi yn ôl',
    close: 'Cau',
    done: 'Mae wedi’i roi yn ôl.',
    doneSays: 'Mae pawb yn ei weld nawr. Llwythwch y newidiadau newydd i’w weld yma.',
  },

  more: {
    says: (count) => `Mae rhagor: ${counted(count, 'newid newydd', 'newid newydd')}.`,
    said: 'Mae’r sesiwn wedi mynd yn ei blaen. Mae rhagor i’w lwytho.',
    load: 'Eu llwytho',
  },

  compare: {
    begin: 'Cymharu',
    end: 'Yn ôl i’r bwrdd',
    title: 'Beth sy’n wahanol',
    with: 'Yr eiliad hon a',
    endOfRecord: 'diwedd y cofnod',
    beginning: 'y dechrau',
    otherFile: 'Sesiwn arall, o ffeil',
    otherEvent: 'Sesiwn arall ar y gweinydd hwn',
    reading: 'Yn darllen y sesiwn arall',
    unreadable: 'Ni ellir ei darllen.',
    session: 'Cymharu â',
    thisSession: 'Y sesiwn hon',
    anyMoment: 'neu unrhyw eiliad ohoni',
    at: (atMs) => `${day(atMs)}, ${time.format(atMs)}`,
    side: (title, atMs) => `${title} · ${day(atMs)}, ${time.format(atMs)}`,
    none: 'Nid oes cam gweithredu’n wahanol.',
    same: (count) => `Mae ${actions(count)} yr un fath.`,
    kinds: { new: 'Newydd', gone: 'Wedi mynd', merged: 'Wedi’i uno', reworded: 'Wedi’i aileirio', moved: 'Wedi’i symud', ranked: 'Safle arall' },
    summary: (counts) => Object.entries({ new: 'newydd', gone: 'wedi mynd', merged: 'wedi’u huno', reworded: 'wedi’u haileirio', moved: 'wedi’u symud', ranked: 'â safle arall' })
      .flatMap(([kind, word]) => (counts[kind as keyof typeof counts] > 0 ? `${number(counts[kind as keyof typeof counts])} ${word}` : [])).join(', '),
    movedFrom: (from, to) => `Symudwyd o ${from ?? 'ddim thema'} i ${to ?? 'ddim thema'}`,
    mergedInto: (into) => `Unwyd â ${number(into)}`,
    ranked: (from, to) => (from === null ? `Safle ${number(to)}` : `Safle ${number(from)}, yna ${number(to)}`),
    absent: 'Ddim yno',
    removed: 'tynnwyd:',
    added: 'ychwanegwyd:',
  },

  player: 'Chwaraewr',
  play: 'Chwarae',
  pause: 'Oedi',
  speed: 'Cyflymder',
  times: (speed) => `×${number(speed)}`,
  timesSpoken: (speed) => (speed === 1 ? 'Amser real' : `${number(speed)} gwaith mor gyflym`),
  time: 'Amser',
  timeAt: (atMs, caption) => `${time.format(atMs)}. ${caption}`,
  stages: 'Cyfnodau',
  chapter: (stageNumber, title, atMs) => `${number(stageNumber)} ${title}, ${minute.format(atMs)}`,
  moments: 'Eiliadau',
  keyMoments: 'Cyfnodau ac eiliadau allweddol',
  momentAt: (what, atMs) => `${what}, ${minute.format(atMs)}`,
  activity: (most) => `Gweithgarwch dros amser yn ôl grŵp rhanddeiliaid.${most ? ` ${most}` : ''}`,
  mostActive: (group) => `Daeth y rhan fwyaf o ${group}.`,
  noGroup: 'Dim grŵp',
  smallGroups: 'Grwpiau llai',
  everybody: 'Pawb',
  silence: (ms) => `${duration(ms)} heb unrhyw newid`,
  silenceShort: (ms) => short(ms),
  silencePassed: (ms) => `${duration(ms)} heb unrhyw newid, wedi neidio drosto`,
  link: 'Dolen i’r eiliad hon',
  linkCopied: 'Wedi’i chopïo',
  linkCopiedSaid: 'Dolen i’r eiliad hon wedi’i chopïo. Nid yw’n cynnwys allwedd y trefnydd.',
  linkNotCopied: 'Ni chaniataodd y porwr gopïo. Dyma’r ddolen:',
  keys: 'Bysellau: mae’r bylchwr yn chwarae ac yn oedi, ← → yn symud 10 eiliad, ↑ ↓ o gyfnod i gyfnod, Home ac End i’r ddau ben.',

  caption: {
    created: 'Caiff y digwyddiad ei greu',
    timer: 'Caiff yr amserydd ei newid',
    joined: (count) => `Mae ${people(count)} wedi ymuno`,
    stage: (title) => `Cyfnod: ${title}`,
    ballots: (count) => `Mae ${ballots(count)} i mewn`,
    announced: (text) => `Cyhoeddwyd: “${text}”`,
    hidden: { action: 'Cuddir cam gweithredu', argument: 'Cuddir dadl', evidence: 'Cuddir tystiolaeth' },
  },
  moment: {
    frozen: (board: string) => (board ? `Bwrdd “${board}” wedi’i rewi` : 'Bwrdd wedi’i rewi'),
    opened: (board: string) => (board ? `Bwrdd “${board}” wedi’i agor` : 'Bwrdd wedi’i agor'),
    'voting-opened': 'Pleidleisio wedi agor',
    'voting-paused': 'Pleidleisio wedi’i oedi',
    'voting-resumed': 'Pleidleisio ar agor eto',
    sealed: 'Pleidleisio wedi cau am byth',
    revealed: 'Canlyniad wedi’i ddatgelu',
    concealed: 'Canlyniad wedi’i dynnu i ffwrdd eto',
    paused: 'Popeth wedi’i oedi',
    resumed: 'Popeth yn mynd ymlaen',
    closed: 'Digwyddiad wedi cau',
    carried: (count: number, board: string) => `Trosglwyddwyd ${actions(count)} i “${board}”`,
    merged: (action: number | null, into: number) => `Cam gweithredu ${number(action ?? 0)} wedi’i gyfuno â ${number(into)}`,
    split: (action: number | null, from: number) => `Cam gweithredu ${number(action ?? 0)} wedi’i wahanu oddi wrth ${number(from)}`,
    rewound: (count: number, board: string) => `Rhoddwyd ${actions(count)} yn ôl${board && ` ar “${board}”`}`,
    'rank-swap': (action: number | null, place: number) => `${action === null ? 'Cam gweithredu' : `Cam gweithredu ${number(action)}`} yn codi i safle ${number(place)}`,
    'most-edited': (action: number | null) => (action === null ? 'Y cam gweithredu a olygwyd fwyaf' : `Golygwyd fwyaf: cam gweithredu ${number(action)}`),
    'most-argued': (action: number | null) => (action === null ? 'Y cam gweithredu y dadleuwyd fwyaf amdano' : `Dadleuwyd fwyaf: cam gweithredu ${number(action)}`),
  },
  touched: {
    'action-added': (who, what) => `Ychwanegodd ${who} ${what}`,
    'action-reworded': (who, what) => `Aileiriodd ${who} ${what}`,
    'action-moved': (who, what) => `Symudodd ${who} ${what}`,
    'action-removed': (who, what) => `Dileodd ${who} ${what}`,
    'argument-added': (who, what) => `Dadleuodd ${who} am ${what || 'gam gweithredu'}`,
    'argument-reworded': (who, what) => `Aileiriodd ${who} ddadl${what && ` am ${what}`}`,
    'argument-removed': (who) => `Dileodd ${who} ddadl`,
    'evidence-added': (who, what) => `Ychwanegodd ${who} dystiolaeth${what && ` at ${what}`}`,
    'evidence-changed': (who, what) => `Newidiodd ${who} dystiolaeth${what && ` am ${what}`}`,
    'evidence-removed': (who) => `Dileodd ${who} dystiolaeth`,
    'theme-added': (who) => `Ychwanegodd ${who} thema`,
    'theme-changed': (who) => `Newidiodd ${who} thema`,
    'theme-removed': (who) => `Dileodd ${who} thema`,
  },
  movedTo: (who, what, theme) => `Symudodd ${who} ${what} i ${theme}`,
  facilitator: 'yr hwylusydd',
  onBoard: (said, board) => `${said} · ${board}`,
  somebody: 'rhywun',
  somebodyOf: (group) => `rhywun o ${group}`,
  action: (value, title) =>
    [value === null ? 'gam gweithredu' : `gam gweithredu ${number(value)}`, title && `“${title}”`].filter(Boolean).join(', '),
}

/** `14 awr`, `2 awr 40 munud`, `50 munud`; days from two on. */
function duration(ms: number): string {
  const minutes = Math.round(ms / 60_000)
  const hours = Math.floor(minutes / 60)
  if (hours >= 48) return counted(Math.floor(hours / 24), 'diwrnod', 'diwrnodau')
  const parts = [hours > 0 ? counted(hours, 'awr', 'oriau', 'f') : '', minutes % 60 > 0 && hours < 24 ? minutesOf(minutes % 60) : '']
  return parts.filter(Boolean).join(' ') || minutesOf(minutes)
}

/** As `duration`, for where there is little room. */
function short(ms: number): string {
  const hours = ms / 3_600_000
  if (hours >= 48) return `${number(Math.floor(hours / 24))} d`
  return hours >= 1 ? `${number(Math.floor(hours))} awr` : `${number(Math.round(ms / 60_000))} mun`
}
