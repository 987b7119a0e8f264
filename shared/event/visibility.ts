// Who may see what of the state and of each fact.
// Invariant (tested): view(apply(state, fact)) equals apply(view(state), seen fact), so live views never drift.
import type { Fact } from './facts.ts'
import type { Floor, FloorCard, KeyMessage } from './floor.ts'
import type { Role } from './names.ts'
import { emptyState } from './state.ts'
import type { EventState, Question, Stage, Submitted } from './state.ts'

export function view(state: EventState, role: Role): EventState {
  if (seesEverything(role)) return state
  return {
    ...state,
    people: {},
    removed: {},
    moves: {},
    papers: {},
    generations: emptyState().generations,
    seats: {},
    imports: [],
    done: [],
    ...(role === 'observer' ? { authors: {} } : {}),
    floor: { ...state.floor, items: {}, isStale: false, ...(role === 'observer' ? unnamed(state.floor) : {}) },
    moderation: { ...state.moderation, returned: {}, waiting: {}, muted: {}, log: [], logged: 0 },
    erasures: state.erasures.map(discreet),
    retentionDays: null,
    agenda: role === 'observer' ? state.agenda : state.agenda.map(stageInTotals),
  }
}

/** The fact as this role sees it, or null where it may not see it at all. */
export function visible(fact: Fact, role: Role): Fact | null {
  if (fact.type === 'submissions.added') return null
  if (fact.type === 'erasure.finished') return { ...fact, digests: [] }
  if (seesEverything(role)) return fact
  switch (fact.type) {
    case 'person.joined':
    case 'person.updated':
    case 'person.removed':
    case 'person.readmitted':
    case 'person.moved':
    case 'papers.registered':
    case 'paper.entered':
    case 'paper.voided':
    case 'links.renewed':
    case 'client.bound':
    case 'people.seated':
    case 'import.made':
    case 'import.reverted':
    case 'submissions.themed':
    case 'submission.linked':
    case 'submissions.merged':
    case 'floor.asked':
    case 'floor.changed':
    case 'action.returned':
    case 'action.settled':
    case 'entry.offered':
    case 'entry.returned':
    case 'entry.taken':
    case 'person.muted':
    case 'person.unmuted':
    case 'moderation.noted':
    case 'report.arranged':
    case 'archive.handed':
    case 'control.done':
    case 'control.undone':
    case 'retention.set':
      return null
    case 'author.named':
      return role === 'observer' ? null : fact
    case 'floor.live':
      return role === 'observer' ? { ...fact, card: cardUnnamed(fact.card) } : fact
    case 'message.set':
      return role === 'observer' ? { ...fact, message: fact.message && messageUnnamed(fact.message) } : fact
    case 'erasure.begun':
      return discreet(fact)
    case 'floor.counted':
      return { ...fact, votes: {} }
    case 'question.counted':
    case 'question.sealed':
      return role === 'observer' ? fact : { ...fact, submitted: totalOnly(fact.submitted) }
    case 'stage.added':
      return role === 'observer' ? fact : { ...fact, stage: stageInTotals(fact.stage) }
    case 'question.added':
      return role === 'observer' ? fact : { ...fact, question: inTotals(fact.question) }
    default:
      return fact
  }
}

function seesEverything(role: Role): boolean {
  return role === 'facilitator' || role === 'organiser' || role === 'table-facilitator'
}

/** The big screen gets no name of who asked or who said something. */
function unnamed({ answering, messages }: Floor): Pick<Floor, 'answering' | 'messages'> {
  return { answering: cardUnnamed(answering), messages: messages.map(messageUnnamed) }
}

function cardUnnamed(card: FloorCard | null): FloorCard | null {
  return card && { ...card, name: null }
}

function messageUnnamed(message: KeyMessage): KeyMessage {
  return { ...message, speaker: '' }
}

/** Pages forget the words by the fact; who asked for it and why is no matter of theirs. */
function discreet<E extends { by: string; reason: string }>(erasure: E): E {
  return { ...erasure, by: '', reason: '' }
}

function stageInTotals(stage: Stage): Stage {
  return stage.questions ? { ...stage, questions: stage.questions.map(inTotals) } : stage
}

function inTotals(question: Question): Question {
  return { ...question, submitted: totalOnly(question.submitted) }
}

function totalOnly(submitted: Submitted): Submitted {
  return { total: submitted.total, byGroup: {} }
}
