// The agenda: stages are added, changed, moved, left out and removed, before the event and during it.
// Invariant: the stage that the room is at, stages it has been in and questions with a slate stay in the agenda.
import { mostStages, plannedQuestion } from './agenda.ts'
import type { Question, Stage } from './agenda.ts'
import { no, nothing, same, yes } from './decision.ts'
import type { Context, Decision, Steps } from './decision.ts'
import type { StageChange } from './facts.ts'
import { unlinked } from './linkage.ts'
import type { Reversal } from './reversal.ts'
import type { EventState } from './state.ts'

type AgendaStep = Extract<Reversal['type'], `agenda.${string}`>

export const agendaSteps: Steps<AgendaStep> = {
  'agenda.add': decideAdd,
  'agenda.edit': decideEdit,
  'agenda.move': (state, { stageId, before }) => {
    const at = state.agenda.findIndex((stage) => stage.stageId === stageId)
    if (at === -1 || !isPlace(state, before)) return unknownStage()
    const followedBy = after(state, stageId)
    return before === stageId || before === followedBy
      ? nothing()
      : yes([{ type: 'stage.moved', stageId, before }], { type: 'agenda.move', stageId, before: followedBy })
  },
  'agenda.duplicate': (state, { stageId, copyId, title }, context) => {
    const stage = state.agenda.find((s) => s.stageId === stageId)
    if (!stage) return unknownStage()
    const { skipped: _, questions, ...rest } = stage
    const copy: Stage = { ...rest, stageId: copyId, title: title ?? stage.title }
    if (questions) copy.questions = questions.map((question) => plannedQuestion(context.newId(), unlinked(question)))
    return addStage(state, copy, after(state, stageId))
  },
  'agenda.remove': (state, { stageId }) => {
    const stage = state.agenda.find((s) => s.stageId === stageId)
    if (!stage) return nothing()
    if (stageId === state.stageId) return no('stage-current', 'The room is at this stage. Go to another one first.')
    if (state.begun[stageId]) return no('stage-begun', 'The room has been in this stage. It can be left out, but not removed.')
    if (stage.questions?.some(({ slate }) => slate)) return no('question-fixed', 'Voting has been opened in this stage. It cannot be removed any more.')
    return yes([{ type: 'stage.removed', stageId }], { type: 'agenda.restore', stage, before: after(state, stageId) })
  },
  'agenda.restore': (state, { stage, before }) => addStage(state, stage, isPlace(state, before) ? before : null),
  'agenda.skip': (state, { stageId }) => skip(state, stageId, true),
  'agenda.unskip': (state, { stageId }) => skip(state, stageId, false),
  'agenda.zone': ({ timeZone: before = null }, { timeZone }) => (before === timeZone ? nothing() : yes([{ type: 'event.zoned', timeZone }], { type: 'agenda.zone', timeZone: before })),
}

function decideAdd(state: EventState, command: Extract<Reversal, { type: 'agenda.add' }>, context: Context): Decision {
  const { stageId, before, kind, title, seconds = null, boards, allows, premoderated, questions } = command
  if (!isPlace(state, before)) return unknownStage()
  if (!hasBoards(state, boards)) return unknownBoard()
  const stage: Stage = { stageId, kind, title, seconds, ...(boards && { boards }), ...(allows && { allows }), ...(premoderated && { premoderated }) }
  if (kind !== 'ballot') return questions?.length ? notABallot() : addStage(state, stage, before)
  const made: Question[] = []
  for (const plan of questions?.length ? questions : [{ title, method: 'rank' }]) {
    const checked = context.checkQuestion(plan)
    if (!checked.ok) return { ok: false, error: checked.refusal }
    made.push(plannedQuestion(context.newId(), { secrecy: 'secret', options: {}, ...checked.value }))
  }
  return addStage(state, { ...stage, questions: made }, before)
}

function addStage(state: EventState, stage: Stage, before: string | null): Decision {
  const { stageId } = stage
  if (state.agenda.some((s) => s.stageId === stageId)) return nothing()
  // Where a stage asks one question, the stage's id names the question, too.
  if (state.agenda.some(({ questions }) => questions?.some(({ questionId }) => questionId === stageId))) return no('id-taken', 'A question has this id.')
  if (state.agenda.length >= mostStages) return no('too-many', `An agenda has at most ${mostStages} stages.`)
  return yes([{ type: 'stage.added', stage, before }], { type: 'agenda.remove', stageId })
}

function decideEdit(state: EventState, command: Extract<Reversal, { type: 'agenda.edit' }>): Decision {
  const { stageId, title, seconds, boards, allows, premoderated } = command
  const stage = state.agenda.find((s) => s.stageId === stageId)
  if (!stage) return unknownStage()
  if (!hasBoards(state, boards)) return unknownBoard()
  const asked = { title, seconds, boards, allows, premoderated }
  const now = { title: stage.title, seconds: stage.seconds, boards: stage.boards ?? null, allows: stage.allows ?? null, premoderated: stage.premoderated ?? false }
  const fields = (['title', 'seconds', 'boards', 'allows', 'premoderated'] as const).filter((field) => asked[field] !== undefined && !same(asked[field], now[field]))
  if (fields.length === 0) return nothing()
  const of = (from: object): StageChange => Object.fromEntries(Object.entries(from).filter(([field]) => fields.includes(field as keyof typeof now)))
  return yes([{ type: 'stage.edited', stageId, change: of(asked) }], { type: 'agenda.edit', stageId, ...of(now) })
}

function skip(state: EventState, stageId: string, skipped: boolean): Decision {
  const stage = state.agenda.find((s) => s.stageId === stageId)
  if (!stage) return unknownStage()
  if ((stage.skipped ?? false) === skipped) return nothing()
  if (skipped && stageId === state.stageId) return no('stage-current', 'The room is at this stage. Go to another one first.')
  return yes([{ type: 'stage.skipped', stageId, skipped }], { type: skipped ? 'agenda.unskip' : 'agenda.skip', stageId })
}

/** The id of the stage that follows; null after the last. */
function after(state: EventState, stageId: string): string | null {
  return state.agenda[state.agenda.findIndex((stage) => stage.stageId === stageId) + 1]?.stageId ?? null
}

function isPlace({ agenda }: EventState, before: string | null): boolean {
  return before === null || agenda.some(({ stageId }) => stageId === before)
}

function hasBoards(state: EventState, boards: readonly string[] | null | undefined): boolean {
  return (boards ?? []).every((boardId) => state.boards.some((board) => board.boardId === boardId))
}

function unknownStage(): Decision {
  return no('unknown-stage', 'The agenda has no such stage.')
}

function unknownBoard(): Decision {
  return no('unknown-board', 'There is no such board in this session.')
}

function notABallot(): Decision {
  return no('not-a-ballot', 'Only ballot stages have questions.')
}
