// The words of a report by its language.
import type { Language } from '../../protocol/languages.ts'
import { texts as welsh } from './cy.ts'
import { texts as english } from './en.ts'

/** A twin in another language has a text for each of the English ones, or does not compile. */
export type ReportTexts = typeof english

const catalogues: Record<Language, ReportTexts> = { en: english, cy: welsh }

export const textsOf = (language: Language): ReportTexts => catalogues[language]
