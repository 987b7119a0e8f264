// Moving between stages: what leaving pauses, what entering opens, and which boards follow.
import { refuse } from '../protocol/refusals.ts'
import { limits } from '../board/schema.ts'
import { settledStages } from './agenda.ts'
import { withoutCost } from './costs.ts'
import { nothing } from './decision.ts'
import type { Context, Decision, Steps } from './decision.ts'
import type { Fact } from './facts.ts'
import { problemOfOpening } from './linkage-checks.ts'
import type { Reversal } from './reversal.ts'
import { currentStage } from './state.ts'
import type { EventState, Stage } from './state.ts'
import { startTimer } from './timer.ts'

export const stageSteps: Steps<'stage.go' | 'stage.return'> = {
  'stage.go': (state, { stageId }, context) => decideStage(state, stageId, context),
  'stage.return': decideStageReturn,
}

function decideStage(state: EventState, stageId: string, context: Context): Decision {
  const stage = state.agenda.find((s) => s.stageId === stageId)
  if (!stage) return { ok: false, error: refuse('unknown-stage', 'The agenda has no such stage.') }
  if (stage.skipped) return skippedStage()
  const [problem] = (stage.questions ?? []).flatMap((question) => (question.phase === 'planned' ? problemOfOpening(state, question) ?? [] : []))
  if (problem) return { ok: false, error: refuse('linkage-unfit', problem) }
  const opens: Fact[] = (stage.questions ?? []).flatMap((question): Fact[] => {
    if (question.phase === 'paused') return context.canTake(question) ? [{ type: 'question.reopened', questionId: question.questionId }] : []
    if (question.phase !== 'planned') return []
    const slate = context.slate(question)
    return slate.items.length > 0 && slate.items.length <= limits.actions && withoutCost(question, slate).length === 0 ? [{ type: 'question.opened', questionId: question.questionId, slate }] : []
  })
  const left = currentStage(state)
  const wereOpen = openQuestions(left)
  if (stageId === state.stageId) {
    if (opens.length === 0) return nothing()
    return { ok: true, facts: opens, undo: { type: 'stage.return', stageId, timer: state.timer, freeze: [], open: [], reopen: wereOpen } }
  }
  const settles = settledStages.has(stage.kind)
  const unsettles = !settles && left !== undefined && settledStages.has(left.kind)
  const toFreeze = settles ? state.boards.filter((b) => !b.frozen).map((b) => b.boardId) : []
  const toOpen = unsettles ? state.boards.filter((b) => b.frozen).map((b) => b.boardId) : []
  const facts: Fact[] = [
    ...wereOpen.map((questionId): Fact => ({ type: 'question.paused', questionId })),
    { type: 'stage.entered', stageId, timer: stage.seconds === null ? null : startTimer(stage.seconds, context.now) },
    ...toFreeze.map((boardId): Fact => ({ type: 'board.frozen', boardId })),
    ...toOpen.map((boardId): Fact => ({ type: 'board.opened', boardId })),
    ...opens,
  ]
  return {
    ok: true, facts,
    undo: {
      type: 'stage.return', stageId: state.stageId, timer: state.timer, freeze: toOpen, open: toFreeze,
      reopen: [...wereOpen, ...openQuestions(stage)],
    },
  }
}

/** Back to the stage before, as it was: its timer, its boards, its open questions. A room that is there keeps its timer. */
function decideStageReturn(state: EventState, command: Extract<Reversal, { type: 'stage.return' }>, context: Context): Decision {
  if (command.stageId !== state.stageId && state.agenda.some(({ stageId, skipped }) => stageId === command.stageId && skipped)) return skippedStage()
  const isOpen = (boardId: string): boolean => state.boards.some((b) => b.boardId === boardId && !b.frozen)
  const openNow = openQuestions(currentStage(state))
  const paused = new Set(state.agenda.flatMap((s) => s.questions ?? []).filter((q) => q.phase === 'paused' && context.canTake(q)).map((q) => q.questionId))
  return {
    ok: true,
    facts: [
      ...openNow.filter((q) => !command.reopen.includes(q)).map((questionId): Fact => ({ type: 'question.paused', questionId })),
      ...(command.stageId === state.stageId ? [] : [{ type: 'stage.entered', stageId: command.stageId, timer: command.timer } as const]),
      ...command.freeze.filter(isOpen).map((boardId): Fact => ({ type: 'board.frozen', boardId })),
      ...command.open.filter((b) => !isOpen(b)).map((boardId): Fact => ({ type: 'board.opened', boardId })),
      ...command.reopen.filter((q) => paused.has(q)).map((questionId): Fact => ({ type: 'question.reopened', questionId })),
    ],
  }
}

function skippedStage(): Decision {
  return { ok: false, error: refuse('stage-skipped', 'This stage is left out. Take it back into the agenda first.') }
}

function openQuestions(stage: Stage | undefined): string[] {
  return (stage?.questions ?? []).filter((question) => question.phase === 'open').map((question) => question.questionId)
}
