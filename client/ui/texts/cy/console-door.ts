// Texts of the console on the way in, in Welsh.
import type { texts as english } from '../console-door.ts'
import { clockTime, minutes as minutesOf, number, people } from './common.ts'
import type { Twin } from './twin.ts'

export const texts: Twin<typeof english> = {
  heading: 'Y ffordd i mewn',
  doors: {
    legend: 'Pwy a gaiff ymuno',
    open: 'Pwy bynnag sydd â’r cod',
    personal: 'Drwy ddolen bersonol yn unig',
    locked: 'Neb newydd',
    says: 'Daw pwy bynnag sydd wedi ymuno yn ôl beth bynnag.',
  },
  spoken: {
    title: 'Cod y gellir ei ddweud',
    lead: 'Chwe digid, i bobl na allant ddarllen y sgrin na sganio. Maent yn gweithio tra bydd y drws ar agor.',
    open: (count) => `Agor y drws am ${minutesOf(count)}`,
    longer: 'Ei gadw ar agor yn hwy',
    close: 'Ei gau',
    more: 'Mae rhywun wedi rhoi cynnig ar lawer o ddigidau anghywir, a chadwyd pobl allan. Mae’r rhain yn newydd ac yn hwy, fel na all neb ddod o hyd iddynt drwy roi cynnig: dywedwch nhw eto.',
    until: (atMs) => `Ar agor tan ${clockTime(atMs)}`,
    over: 'Mae’r amser ar ben: nid yw’r digidau hyn yn agor dim mwyach.',
    said: (code) => [...code].join(' '),
  },
  asks: {
    place: 'Gofyn i bobl a ydynt yn yr ystafell neu o bell',
    privacy: 'Yr hyn a ddywedir wrth bobl am eu data cyn iddynt ymuno',
    privacyHint: 'Gadewch yn wag i gael y geiriau arferol.',
    save: 'Cadw',
    saved: 'Wedi’i gadw.',
  },
  place: (room, remote) => `${number(room)} yn yr ystafell, ${number(remote)} o bell`,
  groups: {
    title: 'Grwpiau',
    lead: 'Gellir ychwanegu grwpiau ar unrhyw adeg, eu hailenwi nes i’r pleidleisio agor am y tro cyntaf, a’u dileu tra nad oes neb ynddynt.',
    name: 'Enw grŵp newydd',
    add: 'Ychwanegu grŵp',
    rename: (group) => `Enw newydd i ${group}`,
    renameButton: 'Ailenwi',
    remove: 'Dileu',
    removeOf: (group) => `Dileu ${group}`,
    people,
    none: 'Dim grwpiau: ni ofynnir i bobl am un.',
    move: 'Symud pobl rhwng grwpiau',
    moveHint: 'Cyn pleidleisio, neu ar ôl iddo gau am byth.',
    find: 'Dod o hyd yn ôl enw',
    groupOf: (name) => `Grŵp ${name}`,
    noGroup: 'Dim grŵp',
    unnamed: 'Rhywun heb enw',
    shown: (shown, all) => `${number(shown)} o ${people(all)}`,
    done: 'Wedi’i wneud.',
  },
  paper: { button: 'Rhoi papurau pleidleisio i mewn', hint: 'Mae’n agor tudalen ar ei phen ei hun, hefyd ar gyfer rhywun yn yr ystafell heb ddyfais.' },
  refused: {
    'group-in-use': 'Mae pobl neu bleidleisiau yn y grŵp hwn.',
    'group-exists': 'Mae’r enw hwn ar grŵp arall.',
    'groups-fixed': 'Cyfrifir pleidleisiau yn ôl yr enw hwn ers i’r pleidleisio agor gyntaf. Ychwanegwch grŵp newydd yn lle hynny.',
    'group-fixed': 'Mae cwestiwn yn derbyn pleidleisiau nawr: mae pobl yn newid grŵp cyn pleidleisio neu ar ôl iddo gau am byth.',
    'door-closed': 'Ni chaiff newydd-ddyfodiaid ddod i mewn â chod. Newidiwch hynny yn gyntaf.',
  } as Record<string, string>,
}
