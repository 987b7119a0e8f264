// What a ballot says of money, in Welsh.
import type { texts as english } from '../../ballots/costs.ts'
import { number } from '../common.ts'
import type { Twin } from '../twin.ts'

export const texts: Twin<typeof english> = {
  budget: (budget) => `Mae ${number(budget)} i’w wario. Nid yw costau’n cyfyngu ar eich pleidlais: mae’r gyllideb yn cyfyngu ar yr hyn a ddewisir yn y pen draw.`,
  cost: (cost) => `Cost: ${number(cost)}`,
}
