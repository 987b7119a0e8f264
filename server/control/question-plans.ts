// The questions of a new event: which methods can be asked, and their options as they are kept, with defaults filled in.
import { costed } from '../../shared/event/costs.ts'
import { linkageOf } from '../../shared/event/linkage.ts'
import { linkageProblem } from '../../shared/event/linkage-checks.ts'
import { optionSchemas, questionMethods } from '../../shared/protocol/question-options.ts'
import type { CreateEvent } from '../../shared/protocol/create.ts'
import { refuse } from '../../shared/protocol/refusals.ts'
import type { Refusal } from '../../shared/protocol/refusals.ts'

type Agenda = NonNullable<CreateEvent['agenda']>
type Checked<T> = { ok: true; value: T } | { ok: false; refusal: Refusal }
type QuestionPlan = NonNullable<Agenda[number]['questions']>[number]

/** `titles`: of the actions on the boards that the event begins with, which costs are by. */
export function checkAgenda(agenda: Agenda, titles: ReadonlySet<string>): Checked<Agenda> {
  const checked: Agenda = []
  for (const stage of agenda) {
    const questions: QuestionPlan[] = []
    for (const question of stage.questions ?? []) {
      const result = checkQuestion(question)
      if (!result.ok) return result
      const unknown = costed(result.value.options).find((title) => !titles.has(title))
      if (unknown !== undefined) return no('bad-request', `Question "${question.title}": options.costs: there is no action with the title "${unknown}".`)
      questions.push(result.value)
    }
    checked.push(stage.questions ? { ...stage, questions } : stage)
  }
  const problem = problemOfLinkages(checked.flatMap(({ questions }) => questions ?? []))
  return problem ? no('bad-request', problem) : { ok: true, value: checked }
}

function problemOfLinkages(questions: readonly QuestionPlan[]): string | null {
  for (const scope of new Set(questions.flatMap(({ options }) => linkageOf({ options: options ?? {} }) ?? []))) {
    const problem = linkageProblem(scope, questions.filter(({ options }) => options?.['linkage'] === scope))
    if (problem) return problem
  }
  return null
}

export function checkQuestion(question: QuestionPlan): Checked<QuestionPlan> {
  const { title, method, secrecy, options = {} } = question
  const known = questionMethods.find((name) => name === method)
  if (!known) return no('method-not-supported', `Questions of the method "${method}" cannot be asked. Use one of: ${questionMethods.join(', ')}.`)
  const parsed = optionSchemas[known].safeParse(options)
  if (parsed.success && parsed.data.live && (secrecy ?? 'secret') === 'secret') {
    return no('bad-request', `Question "${title}": a secret question has no tally before voting is closed: leave out options.live.`)
  }
  if (parsed.success && parsed.data.names && secrecy !== 'named') {
    return no('bad-request', `Question "${title}": options.names is for named ballots alone.`)
  }
  // Voters have to see who will see their names.
  if (parsed.success) return { ok: true, value: { ...question, options: secrecy === 'named' ? { names: 'facilitators', ...parsed.data } : parsed.data } }
  const [issue] = parsed.error.issues
  return no('bad-request', `Question "${title}": ${['options', ...issue!.path].join('.')}: ${issue!.message}`, parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })))
}

function no(...refusal: Parameters<typeof refuse>): { ok: false; refusal: Refusal } {
  return { ok: false, refusal: refuse(...refusal) }
}
