// Texts of the receipt of a public recount, in Welsh.
import type { texts as english } from '../receipt.ts'
import type { Twin } from './twin.ts'

export const texts: Twin<typeof english> = {
  stands: () => 'Mae’r ddyfais hon wedi ei gyfrifo o’ch pleidlais: mae’n sefyll dros hon yn union.',
  standsNot: () => 'Mae’r ddyfais hon yn cyfrifo cod arall o’ch pleidlais. Dywedwch wrth y trefnydd.',
  replaces: (before) => `Mae’n disodli ${before}, nad yw’n cyfrif mwyach.`,
  keep: (address) => `Mae’r ddyfais hon yn ei chadw i chi; ysgrifennwch hi i lawr hefyd, os mynnwch. Pan fydd y pleidleisio wedi cau, rhestrir pob derbynneb yn ${address}, a gallwch weld bod eich un chi yn eu plith. Tra bydd y pleidleisio neu’r dudalen hon ar agor, mae hefyd yn dangos i eraill sut y pleidleisioch.`,
  over: 'Mae pob derbynneb wedi’i rhestru nawr.',
  isCounted: 'A yw fy mhleidlais wedi’i chyfrif?',
  areCounted: 'A yw fy mhleidleisiau wedi’u cyfrif?',
  mine: 'Eich derbynebau',
  several: (count) => `Derbynebau ar y ddyfais hon: ${count}`,
  noneKept: 'Nid yw’r ddyfais hon yn cadw’r un o’ch rhai chi. Gellir chwilio yn y rhestr am un a ysgrifennoch i lawr.',
  all: 'Pob derbynneb',
  newTab: ' (yn agor mewn tab newydd)',
}
