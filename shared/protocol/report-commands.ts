// How the organiser wants the report.
import { z } from 'zod'
import { languageCodes } from './languages.ts'
import { sectionIds, settingsBounds } from '../report/settings.ts'

const text = z.string().max(settingsBounds.textChars)

export const reportArrange = z.object({
  type: z.literal('report.arrange'),
  settings: z.object({
    language: z.enum(languageCodes).optional(),
    purpose: text,
    chatham: z.boolean(),
    sections: z.array(z.object({ id: z.enum(sectionIds), shown: z.boolean(), text })).max(sectionIds.length),
  }),
})

/** An archive is given out: the record says so first, for it may be out there when something is removed for good. */
export const archiveHand = z.object({ type: z.literal('archive.hand') })

export type ReportCommand = z.infer<typeof reportArrange> | z.infer<typeof archiveHand>
