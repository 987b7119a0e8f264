// What happens to the agenda: stages and questions come, go, change and move. The ones that are not there are left alone.
import type { AgendaFact, StageChange } from './facts.ts'
import type { Handlers } from './folding.ts'
import type { EventState, Question, Stage } from './state.ts'

export const agendaHandlers: Handlers<AgendaFact> = {
  'stage.added': ({ agenda }, { stage, before }) => ({ agenda: placed(agenda, stage, before, idOfStage) }),
  'stage.edited': (state, { stageId, change }) => withStage(state, stageId, (stage) => changed(stage, change)),
  'stage.moved': ({ agenda }, { stageId, before }) => {
    const stage = agenda.find((s) => s.stageId === stageId)
    return stage ? { agenda: placed(agenda, stage, before, idOfStage) } : {}
  },
  'stage.removed': ({ agenda }, { stageId }) => ({ agenda: agenda.filter((stage) => stage.stageId !== stageId) }),
  'event.zoned': (_, { timeZone }) => ({ timeZone }),
  'stage.skipped': (state, { stageId, skipped }) => withStage(state, stageId, ({ skipped: _, ...stage }) => (skipped ? { ...stage, skipped } : stage)),
  'question.added': (state, { stageId, question, before }) =>
    withStage(state, stageId, (stage) => ({ ...stage, questions: placed(stage.questions ?? [], question, before, idOfQuestion) })),
  'question.edited': (state, { questionId, change }) =>
    withQuestionsOf(state, questionId, (questions) => questions.map((q) => (q.questionId === questionId ? { ...q, ...change } : q))),
  'question.moved': (state, { questionId, before }) =>
    withQuestionsOf(state, questionId, (questions) => placed(questions, questions.find((q) => q.questionId === questionId)!, before, idOfQuestion)),
  'question.removed': (state, { questionId }) =>
    withQuestionsOf(state, questionId, (questions) => questions.filter((q) => q.questionId !== questionId)),
}

const idOfStage = (stage: Stage): string => stage.stageId
const idOfQuestion = (question: Question): string => question.questionId

/** The list with `item` once, before the one with that id. */
function placed<T>(list: readonly T[], item: T, before: string | null, idOf: (item: T) => string): T[] {
  const others = list.filter((other) => idOf(other) !== idOf(item))
  const at = others.findIndex((other) => idOf(other) === before)
  return others.toSpliced(at === -1 ? others.length : at, 0, item)
}

function changed(stage: Stage, { boards, allows, premoderated = stage.premoderated ?? false, ...plain }: StageChange): Stage {
  const { boards: _, allows: __, premoderated: ___, ...rest } = { ...stage, ...plain }
  const nextBoards = boards === undefined ? stage.boards : boards ?? undefined
  const nextAllows = allows === undefined ? stage.allows : allows ?? undefined
  return { ...rest, ...(nextBoards && { boards: nextBoards }), ...(nextAllows && { allows: nextAllows }), ...(premoderated && { premoderated }) }
}

function withStage({ agenda }: EventState, stageId: string, change: (stage: Stage) => Stage): Partial<EventState> {
  return { agenda: agenda.map((stage) => (stage.stageId === stageId ? change(stage) : stage)) }
}

function withQuestionsOf({ agenda }: EventState, questionId: string, change: (questions: Question[]) => Question[]): Partial<EventState> {
  return {
    agenda: agenda.map((stage) =>
      (stage.questions?.some((q) => q.questionId === questionId) ? { ...stage, questions: change(stage.questions) } : stage)),
  }
}
