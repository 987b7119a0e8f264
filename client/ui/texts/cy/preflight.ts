// Texts of the page on which a venue finds out whether an event will run on its network, in Welsh.
import type { texts as english } from '../preflight.ts'
import { number } from './common.ts'
import type { Twin } from './twin.ts'

const seconds = (ms: number) => `${number(Math.round(ms / 100) / 10)} eiliad`

export const texts: Twin<typeof english> = {
  title: 'A fydd yn gweithio yma?',
  lead: 'I bwy bynnag sy’n gofalu am rwydwaith lleoliad. Agorwch y dudalen hon yno, ar y rhwydwaith y bydd pobl yn ei ddefnyddio, ar ffôn ac ar liniadur. Mae’n cymryd hanner munud ac nid oes angen mewngofnodi.',
  again: 'Gwirio eto',
  print: 'Argraffu',
  looking: 'Yn edrych',
  waiting: 'I ddod o hyd',
  done: (verdict) => `Wedi gorffen: ${verdict}`,
  verdicts: {
    good: { title: 'Bydd popeth yn gweithio', says: 'Gall pobl gymryd rhan o’r rhwydwaith hwn fel y mae.' },
    polling: { title: 'Bydd yn gweithio, ychydig yn arafach', says: 'Nid yw’r rhwydwaith hwn yn gadael WebSockets drwodd. Mae Plenary yn sylwi ar hynny ei hun ac yn holi yn lle hynny: mae popeth yn gweithio, a daw geiriau eraill ychydig yn hwyrach. I’w gael mor gyflym ag yn unman arall, gofynnwch am adael WebSockets i’r cyfeiriad hwn drwodd.' },
    slow: { title: 'Bydd yn gweithio, gydag oedi', says: 'Mae’r ffordd i’r gweinydd yn hir neu’n brysur. Mae ysgrifennu a phleidleisio’n gweithio, ac ni chollir dim, ond daw geiriau eraill yn hwyr. Rhowch gynnig ar gysylltiad â gwifren, neu lai o bobl ar y rhwydwaith hwn.' },
    bad: { title: 'Ni fydd yn gweithio fel y mae', says: 'Dangoswch y dudalen hon i bwy bynnag sy’n gofalu am y rhwydwaith: rhaid cywiro’r hyn sydd wedi’i farcio isod.' },
  },
  checks: {
    reach: { name: 'Mae’r gweinydd yn ateb, heb ddim rhyngddynt', good: 'Ateb y gweinydd ei hun ydyw.' },
    socket: { name: 'WebSockets', good: 'Maent yn agor, ac yn ailadrodd yr hyn a ddywedir wrthynt.' },
    hold: { name: 'Holi hir', good: 'Mae ateb sy’n cael ei ddal yn ôl am ychydig yn cyrraedd. Lle mae WebSockets wedi’u rhwystro, felly y mae ffonau’n aros.' },
    pieces: { name: 'Dirprwy yn crynhoi atebion', good: 'Daw darnau ateb fel y’u hanfonir.' },
    latency: { name: 'Amser yno ac yn ôl', good: 'Cyflym.' },
    clock: { name: 'Cloc y ddyfais hon', good: 'Mae’n cytuno ag un y gweinydd.' },
  },
  marks: { good: 'Da', fair: 'Fe wna’r tro', bad: 'I’w gywiro' },
  why: {
    portal: 'Mae rhywbeth arall yn ateb yn lle’r gweinydd: tudalen mewngofnodi’r rhwydwaith, neu hidlydd. Mewngofnodwch i’r rhwydwaith yn gyntaf, neu gofynnwch am adael y cyfeiriad hwn drwodd.',
    silent: 'Nid oes ateb. Efallai fod y cyfeiriad wedi’i rwystro, neu nad yw’r rhwydwaith yn gweithio.',
    blocked: 'Cânt eu gwrthod. Mae Plenary yn holi yn lle hynny, ohono’i hun.',
    cut: 'Caiff y cysylltiad ei dorri cyn yr ateb. Gall dirprwy derfynu’r hyn sy’n cymryd amser: gofynnwch am derfyn o 60 eiliad neu fwy.',
    gathered: 'Mae dirprwy yn crynhoi’r ateb ac yn ei basio ymlaen ar y diwedd. Nid oes ar Plenary angen atebion o’r fath, felly ni chollir dim.',
    slow: 'Mae hynny’n hir.',
    behind: 'Mae ar ei hôl hi. Dangosir amseryddion yn ôl cloc y gweinydd beth bynnag.',
    ahead: 'Mae ar y blaen. Dangosir amseryddion yn ôl cloc y gweinydd beth bynnag.',
  },
  latency: (ms) => `${number(ms)} ms, canol wyth cynnig.`,
  clock: (ms) => `${seconds(ms)} ar wahân.`,
  where: (host) => `Cyfeiriad: ${host}`,
}
