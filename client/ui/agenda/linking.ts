// Which other question the ballots of one are compared with by person, and the commands that link the two, or no longer do.
import { linkageOf } from '../../../shared/event/linkage.ts'
import type { Question } from '../../../shared/event/state.ts'
import type { Command } from '../../../shared/protocol/commands.ts'

/** Of the question that is linked with this one; empty where none is. */
export function partnerOf(question: Question, questions: readonly Question[]): string {
  const scope = linkageOf(question)
  return scope === null ? '' : questions.find((one) => one.questionId !== question.questionId && linkageOf(one) === scope)?.questionId ?? ''
}

/** Rankings that are as secret, before voting has been opened on them, and that are linked with no third. */
export function couldBePartners(question: Question, secrecy: Question['secrecy'], questions: readonly Question[]): Question[] {
  const partner = partnerOf(question, questions)
  return secrecy === 'named' ? [] : questions.filter((one) => one.questionId !== question.questionId && one.method === 'rank' && one.secrecy === secrecy
    && !one.slate && (one.questionId === partner || linkageOf(one) === null || partnerOf(one, questions) === ''))
}

/** What this question's options say of it, and what has to be said of others first. `scope`: a new name. */
export function linking(question: Question, partnerId: string, questions: readonly Question[], scope: string): { linkage: string | null; others: Command[] } {
  const was = partnerOf(question, questions)
  const partner = questions.find(({ questionId }) => questionId === partnerId)
  const before = questions.find(({ questionId }) => questionId === was)
  const edit = ({ questionId, options: { linkage: _, ...options } }: Question, linkage: string | null): Command =>
    ({ type: 'question.edit', questionId, options: { ...options, ...(linkage !== null && { linkage }) } })
  const freed = before && was !== partnerId ? [edit(before, null)] : []
  if (!partner) return { linkage: null, others: freed }
  if (was === partnerId) return { linkage: linkageOf(question), others: [] }
  return { linkage: scope, others: [...freed, edit(partner, scope)] }
}
