// Waiting for the room to begin, in Welsh.
import type { texts as english } from '../waiting.ts'
import { number, people } from './common.ts'
import type { Twin } from './twin.ts'

export const texts: Twin<typeof english> = {
  youAreIn: (name) => (name ? `Rydych i mewn, ${name}` : 'Rydych i mewn'),
  next: {
    board: 'Bydd yr hwylusydd yn agor y bwrdd mewn eiliad. Mae’r dudalen hon yn newid ohoni’i hun; cadwch hi ar agor.',
    ballot: 'Bydd yr hwylusydd yn agor y pleidleisio mewn eiliad. Mae’r dudalen hon yn newid ohoni’i hun; cadwch hi ar agor.',
    other: 'Bydd yr hwylusydd yn dechrau mewn eiliad. Mae’r dudalen hon yn newid ohoni’i hun; cadwch hi ar agor.',
  },
  themes: (count) => (count === 1 ? 'Thema heddiw' : `Themâu heddiw: ${number(count)}`),
  joinedAs: (who) => `Rydych wedi ymuno fel ${who}.`,
  joinedWithoutName: 'Rydych wedi ymuno heb enw.',
  change: 'Newid',
  seats: (here, joined) => `Mae ${people(here)} yma, o’r ${number(joined)} sydd wedi ymuno`,
}
