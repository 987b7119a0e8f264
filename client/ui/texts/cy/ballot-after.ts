// Texts of what comes after a ballot, in Welsh.
import type { texts as english } from '../ballot-after.ts'
import { minutes, number, soft } from './common.ts'
import type { Twin } from './twin.ts'

/** What a ballot is called, with its article: both words for it are feminine. */
const the = (noun: string) => `y ${soft(noun)}`

export const texts: Twin<typeof english> = {
  submitted: {
    title: (noun) => `Mae eich ${noun} wedi dod i law`,
    titleMany: () => 'Mae eich pleidleisiau wedi dod i law',
    sending: (noun) => `Mae eich ${noun} yn cael ei hanfon`,
    waiting: (noun) => `Mae eich ${noun} yn aros i gael ei hanfon`,
    change: 'Gallwch ei newid nes i’r pleidleisio gau.',
    changeFor: (left) => `Gallwch ei newid nes i’r pleidleisio gau, ymhen tua ${minutes(left)}.`,
    changeButton: (noun) => `Newid fy ${noun === 'pleidlais' ? 'mhleidlais' : noun === 'trefn' ? 'nhrefn' : noun}`,
    receipt: 'Eich derbynneb',
    receiptFor: (question) => `Eich derbynneb: ${question}`,
    receiptSays: (noun) => `Rhoddodd y gweinydd y cod hwn ar gyfer ${the(noun)} hon yn union. Mae cod arall ar bob ${noun} arall.`,
    room: 'Yn yr ystafell',
    voted: (voted, people) => ({ figure: `${number(voted)} o ${number(people)}`, what: 'wedi pleidleisio' }),
    seats: (voted, people) => `Mae ${number(voted)} o ${number(people)} wedi pleidleisio`,
  },
  closed: {
    title: 'Mae’r pleidleisio wedi cau',
    counted: (noun) => `Dyma’r ${soft(noun)} a gyfrifwyd.`,
    receiptOnly: (noun) => `Nid yw cynnwys eich ${noun} yn cael ei gadw ar y ddyfais hon mwyach. Mae ei derbynneb yma:`,
    unknown: (noun) => `Ni chedwir ${noun} o’ch eiddo ar y ddyfais hon. Os gwnaethoch gadw un, cafodd ei chyfrif.`,
    lateSome: (noun) => `Caeodd y pleidleisio cyn i’ch newidiadau olaf gael eu cadw. Cyfrifwyd ${the(noun)} gynharach hon:`,
    lateNone: (noun) => `Caeodd y pleidleisio cyn i’ch ${noun} gael ei chadw. Ni chafodd ei chyfrif.`,
    unsureSome: (noun) => `Caeodd y pleidleisio tra oedd eich newid olaf ar ei ffordd, felly efallai iddo gyrraedd neu beidio. ${the(noun).replace('y', 'Y')} olaf a gadarnhawyd:`,
    unsureNone: (noun) => `Caeodd y pleidleisio tra oedd eich ${noun} ar ei ffordd, felly efallai iddi gael ei chyfrif neu beidio.`,
    results: 'Dangosir y canlyniad yma pan fydd yr hwylusydd yn ei ddatgelu.',
  },
}
