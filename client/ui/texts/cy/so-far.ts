// Texts of how a question stands while voting is open, in Welsh.
import type { texts as english } from '../so-far.ts'
import { ballots } from './common.ts'
import type { Twin } from './twin.ts'

export const texts: Twin<typeof english> = {
  heading: 'Sut mae pethau’n sefyll hyd yma',
  of: (question) => `: ${question}`,
  says: (count) => `Hyd yma, ${ballots(count)}. Gall newid nes i’r pleidleisio gau.`,
  none: 'Dim pleidleisiau eto.',
  show: 'Dangos',
  hide: 'Cuddio',
}
