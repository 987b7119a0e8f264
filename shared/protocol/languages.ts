// The languages that the interface is there in. Each is a whole build of the client; the page's address stays the same.

export const languages = {
  en: { name: 'English', direction: 'ltr' },
  cy: { name: 'Cymraeg', direction: 'ltr' },
} as const satisfies Record<string, { name: string; direction: 'ltr' | 'rtl' }>

export type Language = keyof typeof languages

export const languageCodes = Object.keys(languages) as Language[]

export const usualLanguage: Language = 'en'

export const isLanguage = (code: unknown): code is Language => typeof code === 'string' && Object.hasOwn(languages, code)

/** Asks for a page in a language, which is remembered from then on. */
export const languageParameter = 'lang'
