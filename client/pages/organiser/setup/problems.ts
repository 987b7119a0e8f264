// What is wrong with a draft, in words, and which field it stands above.
import { moneyProblemText } from '../../../ui/texts/money-problem.ts'
import { texts } from '../../../ui/texts/organiser.ts'
import type { DraftProblem, EventDraft } from './draft.ts'

export function problemText(problem: DraftProblem): string {
  switch (problem.kind) {
    case 'paste': {
      const { paste } = texts.problem
      const { problem: pasted } = problem
      if (pasted.kind === 'too-much') return paste[pasted.kind]
      if (pasted.kind === 'no-title') return paste[pasted.kind](pasted.line)
      if (pasted.kind === 'too-many-actions' || pasted.kind === 'too-many-themes') return paste[pasted.kind](pasted.max)
      return paste[pasted.kind](pasted.line, pasted.max)
    }
    case 'money':
      return moneyProblemText(problem.problem)
    case 'bad-number':
      return texts.problem[problem.kind](problem.min, problem.max)
    case 'unknown-theme':
      return texts.problem[problem.kind](problem.theme)
    case 'too-long':
    case 'too-many-groups':
    case 'too-many-stages':
    case 'bad-minutes':
      return texts.problem[problem.kind](problem.max)
    default:
      return texts.problem[problem.kind]
  }
}

/** As `problemText`, with the stage it is about, for a list that stands apart from the fields. */
export function problemInSummary(problem: DraftProblem, { stages }: EventDraft): string {
  const place = stages.findIndex(({ key, questions }) =>
    [`stage-${key}`, ...questions.map((question) => `question-${question.key}`)].some((id) => problem.field.startsWith(`${id}-`)))
  return place === -1 ? problemText(problem) : texts.setup.problemIn(place + 1, problemText(problem))
}

/** The first problem of a field, in words; empty where there is none. */
export function problemAt(problems: readonly DraftProblem[], field: string): string {
  const problem = problems.find((candidate) => candidate.field === field)
  return problem ? problemText(problem) : ''
}
