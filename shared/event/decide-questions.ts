// The questions of ballot stages: added, changed, moved and removed for as long as their voting has never been opened.
// Invariant: once a question has a slate nothing of it changes but its title.
import type { QuestionPlan } from '../templates/plan.ts'
import { mostQuestions, plannedQuestion } from './agenda.ts'
import type { Question, Stage } from './agenda.ts'
import { unknownCosted } from './costs.ts'
import { no, nothing, same, yes } from './decision.ts'
import type { Context, Decision, Steps } from './decision.ts'
import type { Reversal } from './reversal.ts'
import type { EventState } from './state.ts'

type QuestionStep = Extract<Reversal['type'], `question.${string}`>

export const questionSteps: Steps<QuestionStep> = {
  'question.add': (state, { stageId, questionId, before, title, method, secrecy, options }, context) => {
    const checked = context.checkQuestion(planOf({ title, method, secrecy, options }))
    if (!checked.ok) return { ok: false, error: checked.refusal }
    if (unknownCosted(state, checked.value.options) !== undefined) return unknownAction()
    return addQuestion(state, stageId, plannedQuestion(questionId, { secrecy: 'secret', options: {}, ...checked.value }), before, false)
  },
  'question.restore': (state, { stageId, question, before }) => addQuestion(state, stageId, question, before, true),
  'question.edit': decideEdit,
  'question.move': (state, { questionId, before }) => {
    const found = find(state, questionId)
    if (!found || (before !== null && !found.questions.some((q) => q.questionId === before))) return unknownQuestion()
    const followedBy = found.questions[found.at + 1]?.questionId ?? null
    if (before === questionId || before === followedBy) return nothing()
    if (found.question.slate) return fixed()
    return yes([{ type: 'question.moved', questionId, before }], { type: 'question.move', questionId, before: followedBy })
  },
  'question.remove': (state, { questionId }) => {
    const found = find(state, questionId)
    if (!found) return nothing()
    const { stage, question, questions, at } = found
    if (question.slate) return fixed()
    if (questions.length === 1) return no('question-needed', 'A ballot stage asks at least one question. Remove the stage instead.')
    return yes([{ type: 'question.removed', questionId }], {
      type: 'question.restore', stageId: stage.stageId, question, before: questions[at + 1]?.questionId ?? null,
    })
  },
}

/** `anyPlace`: last where the question that it came before is gone. */
function addQuestion(state: EventState, stageId: string, question: Question, before: string | null, anyPlace: boolean): Decision {
  const stage = state.agenda.find((s) => s.stageId === stageId)
  if (!stage) return no('unknown-stage', 'The agenda has no such stage.')
  const { questionId } = question
  if (stage.questions?.some((q) => q.questionId === questionId)) return nothing()
  if (find(state, questionId) || state.agenda.some((s) => s.stageId === questionId)) return no('id-taken', 'Another question or stage has this id.')
  if (stage.kind !== 'ballot') return no('not-a-ballot', 'Only ballot stages have questions.')
  const questions = stage.questions ?? []
  if (questions.length >= mostQuestions) return no('too-many', `A stage asks at most ${mostQuestions} questions.`)
  const isThere = before === null || questions.some((q) => q.questionId === before)
  if (!isThere && !anyPlace) return unknownQuestion()
  return yes([{ type: 'question.added', stageId, question, before: isThere ? before : null }], { type: 'question.remove', questionId })
}

function decideEdit(state: EventState, command: Extract<Reversal, { type: 'question.edit' }>, context: Context): Decision {
  const { questionId, title, method, secrecy, options } = command
  const question = find(state, questionId)?.question
  if (!question) return unknownQuestion()
  const now = { title: question.title, method: question.method, secrecy: question.secrecy, options: question.options }
  const next = {
    title: title ?? now.title, method: method ?? now.method, secrecy: secrecy ?? now.secrecy,
    // Options belong to their method.
    options: options ?? (method === undefined || method === now.method ? now.options : {}),
  }
  if (same({ ...next, title: '' }, { ...now, title: '' })) {
    return next.title === now.title ? nothing()
      : yes([{ type: 'question.edited', questionId, change: { title: next.title } }], { type: 'question.edit', questionId, title: now.title })
  }
  const checked = context.checkQuestion(next)
  if (!checked.ok) return { ok: false, error: checked.refusal }
  if (unknownCosted(state, checked.value.options) !== undefined) return unknownAction()
  const change = { ...next, options: checked.value.options ?? {} }
  if (same(change, now)) return nothing()
  if (question.slate && !same({ ...change, title: '' }, { ...now, title: '' })) return fixed()
  return yes([{ type: 'question.edited', questionId, change }], { type: 'question.edit', questionId, ...now })
}

function find(state: EventState, questionId: string): { stage: Stage; questions: Question[]; question: Question; at: number } | null {
  for (const stage of state.agenda) {
    const questions = stage.questions ?? []
    const at = questions.findIndex((question) => question.questionId === questionId)
    if (at !== -1) return { stage, questions, question: questions[at]!, at }
  }
  return null
}

function planOf({ title, method, secrecy, options }: Pick<Question, 'title' | 'method'> & Partial<Pick<Question, 'secrecy' | 'options'>>): QuestionPlan {
  return { title, method, ...(secrecy && { secrecy }), ...(options && { options }) }
}

function unknownQuestion(): Decision {
  return no('unknown-question', 'There is no such question in this session.')
}

function unknownAction(): Decision {
  return no('unknown-action', 'A cost is given for an action that is not on any board.')
}

function fixed(): Decision {
  return no('question-fixed', 'Voting on this question has been opened: only its wording can still be changed.')
}
