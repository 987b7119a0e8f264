// The board, the open action and the shared text, in Welsh.
import type { boardTexts as english } from '../board.ts'
import { counted, number } from './common.ts'
import type { Twin } from './twin.ts'
import { list } from '../../../../shared/welsh/lists.ts'

const numbered = (value: number | null) => (value === null ? 'Cam gweithredu newydd' : `Cam gweithredu ${number(value)}`)
const inSentence = (value: number | null) => (value === null ? 'y cam gweithredu newydd' : `cam gweithredu ${number(value)}`)
const placed = (theme: string, place: number, count: number) => `${theme}, safle ${number(place)} o ${number(count)}`

export const boardTexts: Twin<typeof english> = {
  title: 'Bwrdd',
  themes: 'Themâu',
  noTheme: 'Heb thema eto',
  noThemeHint: 'Symudwch y rhain i thema pan fyddwch yn gwybod lle maent yn perthyn.',
  loading: 'Mae’r bwrdd yn llwytho.',
  emptyTheme: 'Dim camau gweithredu yma eto.',
  untitled: 'Dim teitl eto',
  noNumber: '…',
  numbered,
  inSentence,
  inTheme: (theme) => `yn y thema ${theme}`,
  argumentCount: (count) => counted(count, 'dadl', 'dadleuon', 'f'),
  from: (table) => `o’r ford ${table}`,
  evidenceCount: (count) => `Tystiolaeth: ${number(count)}`,

  typing: (people) => (people.length === 1 ? `Mae ${people[0]} yn teipio` : `Mae ${list(firstFew(people))} yn teipio`),
  editing: (people, me) => {
    const all = me ? [...firstFew(people), 'chithau'] : firstFew(people)
    return `Mae ${list(all)} yn golygu`
  },

  locked: 'Wedi’i gloi',
  lockedSays: 'Gallwch ddadlau o hyd.',
  offered: 'Anfonwyd i’w gymeradwyo.',
  frozen: {
    heading: 'Mae’r bwrdd wedi’i rewi am funud',
    text: 'Gallwch ddarllen popeth. Bydd modd ysgrifennu eto pan fydd yr hwylusydd yn barod.',
    reopened: 'Mae’r bwrdd ar agor eto. Gallwch ysgrifennu.',
  },
  paused: { heading: 'Mae popeth wedi’i oedi', text: 'Gallwch ddarllen popeth. Bydd yr hwylusydd yn mynd ymlaen mewn eiliad.' },
  closed: { heading: 'Mae’r digwyddiad wedi dod i ben', text: 'Gallwch ddarllen y bwrdd o hyd.' },
  elsewhere: { heading: 'Mae’r cyfnod hwn yn ymwneud â bwrdd arall', text: 'Gallwch ddarllen popeth yma.' },
  reading: { heading: 'Cyfnod darllen yw hwn', text: 'Bydd modd ysgrifennu eto mewn cyfnod diweddarach.' },
  readOnly: { heading: 'Rydych yn gwylio', text: 'Dim ond cyfranogwyr a gaiff ysgrifennu ar y bwrdd hwn.' },

  add: {
    open: 'Ychwanegu cam gweithredu',
    openTo: (theme) => `Ychwanegu cam gweithredu at ${theme}`,
    heading: (theme) => `Ychwanegu cam gweithredu at ${theme}`,
    headingNoTheme: 'Ychwanegu cam gweithredu',
    title: 'Beth ddylid ei wneud?',
    offeredHint: 'Ychydig eiriau. Bydd hwylusydd yn edrych arnynt yn gyntaf.',
    titleHint: 'Ychydig eiriau. Gall pawb eu gwella wedyn.',
    detail: 'Manylion (dewisol)',
    submit: 'Ychwanegu’r cam gweithredu',
    later: 'Ddim nawr',
    empty: 'Ysgrifennwch mewn ychydig eiriau beth ddylid ei wneud.',
    added: (theme) => `Cafodd eich cam gweithredu ei ychwanegu at ${theme}.`,
  },

  move: {
    grip: (value) => `Symud ${inSentence(value)}`,
    gripHelp: 'Pwyswch Enter i ddewis safle o restr, neu Space i godi’r cam gweithredu a’i symud â’r bysellau saeth.',
    heading: (value) => `Symud ${inSentence(value)}`,
    theme: 'Thema',
    place: 'Safle',
    placeOf: (place, count) => `${number(place)} o ${number(count)}`,
    placeAfter: (place, after) => `${number(place)}, ar ôl ${after}`,
    placeFirst: '1, ar y brig',
    submit: 'Symud',
    where: (theme, place, count) => `${placed(theme, place, count)}. Newid y thema neu’r safle`,
    up: 'I fyny',
    down: 'I lawr',
    upLabel: (value) => `Symud ${inSentence(value)} i fyny`,
    downLabel: (value) => `Symud ${inSentence(value)} i lawr`,
    moved: (value, theme, place, count) => `${numbered(value)} wedi’i symud: ${placed(theme, place, count)}.`,
    lifted: (value, theme, place, count) =>
      `${numbered(value)} wedi’i godi, ${placed(theme, place, count)}. Mae’r bysellau saeth yn ei symud, Enter yn ei ollwng, Escape yn ei roi yn ôl.`,
    over: (theme, place, count) => `${placed(theme, place, count)}.`,
    back: (value) => `${numbered(value)} yn ôl lle roedd.`,
  },

  sheet: {
    heading: (value, theme) => `${numbered(value)} · ${theme}`,
    back: 'Yn ôl i’r bwrdd',
    close: 'Cau',
    title: 'Teitl',
    titlePlaceholder: 'Beth ddylid ei wneud?',
    detail: 'Manylion',
    detailPlaceholder: 'Dywedwch ragor: pwy, erbyn pryd, sut?',
    gone: 'Cafodd y cam gweithredu hwn ei ddileu gan ei awdur.',
    hidden: 'Mae’r cam hwn wedi’i guddio neu ei uno.',
    charactersLeft: (count) => (count < 0 ? `${counted(-count, 'nod', 'nodau')} yn ormod` : `${counted(count, 'nod', 'nodau')} ar ôl`),
    tooLong: 'Mae’r testun hwn yn rhy hir i’w gadw.',
  },

  arguments: {
    heading: 'Dadleuon',
    sides: { for: 'O blaid', against: 'Yn erbyn', note: 'Nodyn' },
    counts: {
      for: (count) => `${number(count)} o blaid`,
      against: (count) => `${number(count)} yn erbyn`,
      note: (count) => counted(count, 'nodyn', 'nodiadau'),
    },
    none: { for: 'Dim o’i blaid eto.', against: 'Dim yn ei erbyn eto.', note: 'Dim nodiadau eto.' },
    more: (count) => `Dangos ${number(count)} arall`,
    fewer: 'Dangos llai',
    add: 'Ychwanegu dadl',
    side: 'Ochr',
    textLabel: { for: 'Dadl o blaid y cam gweithredu', against: 'Dadl yn erbyn y cam gweithredu', note: 'Nodyn ar y cam gweithredu' },
    submit: 'Ychwanegu',
    empty: 'Ysgrifennwch eich dadl yn gyntaf.',
    added: {
      for: 'Cafodd eich dadl o blaid y cam gweithredu ei hychwanegu.',
      against: 'Cafodd eich dadl yn erbyn y cam gweithredu ei hychwanegu.',
      note: 'Cafodd eich nodyn ei ychwanegu.',
    },
    edit: 'Golygu',
    editDone: 'Wedi gorffen',
    editLabel: (text) => `Golygu eich geiriau: ${text}`,
    remove: 'Dileu',
    removeLabel: (text) => `Dileu eich geiriau: ${text}`,
    label: 'Eich dadl',
  },

  evidence: {
    heading: (count) => `Tystiolaeth (${number(count)})`,
    none: 'Dim tystiolaeth eto. Mae achos, ffigur neu ffynhonnell yn helpu eraill i farnu.',
    add: 'Ychwanegu tystiolaeth',
    title: 'Beth mae’n ei ddangos?',
    text: 'Mewn brawddeg neu ddwy (dewisol)',
    source: 'Ffynhonnell (dewisol)',
    sourceHint: 'Er enghraifft astudiaeth, achos neu rywun i’w holi.',
    submit: 'Ychwanegu’r dystiolaeth',
    later: 'Ddim nawr',
    empty: 'Ysgrifennwch mewn ychydig eiriau beth mae’n ei ddangos.',
    added: 'Cafodd eich tystiolaeth ei hychwanegu.',
    edit: 'Golygu',
    editLabel: (title) => `Golygu’r dystiolaeth: ${title}`,
    editDone: 'Wedi gorffen',
    titleLabel: 'Beth mae’n ei ddangos',
    textLabel: 'Mewn brawddeg neu ddwy',
  },

  noName: 'Dim enw',

  remove: {
    open: 'Dileu’r cam gweithredu hwn',
    heading: (value) => `Dileu ${inSentence(value)}?`,
    text: 'Bydd yn diflannu i bawb, gyda phopeth y mae eraill wedi’i ychwanegu ato. Ni ellir dadwneud hyn.',
    submit: 'Dileu i bawb',
    keep: 'Ei gadw',
    done: (value) => `Cafodd ${inSentence(value)} ei ddileu.`,
    argumentHeading: 'Dileu eich geiriau?',
    argumentText: 'Byddant yn diflannu i bawb.',
    argumentDone: 'Cafodd eich geiriau eu dileu.',
  },

  draft: {
    heading: 'Mae eich geiriau wedi’u cadw fel drafft',
    forAction: (value) => `Ar gyfer ${inSentence(value)}.`,
    newAction: (theme) => `Cam gweithredu newydd ar gyfer ${theme}.`,
    newEntry: { text: 'Newid i destun.', action: 'Cam gweithredu newydd.', argument: 'Dadl newydd.', evidence: 'Tystiolaeth newydd.' },
    whenOpen: 'Gallwch ei anfon pan fydd y bwrdd yn agor.',
    notSent: 'Ni chafodd ei anfon. Gallwch ei anfon eto.',
    whenUnmuted: 'Gallwch ei anfon pan fydd yr hwylusydd yn gadael i chi ysgrifennu eto.',
    needsApproval: 'Edrychir ar eiriau newydd yn gyntaf yma. Gall hwylusydd roi eich rhai chi ar y bwrdd.',
    asItIs: 'Nid yw’r hyn sydd ar y bwrdd eisoes yn cael ei newid yn y cyfnod hwn. Gallwch gopïo eich geiriau.',
    send: 'Anfon eto',
    offer: 'Anfon i’w gymeradwyo',
    gone: 'Mae’r hyn y mae’r geiriau hyn yn perthyn iddo wedi mynd. Gallwch eu copïo.',
    goOn: 'Parhau i ysgrifennu',
    copy: 'Copïo',
    copied: 'Wedi’i gopïo.',
    notCopied: 'Ni weithiodd y copïo. Dewiswch y geiriau a’u copïo.',
    discard: 'Gwaredu',
    discardHeading: 'Gwaredu’r drafft hwn?',
    discardText: 'Nid yw’r geiriau hyn yn unman arall.',
    keep: 'Ei gadw',
  },
}

/** At most three names; the rest as a count. */
function firstFew(people: readonly string[]): string[] {
  if (people.length <= 3) return [...people]
  return [...people.slice(0, 2), `${number(people.length - 2)} arall`]
}
