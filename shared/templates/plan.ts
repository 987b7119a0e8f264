// What an event is made from: the plan of its agenda and of its boards, before anything has an id.
// Invariants (tested): a question's `options.theme` and an action's `theme` name a theme of the plan's boards by title.
import type { ArgumentSide } from '../board/schema.ts'
import type { Allowance } from '../event/allowances.ts'
import type { Earlier } from '../event/state.ts'
import type { Secrecy, StageKind } from '../event/names.ts'

export type TemplateName = 'demo' | 'assembly' | 'deliberative-event' | 'panel' | 'conference' | 'case-studies' | 'blank'

export type Template = {
  template: TemplateName
  title: string
  description: string
  /** Stakeholder groups to choose from when joining; empty where nobody is asked. */
  groups: string[]
  agenda: AgendaPlan[]
  boards: BoardPlan[]
}

/** `seconds` is the planned length; left out for an untimed stage. `allows`: what participants may do, where it is not what is usual. */
export type AgendaPlan = { kind: StageKind; title: string; seconds?: number; questions?: QuestionPlan[]; allows?: Allowance[]; premoderated?: boolean }

export type QuestionPlan = { title: string; method: string; secrecy?: Secrecy; options?: { theme?: string; [option: string]: unknown } }

export type BoardPlan = { title: string; themes: ThemePlan[]; actions: ActionPlan[] }

export type ThemePlan = { title: string; detail?: string }

export type ActionPlan = {
  title: string
  detail?: string
  /** Title of the theme it starts under. */
  theme?: string
  arguments?: ({ side: ArgumentSide; text: string } & Written)[]
  evidence?: { title: string; text: string; source: string }[]
  /** Of what comes from an earlier event: it is the same action as there. */
  lineageId?: string
  earlier?: Earlier[]
} & Written

/** By the organiser and now, without it. */
type Written = { author?: string; createdAt?: number }
