// Ballots on paper: their serials are registered, each is entered once, and one that was entered can be voided and replaced until the seal.
import { no, nothing, yes } from './decision.ts'
import type { Decision, Steps } from './decision.ts'
import { mostPapers } from './paper.ts'
import { findQuestion } from './state.ts'
import type { EventState, Question } from './state.ts'

type PaperStep = 'papers.register' | 'paper.enter' | 'paper.void'

export const paperSteps: Steps<PaperStep> = {
  'papers.register': (state, { questionId, serials, origin = 'printed' }) => {
    const question = findQuestion(state, questionId)
    if (!question) return no('unknown-question', 'There is no such question in this session.')
    if (isOver(question)) return no('question-sealed', 'Voting is closed.')
    const added = [...new Set(serials)].filter((serial) => state.papers[serial]?.questionId !== question.questionId)
    if (added.some((serial) => Object.hasOwn(state.papers, serial))) return no('serial-used', 'One of these serial numbers belongs to another question.')
    if (Object.keys(state.papers).length + added.length > mostPapers) return no('too-many', `A session takes at most ${mostPapers} paper ballots.`)
    return added.length === 0 ? nothing() : yes([{ type: 'papers.registered', questionId: question.questionId, origin, serials: added }])
  },
  // What the ballot says was checked and put away before; here it only counts as entered.
  'paper.enter': (state, { questionId, serial, id }, _, { personId }) => {
    const found = open(state, questionId, serial)
    if (!found.ok) return found
    if (found.entered) return found.entered === id ? nothing() : no('serial-used', 'A ballot with this serial number has been entered. Void it first, or take another one.')
    return yes([{ type: 'paper.entered', serial, by: personId, id }])
  },
  'paper.void': (state, { serial, reason, replacedBy = null }, _, { personId }) => {
    const paper = Object.hasOwn(state.papers, serial) ? state.papers[serial]! : undefined
    if (!paper) return unknown()
    if (paper.voided) return nothing()
    const question = findQuestion(state, paper.questionId)
    if (!question || isOver(question)) return no('question-sealed', 'Voting is closed: ballots stay as they are.')
    const other = replacedBy !== null && Object.hasOwn(state.papers, replacedBy) ? state.papers[replacedBy]! : null
    if (replacedBy !== null && (other?.questionId !== paper.questionId || replacedBy === serial || other.voided)) return no('unknown-serial', 'The ballot that is to replace it is not one of this question.')
    return yes([{ type: 'paper.voided', serial, by: personId, reason, replacedBy }])
  },
}

/** The question whose voting takes this paper, and the id of its entry if it was entered; a no where it takes none, or not this one. */
export function open(state: EventState, questionId: string, serial: string): { ok: true; question: Question; entered: string | null } | Extract<Decision, { ok: false }> {
  const refusal = (...why: Parameters<typeof no>): Extract<Decision, { ok: false }> => no(...why) as Extract<Decision, { ok: false }>
  const question = findQuestion(state, questionId)
  if (!question) return refusal('unknown-question', 'There is no such question in this session.')
  const paper = Object.hasOwn(state.papers, serial) ? state.papers[serial]! : undefined
  if (paper?.questionId !== question.questionId) return refusal('unknown-serial', 'No ballot of this question was printed with this serial number.')
  if (paper.voided) return refusal('serial-void', 'The ballot with this serial number was voided.')
  if (isOver(question)) return refusal('question-sealed', 'Voting is closed.')
  if (question.phase === 'planned') return refusal('question-not-open', 'Voting has not been opened yet.')
  return { ok: true, question, entered: paper.entered?.id ?? null }
}

function isOver({ phase }: Question): boolean {
  return phase === 'sealed' || phase === 'revealed'
}

function unknown(): Decision {
  return no('unknown-serial', 'No ballot of this session has this serial number.')
}
