// Edits of a plain text as small steps, and what becomes of them when somebody else's steps come first.
// Invariant (tested): applying `a` and then b′ gives the same text as applying `b` and then a′. Positions in UTF-16 units.
import { difference } from '../../../shared/board/write.ts'

/** Steps of a list follow one another: each counts from the text that the one before it left. */
export type Step = { at: number; insert: string } | { at: number; remove: number }

/** What Yjs reports about a change of a text. */
export type Delta = { retain?: number; insert?: unknown; delete?: number }[]

export function stepsOf(delta: Delta): Step[] {
  const steps: Step[] = []
  let at = 0
  for (const part of delta) {
    if (part.delete !== undefined) steps.push({ at, remove: part.delete })
    else if (typeof part.insert === 'string') {
      steps.push({ at, insert: part.insert })
      at += part.insert.length
    } else at += part.retain ?? 0
  }
  return steps
}

/**
 * The steps from `before` to `after`, where the caret stands at `caret` in `after`. In a run of equal letters the
 * difference alone cannot say which one was typed; the caret can.
 */
export function stepsBetween(before: string, after: string, caret: number): Step[] {
  const least = difference(before, after)
  const edit = endingAt(before, after, caret, least.removed + least.inserted.length) ?? least
  const steps: Step[] = []
  if (edit.removed > 0) steps.push({ at: edit.start, remove: edit.removed })
  if (edit.inserted.length > 0) steps.push({ at: edit.start, insert: edit.inserted })
  return steps
}

export function applySteps(text: string, steps: Step[]): string {
  return steps.reduce((now, step) => ('insert' in step
    ? now.slice(0, step.at) + step.insert + now.slice(step.at)
    : now.slice(0, step.at) + now.slice(step.at + step.remove)), text)
}

/** Where a position is after `steps`. An insert right at it goes behind it, so that a word being typed stays whole. */
export function moved(index: number, steps: Step[]): number {
  return steps.reduce((now, step) => ('insert' in step
    ? step.at < now ? now + step.insert.length : now
    : now - Math.max(0, Math.min(step.remove, now - step.at))), index)
}

/** [a′, b′] for two lists that start from the same text. Of two inserts at one place, that of `a` stands first. */
export function crossed(a: Step[], b: Step[]): [Step[], Step[]] {
  const [firstA, ...restA] = a
  const [firstB, ...restB] = b
  if (firstA === undefined || firstB === undefined) return [a, b]
  if (restA.length === 0 && restB.length === 0) return [after(firstA, firstB, true), after(firstB, firstA, false)]
  if (restA.length > 0) {
    const [headA, pastHead] = crossed([firstA], b)
    const [tailA, pastAll] = crossed(restA, pastHead)
    return [[...headA, ...tailA], pastAll]
  }
  const [throughHead, headB] = crossed([firstA], [firstB])
  const [throughAll, tailB] = crossed(throughHead, restB)
  return [throughAll, [...headB, ...tailB]]
}

/** `step` as it reads once `other` has been applied. */
function after(step: Step, other: Step, first: boolean): Step[] {
  if ('insert' in other) {
    const length = other.insert.length
    if ('insert' in step) return [step.at < other.at || (step.at === other.at && first) ? step : { ...step, at: step.at + length }]
    if (step.at >= other.at) return [{ ...step, at: step.at + length }]
    const head = Math.min(step.remove, other.at - step.at)
    return step.remove === head ? [step] : [{ at: step.at, remove: head }, { at: step.at + length, remove: step.remove - head }]
  }
  const end = other.at + other.remove
  const start = step.at <= other.at ? step.at : Math.max(other.at, step.at - other.remove)
  if ('insert' in step) return [{ ...step, at: start }]
  const shared = Math.max(0, Math.min(step.at + step.remove, end) - Math.max(step.at, other.at))
  return step.remove === shared ? [] : [{ at: start, remove: step.remove - shared }]
}

/** The edit whose end is the caret, if it is as small as the smallest. */
function endingAt(before: string, after: string, caret: number, size: number) {
  const tail = after.length - caret
  if (tail < 0 || tail > before.length || before.slice(before.length - tail) !== after.slice(caret)) return null
  const head = difference(before.slice(0, before.length - tail), after.slice(0, caret))
  const removed = before.length - tail - head.start
  const inserted = after.slice(head.start, caret)
  return removed + inserted.length === size ? { start: head.start, removed, inserted } : null
}
