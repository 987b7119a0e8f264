// What keeps a room together, for participants, in Welsh.
import type { TimerWarning } from '../../timer-warning.ts'
import type { texts as english } from '../flow.ts'
import { number } from './common.ts'
import type { Twin } from './twin.ts'

const warnings: Record<TimerWarning, string> = {
  five: 'Pum munud ar ôl yn y cyfnod hwn.',
  one: 'Un munud ar ôl yn y cyfnod hwn.',
  zero: 'Mae amser y cyfnod hwn ar ben. Gallwch orffen eich brawddeg.',
}

export const texts: Twin<typeof english> = {
  announcement: 'Cyhoeddiad',
  dismiss: 'Cau’r cyhoeddiad',
  room: 'Yr ystafell',
  place: {
    action: (number, title) => [number === null ? 'cam gweithredu' : `cam gweithredu ${number}`, title].filter(Boolean).join(', '),
    board: (title) => `y bwrdd “${title}”`,
    stage: (title) => `tudalen “${title}”`,
  },
  brought: (place) => `Mae’r hwylusydd wedi dod â phawb yma: ${place}.`,
  isAt: (place) => `Lle mae’r ystafell nawr: ${place}.`,
  stay: 'Aros lle roeddwn i',
  back: 'Yn ôl i’r ystafell',
  stayed: 'Rydych yn ôl lle roeddech chi.',
  spotlight: (number, title) => (number === null ? 'Mae cam gweithredu dan y sbotolau' : `Dan y sbotolau ar y sgrin: cam gweithredu ${number}`) + (title ? `, ${title}` : ''),
  look: 'Edrych arno',
  ready: 'Rwy’n barod',
  readySays: 'Dim ond cyfanswm a ddangosir, i’r hwylusydd.',
  isReady: 'Rydych wedi’ch nodi’n barod.',
  notReady: 'Nid ydych wedi’ch nodi’n barod mwyach.',
  connection: {
    lost: 'Mae’r cysylltiad wedi’i golli. Gallwch fynd ymlaen; anfonir yr hyn a newidiwch ar y bwrdd a’ch pleidlais pan ddaw yn ôl.',
    lostAsking: 'Mae’r cysylltiad wedi’i golli. Mae’r hyn a ysgrifennwch yn aros yn ei ffurflen: anfonwch ef pan ddaw yn ôl.',
    back: 'Wedi cysylltu eto.',
  },
  aside: {
    questions: (waiting) => (waiting > 0 ? `Cwestiynau (${number(waiting)})` : 'Cwestiynau'),
    board: 'Gweld y bwrdd',
    back: (stage) => `Yn ôl i “${stage}”`,
  },
  timeIsUp: 'Mae’r amser ar ben, ac mae’r pleidleisio’n dal ar agor: bydd yr hyn a anfonwch cyn i’r hwylusydd ei gau yn cyfrif. Cedwir yr hyn rydych wedi’i anfon.',
  warning: (warning) => warnings[warning],
}
