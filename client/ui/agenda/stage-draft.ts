// A stage as its dialog holds it, and the commands that make the agenda say so.
import { usualAllowances } from '../../../shared/event/allowances.ts'
import type { Allowance } from '../../../shared/event/allowances.ts'
import type { EventState, Question, Stage } from '../../../shared/event/state.ts'
import type { Command } from '../../../shared/protocol/commands.ts'
import { methodOf, optionsOf } from './methods.ts'
import type { MethodDraft } from './methods.ts'
import type { ActionNames } from './money.ts'
import { secrecyOf, secrecyOptions } from './secrecy.ts'
import type { SecrecyDraft } from './secrecy.ts'

export const mostMinutes = 1_440

/** `allows`: null for what is usual. */
export type StageDraft = { title: string; minutes: string; boards: string[]; allows: Allowance[] | null; premoderated: boolean }

/** `partner`: the question whose ballots are compared with those of this one by person, or empty. */
export type QuestionDraft = { title: string; theme: string; vote: MethodDraft; seen: SecrecyDraft; partner: string }

export function stageDraft(stage: Stage, boardIds: readonly string[]): StageDraft {
  return {
    title: stage.title, minutes: stage.seconds === null ? '' : String(Math.max(1, Math.round(stage.seconds / 60))),
    boards: stage.boards ?? [...boardIds], allows: stage.allows ? [...stage.allows] : null, premoderated: stage.premoderated ?? false,
  }
}

export function minutesAreWrong({ minutes }: StageDraft): boolean {
  const typed = minutes.trim()
  return typed !== '' && !(/^\d{1,4}$/.test(typed) && Number(typed) >= 1 && Number(typed) <= mostMinutes)
}

/** Only what is to be other than it is now: two people at two fields do not undo each other. */
export function stageCommands(draft: StageDraft, now: Stage, boardIds: readonly string[]): Command[] {
  const was = stageDraft(now, boardIds)
  const title = draft.title.trim()
  const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)
  const change = {
    ...(title !== was.title && { title }),
    ...(draft.minutes.trim() !== was.minutes && { seconds: draft.minutes.trim() === '' ? null : Number(draft.minutes) * 60 }),
    ...(!isSame(draft.boards, was.boards) && { boards: draft.boards.length === boardIds.length ? null : draft.boards }),
    ...(!isSame(draft.allows, was.allows) && { allows: draft.allows }),
    ...(draft.premoderated !== was.premoderated && { premoderated: draft.premoderated }),
  }
  return Object.keys(change).length > 0 ? [{ type: 'agenda.edit', stageId: now.stageId, ...change }] : []
}

/** With or without one of the things that participants may do. */
export function toggled(draft: StageDraft, stage: Stage, what: Allowance): Allowance[] {
  const now = draft.allows ?? [...usualAllowances(stage.kind)]
  return now.includes(what) ? now.filter((one) => one !== what) : [...now, what]
}

/** What actions of a live event are called in the form: their spoken numbers, with the title behind the number as far as it is known, so that nobody gives a cost to the wrong one; the number is what counts. */
export function byNumber({ actions }: Pick<EventState, 'actions'>, titles: ReadonlyMap<string, string> = new Map()): ActionNames {
  const ids = new Map(Object.entries(actions).map(([actionId, { number }]) => [String(number), actionId]))
  return { nameOf: (actionId) => [actions[actionId]?.number ?? actionId, titles.get(actionId)].filter(Boolean).join(' '), keyOf: (name) => ids.get(/^(?:(?:№|No\.?|#)\s*)?(\d+)/i.exec(name)?.[1] ?? '') ?? null }
}

export function questionDraft({ title, method, secrecy, options }: Pick<Question, 'title' | 'method' | 'secrecy' | 'options'>, names: ActionNames, partner = ''): QuestionDraft {
  return {
    title, theme: typeof options['theme'] === 'string' ? options['theme'] : '', vote: methodOf(method, options, names), seen: secrecyOf(secrecy, options), partner,
  }
}

/** As it is asked for, but for what it is linked with. What belongs to another kind of ballot is left behind. */
export function questionPlan({ title, theme, vote, seen }: QuestionDraft, actions: ActionNames): { title: string; method: string; secrecy: Question['secrecy']; options: Record<string, unknown> } {
  const { names: _names, live: _live, linkage: _linkage, ...options } = optionsOf(vote, actions)
  return {
    title: title.trim(), method: vote.method, secrecy: seen.secrecy,
    options: { ...options, ...(theme && { theme }), ...secrecyOptions(seen) },
  }
}
