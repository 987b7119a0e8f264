// What a moment looked like, read from its standing and the timeline.
import type { Question } from '../../../../shared/event/state.ts'
import { allQuestions } from '../../../../shared/event/state.ts'
import { countBy } from '../../../../shared/replay/timeline.ts'
import type { Moment, Timeline } from '../../../../shared/replay/timeline.ts'
import type { TouchKind } from '../../../../shared/replay/touches.ts'
import { texts } from '../../../ui/texts/replay.ts'
import type { Standing } from './player.svelte.ts'

/** "board frozen", "voting open" … */
export function momentFacts(timeline: Timeline, { index, state }: Standing): string[] {
  if (state.closedAt !== null) return [texts.facts.closed, ...revealFact()]
  if (state.pause) return [texts.facts.paused]
  const phase = latestQuestions(timeline, { index, state })[0]?.phase
  const voting = phase === 'open' || phase === 'paused' || phase === 'sealed' ? [texts.facts.voting[phase]] : []
  return [state.boards.every(({ frozen }) => frozen) ? texts.facts.frozen : texts.facts.open, ...voting, ...revealFact()]

  function revealFact(): string[] {
    const latest = latestQuestions(timeline, { index, state })[0]
    const revealed = latest?.phase === 'revealed' ? lastMoment(timeline, index, 'revealed', latest.questionId) : undefined
    return revealed ? [texts.facts.revealed(revealed.at)] : []
  }
}

/** Questions that have been opened, the one that changed last first. */
export function latestQuestions(timeline: Timeline, { index, state }: Pick<Standing, 'index' | 'state'>): Question[] {
  const changed = new Map<string, number>()
  for (const moment of timeline.moments) if (moment.index <= index) changed.set(moment.id, moment.index)
  return allQuestions(state).filter(({ phase }) => phase !== 'planned')
    .sort((a, b) => (changed.get(b.questionId) ?? 0) - (changed.get(a.questionId) ?? 0))
}

export function lastMoment(timeline: Timeline, index: number, kind: Moment['kind'], id: string): Moment | undefined {
  return timeline.moments.findLast((moment) => moment.index <= index && moment.kind === kind && moment.id === id)
}

export function nextMoment(timeline: Timeline, index: number, kind: Moment['kind'], id: string): Moment | undefined {
  return timeline.moments.find((moment) => moment.index > index && moment.kind === kind && moment.id === id)
}

/** Actions of a board that people touched within `windowMs` before `time`, with what was done last. */
export function recentTouches(timeline: Timeline, boardId: string, index: number, time: number, windowMs: number): Map<string, TouchKind> {
  const recent = new Map<string, TouchKind>()
  for (let at = countBy(timeline.touches, index) - 1; at >= 0; at--) {
    const placed = timeline.touches[at]!
    if (placed.at < time - windowMs) break
    const { kind, actionId } = placed.touch
    if (placed.byPerson && placed.boardId === boardId && actionId !== null && !recent.has(actionId)) recent.set(actionId, kind)
  }
  return recent
}
