// Texts of the way in and of what goes with it, in Welsh.
import type { texts as english } from '../entrance.ts'
import { clockTime } from './common.ts'
import type { Twin } from './twin.ts'

export const texts: Twin<typeof english> = {
  privacy: {
    title: 'Beth sy’n digwydd i’ch data',
    usual: 'Cedwir yr hyn a ysgrifennwch gyda’r enw a’r grŵp a roddwch, os rhoddwch rai, ar gyfer y bobl sy’n rhedeg y digwyddiad hwn a’u hadroddiad. Cedwir pleidlais gyfrinachol ar wahân a heb eich enw; ar ôl i’r pleidleisio gau, ni all neb ddweud pwy a’i bwriodd. Nid oes dim yn mynd at gwmnïau eraill, ac ni ddefnyddir unrhyw dracio. I weld, cywiro neu ddileu’r hyn a gedwir amdanoch, gofynnwch i’r trefnydd.',
    read: 'Beth sy’n digwydd i fy nata',
  },
  place: { legend: 'Ble rydych chi?', room: 'Yn yr ystafell', remote: 'Rhywle arall, yn ymuno o bell' },
  doors: {
    personal: { title: 'Dim ond drwy ddolenni personol y mae’r digwyddiad hwn ar agor', says: 'Agorwch y ddolen a anfonodd y trefnydd atoch. Os nad oes gennych un, gofynnwch i’r trefnydd.' },
    locked: { title: 'Nid oes neb newydd yn cael dod i mewn ar hyn o bryd', says: 'Gofynnwch i’r hwylusydd agor y drws. Os ydych wedi ymuno o’r blaen, ewch yn ôl ar y ddyfais y gwnaethoch ymuno arni.' },
  },
  transfer: {
    heading: 'Mynd ymlaen â’r ddyfais hon?',
    lead: (name) => (name ? `${name} ydych chi. ` : '') + 'Daw’r hyn a ysgrifennwyd ac a fwriwyd gennych gyda chi; caiff y ddyfais arall ei hallgofnodi.',
    here: 'Mynd ymlaen yma',
    going: 'Yn dod drosodd',
    button: 'Mynd ymlaen â ffôn arall',
    title: 'Ffôn neu gyfrifiadur arall',
    hint: 'Agorwch hwn ar y ddyfais arall, neu teipiwch y cod lle mae rhywun yn ymuno. Mae’n gweithio unwaith.',
    until: (atMs) => `Yn gweithio tan ${clockTime(atMs)}.`,
    code: 'Cod',
    qr: (code) => `Cod QR i fynd ymlaen â dyfais arall â’r cod ${code}`,
    said: (code) => `Y cod yw ${[...code].join(' ')}.`,
  },
  size: { label: 'Maint llythrennau', usual: 'Arferol', large: 'Mawr', largest: 'Mawr iawn' },
}
