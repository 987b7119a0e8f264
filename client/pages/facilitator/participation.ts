// Who is here, by stakeholder group: head counts and how many have submitted, never what.
import { isToldInTotals } from '../../../shared/event/live.ts'
import type { EventState, Question } from '../../../shared/event/state.ts'
import type { PresenceMessage } from '../../../shared/protocol/messages.ts'

/** `submitted` is null where nothing is being voted on, and after the vote where a group is too small for a figure of its own. */
export type Participation = { joined: number; here: number; ready: number; submitted: number | null }
export type GroupRow = Participation & { group: string | null }
/** `onPaper`: those among the submitted that came on paper, from nobody who joined. */
export type InAll = Participation & { onPaper: number }

export function participation(state: EventState, presence: PresenceMessage | null, questions: Question[]): InAll {
  const joined = presence?.joined ?? Object.keys(state.people).length
  return { joined, here: presence?.here ?? 0, ready: readyIn(presence), submitted: ballots(presence, questions, null), onPaper: onPaper(state, questions) }
}

/** Declared groups in their order; people without a group last, if there are any. */
export function byGroup(state: EventState, presence: PresenceMessage | null, questions: Question[]): GroupRow[] {
  const row = (group: string | null): GroupRow => {
    const counts = presence?.byGroup[group ?? '']
    return { group, joined: counts?.joined ?? joinedIn(state, group), here: counts?.here ?? 0, ready: counts?.ready ?? 0, submitted: ballots(presence, questions, group ?? '') }
  }
  const ungrouped = row(null)
  return [...state.groups.map(row), ...(ungrouped.joined > 0 || (ungrouped.submitted ?? 0) > 0 ? [ungrouped] : [])]
}

/** Questions of the stage whose ballots are counted: open, paused or just sealed. */
export function votedOn(questions: Question[]): Question[] {
  return questions.filter((question) => question.phase !== 'planned')
}

/** Over several questions, ballots in all. `group` null = everybody. */
function ballots(presence: PresenceMessage | null, questions: Question[], group: string | null): number | null {
  const counted = group === null ? questions : questions.filter((question) => !isToldInTotals(question))
  if (counted.length === 0) return null
  return counted.reduce((sum: number | null, question) => {
    const live = question.phase === 'open' || question.phase === 'paused' ? presence?.submitted?.[question.questionId] : undefined
    const submitted = live ?? question.submitted
    const more = group === null ? submitted.total : submitted.byGroup[group] ?? (live ? 0 : null)
    return sum === null || more === null ? null : sum + more
  }, 0)
}

function onPaper({ papers }: EventState, questions: Question[]): number {
  const asked = new Set(questions.map(({ questionId }) => questionId))
  return Object.values(papers).filter(({ questionId, entered, voided }) => entered && !voided && asked.has(questionId)).length
}

function readyIn(presence: PresenceMessage | null): number {
  return Object.values(presence?.byGroup ?? {}).reduce((sum, { ready = 0 }) => sum + ready, 0)
}

function joinedIn(state: EventState, group: string | null): number {
  return Object.values(state.people).filter((person) => person.group === group).length
}
