// Texts of the page that a personal link opens, in Welsh.
import type { texts as english } from '../invited.ts'
import { clockTime } from './common.ts'
import type { Twin } from './twin.ts'
import { day, weekday } from './writing.ts'

export const texts: Twin<typeof english> = {
  title: 'Eich gwahoddiad',
  looking: 'Yn chwilio am eich digwyddiad',
  hello: (name) => `Eich dolen chi yw hon, ${name}. Rydych yn cymryd rhan dan eich enw, ac mae eich pleidleisiau’n cyfrif unwaith, pa ddyfais bynnag a ddefnyddiwch.`,
  enter: 'Mynd i mewn',
  entering: 'Yn mynd i mewn',
  notNow: 'Nid oes digwyddiad ar hyn o bryd',
  next: (title, startsAt) => (startsAt === null ? `Nesaf daw “${title}”. Bydd y trefnydd yn dweud pryd.` : `Nesaf daw “${title}”: ${weekday(startsAt)} ${day(startsAt, true)}, ${clockTime(startsAt)}.`),
  noNext: 'Bydd y trefnydd yn dweud pryd y mae’r un nesaf.',
  keep: 'Cadwch y ddolen hon: mae’n agor pob digwyddiad yn y rhaglen, o awr cyn iddo ddechrau.',
  lookAgain: 'Edrych eto',
  last: (title) => (title ? `Yn ôl i “${title}”` : 'Yn ôl i’r digwyddiad diwethaf'),
  revoked: 'Nid yw’r ddolen bersonol hon yn gweithio mwyach. Gofynnwch i’r trefnydd am un newydd.',
  byCode: 'Ymuno â chod',
}
