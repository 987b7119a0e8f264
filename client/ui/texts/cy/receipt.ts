// Texts of the receipt of a public recount, in Welsh.
import type { texts as english } from '../receipt.ts'
import type { Twin } from './twin.ts'

export const texts: Twin<typeof english> = {
  stands: () => 'Mae’r ddyfais hon wedi ei gyfrifo o’ch pleidlais: mae’n sefyll dros hon yn union.',
  standsNot: () => 'Mae’r ddyfais hon yn cyfrifo cod arall o’ch pleidlais. Dywedwch wrth y trefnydd.',
  replaces: (before) => `Mae’n disodli ${before}, nad yw’n cyfrif mwyach.`,
  keep: 'Cadwch hi, os mynnwch: pan fydd y pleidleisio wedi cau, rhestrir pob derbynneb, a gallwch weld bod eich un chi yn eu plith. Gyda’ch dyfais, mae hefyd yn dangos i eraill sut y pleidleisioch.',
  over: 'Mae pob derbynneb wedi’i rhestru nawr.',
  isCounted: 'A yw fy mhleidlais wedi’i chyfrif?',
  newTab: ' (yn agor mewn tab newydd)',
}
