import type { texts as english } from '../pages.ts'
import type { Twin } from './twin.ts'

export const texts: Twin<typeof english> = {
  lang: 'cy',
  titles: {
    index: 'Ymuno â digwyddiad – Plenary',
    facilitator: 'Hwylusydd – Plenary',
    screen: 'Sgrin fawr – Plenary',
    organiser: 'Trefnydd – Plenary',
    preflight: 'A fydd yn gweithio yma? – Plenary',
    verify: 'Gwirio archif – Plenary',
  },
  noscript: 'Mae ar Plenary angen JavaScript i ddangos digwyddiad byw. Trowch ef ymlaen yn y porwr hwn ac ail-lwythwch y dudalen.',
}
