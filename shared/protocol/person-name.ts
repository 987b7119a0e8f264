// The name that somebody gives: one line, without what cannot be seen and turns the words around it.
import { z } from 'zod'
import { moderationBounds } from '../event/moderation.ts'

const lineEnds = /[\t\n\r\u2028\u2029]+/gu
/** Controls, and the marks, embeddings, overrides and isolates of writing direction; joiners, which some scripts need, stay. */
const unseen = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu

/** May be empty. */
export const personName = z.string().max(moderationBounds.nameChars).transform((given) => given.replace(lineEnds, ' ').replace(unseen, '').trim())
