/** Checks ballots that mark actions one by one: approvals, dots, scores, answers to statements. */
import { entriesOf, mostItems, refuse, Roll, type BallotCheck } from './ballot-check.ts'
import type { AgreeBallot, ApproveBallot, BallotSlate, DotsBallot, ScoreBallot } from './ballot-types.ts'
import { dotLimits, mostApproved, scoreScale } from './options.ts'

type Input = Record<string, unknown>
type Slate = Required<BallotSlate>

export function checkApprove({ approved }: Input, { options, actionIds }: Slate): BallotCheck<ApproveBallot> {
  if (!Array.isArray(approved)) return refuse('ballot-malformed', 'Approved actions must be a list of ids.')
  if (approved.length > mostItems(actionIds)) return refuse('too-large', 'The ballot approves more actions than there are.')
  const roll = new Roll(actionIds)
  for (const id of approved as unknown[]) {
    const wrong = roll.take(id)
    if (wrong) return wrong
  }
  if (approved.length > mostApproved(options, actionIds.length)) return refuse('ballot-too-much', 'The ballot approves more actions than this question allows.')
  return { ok: true, ballot: { method: 'approve', approved: [...approved as string[]] } }
}

/** Dots are whole; an entry of 0 is left out. */
export function checkDots({ dots }: Input, { options, actionIds }: Slate): BallotCheck<DotsBallot> {
  const marks = checkMarks(dots, actionIds)
  if (!marks.ok) return marks
  const limits = dotLimits(options)
  let sum = 0
  for (const [, count] of marks.entries) {
    if (typeof count !== 'number' || !Number.isInteger(count) || count < 0) return refuse('ballot-malformed', 'Dots must be whole numbers from 0.')
    if (count > limits.mostOnOne) return refuse('ballot-too-much', 'There are more dots on one action than this question allows.')
    sum += count
  }
  if (sum > limits.dots) return refuse('ballot-too-much', 'The ballot lays more dots than there are.')
  return { ok: true, ballot: { method: 'dots', dots: Object.fromEntries(marks.entries.filter(([, count]) => count !== 0)) as Record<string, number> } }
}

/** An action without any score is left out. */
export function checkScore({ scores }: Input, { options, actionIds }: Slate): BallotCheck<ScoreBallot> {
  const marks = checkMarks(scores, actionIds)
  if (!marks.ok) return marks
  const { criteria, min, max } = scoreScale(options)
  const known = new Set(criteria.map(({ id }) => id))
  const checked: [string, Record<string, number>][] = []
  for (const [id, given] of marks.entries) {
    const entries = entriesOf(given)
    if (!entries) return refuse('ballot-malformed', 'The scores of an action must be an object of criteria.')
    if (entries.length > known.size) return refuse('ballot-off-scale', 'The ballot scores on more criteria than this question has.')
    for (const [criterion, value] of entries) {
      if (!known.has(criterion)) return refuse('ballot-off-scale', 'The ballot scores on a criterion that this question does not have.')
      if (typeof value !== 'number') return refuse('ballot-malformed', 'A score must be a number.')
      if (!Number.isInteger(value) || value < min || value > max) return refuse('ballot-off-scale', 'A score is not on the scale of this question.')
    }
    // Minus zero is zero, and in JSON they look alike.
    if (entries.length > 0) checked.push([id, Object.fromEntries(entries.map(([criterion, value]) => [criterion, (value as number) + 0]))])
  }
  return { ok: true, ballot: { method: 'score', scores: Object.fromEntries(checked) } }
}

export function checkAgree({ answers }: Input, { actionIds }: Slate): BallotCheck<AgreeBallot> {
  const marks = checkMarks(answers, actionIds)
  if (!marks.ok) return marks
  const checked: [string, 1 | 0 | -1][] = []
  for (const [id, answer] of marks.entries) {
    if (answer === 1 || answer === -1) checked.push([id, answer])
    else if (answer === 0) checked.push([id, 0])
    else return refuse('ballot-malformed', 'An answer must be 1, 0 or -1.')
  }
  return { ok: true, ballot: { method: 'agree', answers: Object.fromEntries(checked) } }
}

function checkMarks(value: unknown, actionIds: readonly string[]): { ok: true; entries: [string, unknown][] } | ReturnType<typeof refuse> {
  const entries = entriesOf(value)
  if (!entries) return refuse('ballot-malformed', 'The ballot must have an object with an entry for each action.')
  if (entries.length > mostItems(actionIds)) return refuse('too-large', 'The ballot has more entries than there are actions.')
  const roll = new Roll(actionIds)
  for (const [id] of entries) {
    const wrong = roll.take(id)
    if (wrong) return wrong
  }
  return { ok: true, entries }
}
