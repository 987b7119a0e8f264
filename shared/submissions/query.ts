// Which submissions are asked for, and how they are looked through: a page at a time, in the order of their numbers, so that what
// comes later is at the end and no page shifts.
import { z } from 'zod'
import type { KeptSubmission } from './submission.ts'

export const pageSubmissions = 50

const yesOrNo = z.enum(['yes', 'no']).optional()

export const submissionQuery = z.object({
  /** Every word of it, in any place, whatever its capitals and accents. */
  q: z.string().max(200).default(''),
  theme: z.string().max(64).optional(),
  assigned: yesOrNo,
  linked: yesOrNo,
  merged: yesOrNo,
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(200).default(pageSubmissions),
})

export type SubmissionQuery = z.infer<typeof submissionQuery>

/** Whether a submission is asked for, page aside. */
export function matcherOf({ q, theme, assigned, linked, merged }: SubmissionQuery): (one: KeptSubmission) => boolean {
  const words = plainWords(q).split(' ').filter((word) => word !== '')
  const isWanted = (wanted: 'yes' | 'no' | undefined, is: boolean): boolean => wanted === undefined || (wanted === 'yes') === is
  return (one) => (theme === undefined || one.themeIds.includes(theme))
    && isWanted(assigned, one.themeIds.length > 0) && isWanted(linked, one.links.length > 0) && isWanted(merged, one.mergedInto !== null)
    && (words.length === 0 || words.every((word) => textOf(one).includes(word)))
}

const texts = new WeakMap<object, string>()

/** Worked out once for as long as the submission is what it is. */
function textOf(one: KeptSubmission): string {
  let text = texts.get(one)
  if (text === undefined) texts.set(one, text = plainWords([one.number, one.title, one.text, one.source, one.reference, one.name, one.contact].join(' ')))
  return text
}

export function plainWords(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^\p{L}\p{N}@.]+/gu, ' ').trim()
}
