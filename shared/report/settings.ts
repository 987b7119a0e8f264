// How an organiser wants the report of an event: which sections, in which order, with which words of their own. Kept in the journal, so that
// it holds for every report that is made later.

import { usualLanguage } from '../protocol/languages.ts'
import type { Language } from '../protocol/languages.ts'

export const sectionIds = [
  'process', 'people', 'themes', 'results', 'groups', 'minority', 'actions', 'questions', 'messages', 'left-out', 'lineage', 'moderation', 'method', 'record',
] as const
export type SectionId = (typeof sectionIds)[number]

export const settingsBounds = { textChars: 4_000 } as const

/** `text`: the organiser's own, set before what the section says. */
export type SectionSetting = { id: SectionId; shown: boolean; text: string }

export type ReportSettings = {
  /** Of the report's own words; English where it is left out. */
  language?: Language
  /** What the event was for, in the organiser's words. */
  purpose: string
  /** No names. */
  chatham: boolean
  /** In the order in which they come. */
  sections: SectionSetting[]
}

export const defaultSettings: ReportSettings = {
  language: usualLanguage, purpose: '', chatham: false, sections: sectionIds.map((id) => ({ id, shown: true, text: '' })),
}

/** Every section once: what older settings do not name comes last, as it is usual; what is not known any more goes. */
export function wholeSettings({ language = usualLanguage, purpose, chatham, sections }: ReportSettings): ReportSettings {
  const known = sections.filter(({ id }, at) => sectionIds.includes(id) && sections.findIndex((one) => one.id === id) === at)
  const named = new Set(known.map(({ id }) => id))
  return { language, purpose, chatham, sections: [...known, ...defaultSettings.sections.filter(({ id }) => !named.has(id))] }
}
