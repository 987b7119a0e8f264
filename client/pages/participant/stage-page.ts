// Which page a participant sees, and whether it is the same page as before a change of stage.
import type { StageKind } from '../../../shared/event/names.ts'
import type { EventState, Stage } from '../../../shared/event/state.ts'
import { allQuestions } from '../../../shared/event/state.ts'

export type StagePage = 'waiting' | 'board' | 'questions' | 'ballot' | 'results' | 'closing'

const pages: Record<StageKind, StagePage> = {
  welcome: 'waiting', explore: 'board', cluster: 'board', refine: 'board', questions: 'questions',
  ballot: 'ballot', results: 'results', close: 'closing',
}

export function stagePage(state: EventState, stage: Stage | undefined): StagePage {
  const revealed = allQuestions(state).some((question) => question.phase === 'revealed')
  const page = state.closedAt !== null ? 'closing' : stage ? pages[stage.kind] : 'waiting'
  if (page === 'closing' && revealed) return 'results'
  if (page === 'board' && state.boards.length === 0) return 'waiting'
  return page
}
