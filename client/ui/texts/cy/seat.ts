// Where one sits, in Welsh.
import type { texts as english } from '../seat.ts'
import type { Twin } from './twin.ts'

export const texts: Twin<typeof english> = {
  label: 'Byrddau',
  plenary: 'Bwrdd pawb',
  youAreAt: (board) => `Rydych wrth: ${board}`,
  choose: 'Dewis bord',
  chooseHint: 'Eisteddwch lle y mynnwch. Byddwch yn ysgrifennu ar fwrdd y ford honno; gallwch newid eich meddwl.',
  change: 'Bord arall',
  sit: 'Eistedd yma',
  yours: 'Eich bord chi',
}
