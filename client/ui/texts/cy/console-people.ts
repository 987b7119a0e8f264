// Texts of the console for who takes part, in Welsh.
import type { texts as english } from '../console-people.ts'
import { minutes as minutesOf, number } from './common.ts'
import type { Twin } from './twin.ts'

export const texts: Twin<typeof english> = {
  active: 'gweithredol',
  activeSays: 'Wedi gwneud rhywbeth yn ystod y pum munud diwethaf',
  columns: { table: 'Bord', seated: 'Yn eistedd', active: 'Gweithredol', stuck: 'Yn sownd' },
  by: 'Cyfrifir',
  byGroup: 'Yn ôl grŵp',
  byTable: 'Yn ôl bord',
  noSeat: 'Dim sedd',
  notApart: 'ni ddywedir',
  tableLabel: 'Tabl: cyfranogiad yn ôl bord',
  stuckWord: 'yn sownd',
  stuck: {
    see: (count) => (count === 1 ? 'Gweld pwy sy’n sownd' : `Gweld y ${number(count)} sy’n sownd`),
    title: 'Pwy allai fod yn sownd',
    says: 'Dim ond chi a hwyluswyr eraill sy’n gweld hyn. Mae’n dweud pwy sydd heb anfon pleidlais ar ôl tri munud, byth beth a ddewisodd neb. Lle mae pawb yn gweld sut mae’r pleidleisio’n sefyll, nid yw’n dweud hynny chwaith.',
    none: 'Nid oes neb yn sownd ar hyn o bryd.',
    unnamed: 'Rhywun heb enw',
    why: (why, minutes) => (why === 'lost' ? `collwyd y cysylltiad ${minutesOf(minutes)} yn ôl` : `dim pleidlais ar ôl ${minutesOf(minutes)}`),
    more: (count) => `a ${number(count)} arall.`,
  },
}
