// Texts of what has changed since the slate of a question was fixed, in Welsh.
import type { texts as english } from '../since.ts'
import { number } from './common.ts'
import type { Twin } from './twin.ts'

export const texts: Twin<typeof english> = {
  heading: 'Wedi’i gyfrif fel pe bai camau gweithredu a gyfunwyd wedi bod yn un',
  label: 'Nid dyma’r canlyniad.',
  merged: (value, into) => `Cafodd rhif ${number(value)} ei gyfuno â rhif ${number(into)} ar ôl i’r pleidleisio agor. Mae’r pleidleisiau’n aros fel y’u bwriwyd.`,
  asOne: 'Fel un',
  original: 'Yn y canlyniad',
  reworded: 'Wedi’u haileirio ers i’r pleidleisio agor:',
  rewordedList: (numbers) => numbers.map((value) => `rhif ${number(value)}`).join(', '),
}
