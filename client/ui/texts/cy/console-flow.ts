// Texts of the console for what keeps the room together, in Welsh.
import type { texts as english } from '../console-flow.ts'
import { actions, counted, number } from './common.ts'
import type { Twin } from './twin.ts'

export const texts: Twin<typeof english> = {
  announce: {
    button: 'Cyhoeddi',
    title: 'Cyhoeddi i bawb',
    text: 'Beth i’w ddweud',
    hint: (left) => `Mae’n ymddangos ar bob ffôn, ac mae darllenwyr sgrin yn ei ddarllen yn uchel. ${counted(left, 'nod', 'nodau')} ar ôl.`,
    onScreen: 'Hefyd ar y sgrin fawr',
    send: 'Cyhoeddi nawr',
    clear: 'Ei dynnu i lawr',
    now: 'Wedi’i gyhoeddi',
  },
  spotlight: {
    button: 'Sbotolau',
    title: 'Rhoi un cam gweithredu dan y sbotolau',
    says: 'Mae’r sgrin fawr yn ei ddangos yn fawr, gyda’i ddadleuon. Mae pawb yn gweld ei fod dan y sbotolau.',
    action: 'Pa gam gweithredu?',
    clear: 'Ei ddiffodd',
    now: (value) => `Cam gweithredu ${number(value)} dan y sbotolau`,
  },
  gather: {
    button: 'Dod â phawb yma',
    title: 'Dod â phawb yma',
    says: 'Mae pob tudalen yn mynd yno, ac eithrio lle mae rhywun yn ysgrifennu. Gall unrhyw un aros ar ôl a dod yn ôl ag un tap.',
    stage: (title) => `Tudalen “${title}”`,
    board: (title) => `Y bwrdd “${title}”`,
    action: 'Neu i un cam gweithredu',
    now: (place) => `Daethpwyd â phawb yma: ${place}`,
  },
  pick: {
    hint: 'Rhif neu air',
    found: (count) => (count === 0 ? 'Dim cam gweithredu wedi’i ganfod' : `${actions(count)} i ddewis ohonynt`),
    none: 'Dim cam gweithredu fel hyn.',
    more: (count) => `a ${number(count)} arall: teipiwch rif neu air.`,
  },
  preview: { button: 'Rhagolwg' },
  noBoard: 'Nid oes bwrdd yn y sesiwn hon.',
  ready: 'yn barod',
  readyColumn: 'Parod',
}
