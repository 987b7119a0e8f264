// The manifest's form, checked once when an archive is opened.
import * as z from 'zod/mini'
import { secrecies } from '../event/names.ts'
import { archiveBounds, formatName, formatVersion } from './format.ts'
import type { Manifest } from './format.ts'

const count = z.int().check(z.gte(0))
const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/))
const text = z.string().check(z.maxLength(10_000))
const id = z.string().check(z.maxLength(200))

const manifestSchema = z.strictObject({
  format: z.literal(formatName),
  version: z.int().check(z.gte(1), z.lte(formatVersion)),
  event: z.strictObject({ eventId: id, title: text, createdAt: z.int(), closedAt: z.nullable(z.int()) }),
  head: z.strictObject({ seq: count, hash }),
  counts: z.strictObject({ entries: count, facts: count, updates: count, erased: count, boards: count, people: count, actions: count }),
  questions: z.array(z.strictObject({
    questionId: id, title: text, secrecy: z.enum(secrecies), phase: z.enum(['planned', 'open', 'paused', 'sealed', 'revealed']), ballots: z.nullable(count),
  })).check(z.maxLength(archiveBounds.questions)),
  files: z.array(z.strictObject({ path: z.string().check(z.maxLength(archiveBounds.pathChars)), bytes: count, sha256: hash })).check(z.maxLength(archiveBounds.files)),
})

export function isManifest(value: unknown): value is Manifest {
  return manifestSchema.safeParse(value).success
}
