// Whether what a stranger's journal comes to has the form of a session's state, as far as programs build on it: facts were folded as they
// came, whatever their fields held. Fields that are new here are held to the kind of value that they begin with.
import * as z from 'zod/mini'
import { secrecies, stageKinds } from '../event/names.ts'
import { emptyState } from '../event/state.ts'
import type { EventState } from '../event/state.ts'
import { archiveBounds } from './format.ts'
import { isRecord } from './json.ts'

const text = z.string().check(z.maxLength(100_000))
const id = z.string().check(z.maxLength(200))
const time = z.int()
const count = z.int().check(z.gte(0))
const nameless = z.nullable(text)
const strings = z.array(text)
/** People are counted by group in plain objects. */
const groupName = text.check(z.refine((name) => !(name in Object.prototype)))

const slate = z.looseObject({
  items: z.array(z.looseObject({
    actionId: id, number: z.int(), lineageId: id, title: text, themeId: z.nullable(id), wordingHash: text, cost: z.optional(z.number()),
  })),
  themes: z.array(z.looseObject({ themeId: id, title: text, colour: text })),
})
const question = z.looseObject({
  questionId: id, title: text, method: text, secrecy: z.enum(secrecies), options: z.record(z.string(), z.unknown()),
  phase: z.enum(['planned', 'open', 'paused', 'sealed', 'revealed']), slate: z.nullable(slate),
  submitted: z.looseObject({ total: count, byGroup: z.record(z.string(), count) }), tally: z.nullable(z.looseObject({ version: z.union([z.literal(1), z.literal(2)]), actionIds: strings })),
})
const stage = z.looseObject({
  stageId: id, kind: z.enum(stageKinds), title: text, seconds: z.nullable(z.number()), questions: z.optional(z.array(question)),
  boards: z.optional(strings), allows: z.optional(strings),
})
const person = z.looseObject({ name: text, group: z.nullable(groupName) })

const essentials = z.looseObject({
  seq: count, eventId: id.check(z.minLength(1)), title: text, createdAt: time, closedAt: z.nullable(time), code: text, codeExpiresAt: z.number(),
  groups: z.array(groupName).check(z.maxLength(1_000)), agenda: z.array(stage), stageId: id,
  boards: z.array(z.looseObject({ boardId: id.check(z.minLength(1)), title: text, frozen: z.boolean(), epoch: z.int() })).check(z.maxLength(archiveBounds.boards)),
  tables: z.array(z.looseObject({ tableId: id, title: text, boardId: id })),
  people: z.record(z.string(), person), authors: z.record(z.string(), person),
  actions: z.record(z.string(), z.looseObject({ number: z.int(), lineageId: id, boardId: id })),
  floor: z.looseObject({
    items: z.record(z.string(), z.looseObject({ text, name: nameless, group: z.nullable(groupName), votes: z.number() })),
    messages: z.array(z.looseObject({ messageId: id, speaker: text, text })),
  }),
  imports: z.array(z.looseObject({ importId: id, file: text })),
  done: z.array(z.looseObject({ doneId: id, what: z.looseObject({ type: text }) })),
})

const beginning = emptyState() as unknown as Record<string, unknown>

export function isEventState(state: EventState): boolean {
  const found = state as unknown as Record<string, unknown>
  return Object.keys(beginning).every((key) => isLike(found[key], beginning[key])) && essentials.safeParse(state).success
}

function isLike(value: unknown, first: unknown): boolean {
  if (first === null) return true
  if (Array.isArray(first)) return Array.isArray(value)
  return isRecord(first) ? isRecord(value) : typeof value === typeof first
}
