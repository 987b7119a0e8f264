// Which result has just been revealed, for unveiling it once.
import { allQuestions } from '../../../shared/event/state.ts'
import type { EventState } from '../../../shared/event/state.ts'

/** Null when nothing new is, and for the first state that the screen gets. */
export function newlyRevealed(before: EventState | null, now: EventState): string | null {
  if (!before || before === now) return null
  const known = new Set(revealed(before))
  return revealed(now).find((questionId) => !known.has(questionId)) ?? null
}

function revealed(state: EventState): string[] {
  return allQuestions(state).filter((question) => question.phase === 'revealed').map((question) => question.questionId)
}
