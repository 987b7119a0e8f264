// A stage as its dialog holds it, and the commands that make the agenda say so.
import { usualAllowances } from '../../../shared/event/allowances.ts'
import type { Allowance } from '../../../shared/event/allowances.ts'
import { liveChoiceOf, liveChoices } from '../../../shared/event/live.ts'
import { namesChoices } from '../../../shared/event/named.ts'
import type { Question, Stage } from '../../../shared/event/state.ts'
import type { Command } from '../../../shared/protocol/commands.ts'
import { methodOf, optionsOf } from './methods.ts'
import type { MethodDraft } from './methods.ts'

export const mostMinutes = 1_440

/** `allows`: null for what is usual. */
export type StageDraft = { title: string; minutes: string; boards: string[]; allows: Allowance[] | null }

/** Who sees how it stands while voting is open, and who sees names: what does not fit the secrecy is kept, not sent. */
export const liveDrafts = ['nobody', ...liveChoices] as const

export type QuestionDraft = {
  title: string; theme: string; secrecy: Question['secrecy']; vote: MethodDraft
  live: (typeof liveDrafts)[number]; names: (typeof namesChoices)[number]
}

export function stageDraft(stage: Stage, boardIds: readonly string[]): StageDraft {
  return {
    title: stage.title, minutes: stage.seconds === null ? '' : String(Math.max(1, Math.round(stage.seconds / 60))),
    boards: stage.boards ?? [...boardIds], allows: stage.allows ? [...stage.allows] : null,
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
  }
  return Object.keys(change).length > 0 ? [{ type: 'agenda.edit', stageId: now.stageId, ...change }] : []
}

/** With or without one of the things that participants may do. */
export function toggled(draft: StageDraft, stage: Stage, what: Allowance): Allowance[] {
  const now = draft.allows ?? [...usualAllowances(stage.kind)]
  return now.includes(what) ? now.filter((one) => one !== what) : [...now, what]
}

export function questionDraft({ title, method, secrecy, options }: Pick<Question, 'title' | 'method' | 'secrecy' | 'options'>): QuestionDraft {
  return {
    title, theme: typeof options['theme'] === 'string' ? options['theme'] : '', secrecy, vote: methodOf(method, options),
    live: liveChoiceOf({ secrecy, options }) ?? 'nobody', names: options['names'] === 'everyone' ? 'everyone' : 'facilitators',
  }
}

/** As it is asked for. What belongs to another kind of ballot is left behind. */
export function questionPlan({ title, theme, secrecy, vote, live, names }: QuestionDraft): { title: string; method: string; secrecy: Question['secrecy']; options: Record<string, unknown> } {
  const { names: _names, live: _live, ...options } = optionsOf(vote)
  return {
    title: title.trim(), method: vote.method, secrecy,
    options: {
      ...options, ...(theme && { theme }),
      ...(secrecy === 'named' && { names }), ...(secrecy !== 'secret' && live !== 'nobody' && { live }),
    },
  }
}
