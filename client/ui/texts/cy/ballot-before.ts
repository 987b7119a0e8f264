// Texts of what some questions ask to be known before one votes, in Welsh.
import type { texts as english } from '../ballot-before.ts'
import type { Twin } from './twin.ts'

export const texts: Twin<typeof english> = {
  linked: (other) => `Cymherir fesul person â “${other}”: nes i’r ddau gau, gallai pwy bynnag sy’n rhedeg y gweinydd gysylltu eich dwy bleidlais. Yna caiff y cysylltiad ei ddinistrio, a dim ond cyfansymiau o’r rhai a symudodd a gedwir.`,
  nameFirst: { title: 'Dywedwch pwy ydych chi yn gyntaf', says: 'Mae enwau ar bleidleisiau’r cwestiwn hwn, a gwnaethoch ymuno heb enw.', button: 'Rhoi fy enw' },
  equalGroups: 'Yn y canlyniad, mae pob grŵp yn cyfrif yn gyfartal, faint bynnag o bobl sydd ynddo.',
  watching: 'Gallwch ddarllen y cwestiwn nawr. Bydd y pleidleisio’n agor mewn eiliad.',
}
