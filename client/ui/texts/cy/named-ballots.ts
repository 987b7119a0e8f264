// Texts of ballots that carry names, and of a ballot in words; in Welsh.
import type { texts as english } from '../named-ballots.ts'
import { number } from './common.ts'
import type { Twin } from './twin.ts'

export const texts: Twin<typeof english> = {
  heading: 'Pleidleisiau gydag enwau',
  says: 'Dywedwyd hynny wrth bawb cyn pleidleisio.',
  show: 'Dangos y pleidleisiau',
  none: 'Ni chadwyd pleidlais gydag enw.',
  failed: 'Ni ellid nôl y pleidleisiau.',
  unnamed: 'Rhywun heb enw',
  empty: 'pleidlais wag',
  tied: ' = ',
  score: (title, scores) => `${title} ${scores.map(number).join('/')}`,
  dots: (title, dots) => `${title} ${number(dots)}`,
  answers: { '1': 'cytuno', '0': 'pasio', '-1': 'anghytuno' },
  answer: (answer, titles) => `${answer}: ${titles.join(', ')}`,
  over: (winner, loser) => `${winner} yn hytrach na ${loser}`,
  set: (best, worst) => `mwyaf ${best}, lleiaf ${worst}`,
}
