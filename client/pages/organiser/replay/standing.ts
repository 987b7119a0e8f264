// What a moment looked like, read from its standing and the overview.
import type { Question } from '../../../../shared/event/state.ts'
import { allQuestions } from '../../../../shared/event/state.ts'
import type { Overview } from '../../../../shared/replay/desk.ts'
import type { Moment } from '../../../../shared/replay/timeline.ts'
import { texts } from '../../../ui/texts/replay.ts'
import type { Standing } from './player.svelte.ts'

/** "board frozen", "voting open" … */
export function momentFacts(overview: Pick<Overview, 'moments'>, { index, state }: Pick<Standing, 'index' | 'state'>): string[] {
  if (state.closedAt !== null) return [texts.facts.closed, ...revealFact()]
  if (state.pause) return [texts.facts.paused]
  const phase = latestQuestions(overview, { index, state })[0]?.phase
  const voting = phase === 'open' || phase === 'paused' || phase === 'sealed' ? [texts.facts.voting[phase]] : []
  return [state.boards.every(({ frozen }) => frozen) ? texts.facts.frozen : texts.facts.open, ...voting, ...revealFact()]

  function revealFact(): string[] {
    const latest = latestQuestions(overview, { index, state })[0]
    const revealed = latest?.phase === 'revealed' ? lastMoment(overview, index, 'revealed', latest.questionId) : undefined
    return revealed ? [texts.facts.revealed(revealed.at)] : []
  }
}

/** Questions that have been opened, the one that changed last first. */
export function latestQuestions(overview: Pick<Overview, 'moments'>, { index, state }: Pick<Standing, 'index' | 'state'>): Question[] {
  const changed = new Map<string, number>()
  for (const moment of overview.moments) if (moment.index <= index) changed.set(moment.id, moment.index)
  return allQuestions(state).filter(({ phase }) => phase !== 'planned')
    .sort((a, b) => (changed.get(b.questionId) ?? 0) - (changed.get(a.questionId) ?? 0))
}

export function lastMoment(overview: Pick<Overview, 'moments'>, index: number, kind: Moment['kind'], id: string): Moment | undefined {
  return overview.moments.findLast((moment) => moment.index <= index && moment.kind === kind && moment.id === id)
}

export function nextMoment(overview: Pick<Overview, 'moments'>, index: number, kind: Moment['kind'], id: string): Moment | undefined {
  return overview.moments.find((moment) => moment.index > index && moment.kind === kind && moment.id === id)
}
