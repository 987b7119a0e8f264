// How the organiser wants the report.
import { z } from 'zod'
import { sectionIds, settingsBounds } from '../report/settings.ts'

const text = z.string().max(settingsBounds.textChars)

export const reportArrange = z.object({
  type: z.literal('report.arrange'),
  settings: z.object({
    purpose: text,
    chatham: z.boolean(),
    sections: z.array(z.object({ id: z.enum(sectionIds), shown: z.boolean(), text })).max(sectionIds.length),
  }),
})

export type ReportArrange = z.infer<typeof reportArrange>
