// The files that follow from the state of an event: the same state gives the same bytes.
import { allQuestions } from '../event/state.ts'
import type { EventState, Question } from '../event/state.ts'
import type { ArchivedTally, Manifest } from './format.ts'
import { formatName, formatVersion, partEntries } from './format.ts'

/** The agenda with its questions and their slates, without results. */
export function agendaOf({ eventId, title, template, createdAt, closedAt, groups, agenda, stageId, boards, tables }: EventState): object {
  return {
    eventId, title, template, createdAt, closedAt, groups, stageId, boards, tables,
    agenda: agenda.map((stage) => (stage.questions ? { ...stage, questions: stage.questions.map(({ tally: _, moved: __, ...question }) => question) } : stage)),
  }
}

/** Null unless the question is revealed. */
export function tallyOf({ questionId, title, method, secrecy, phase, tally, moved }: Question): ArchivedTally | null {
  return phase === 'revealed' && tally ? { questionId, title, method, secrecy, tally, ...(moved ? { moved } : {}) } : null
}

export type Counted = { entries: number; facts: number; updates: number; erased: number; head: Manifest['head'] }

/** As it is written now. */
export function versionOf({ entries }: Pick<Counted, 'entries'>): number {
  return entries > partEntries ? formatVersion : 1
}

/** All of the manifest but its list of files. `ballots`: how many the file of a question has. */
export function manifestOf(state: EventState, { entries, facts, updates, erased, head }: Counted, ballots: ReadonlyMap<string, number>, version = versionOf({ entries })): Omit<Manifest, 'files'> {
  const { eventId, title, createdAt, closedAt, boards, people, actions } = state
  return {
    format: formatName, version, event: { eventId, title, createdAt, closedAt }, head,
    counts: { entries, facts, updates, erased, boards: boards.length, people: Object.keys(people).length, actions: Object.keys(actions).length },
    questions: allQuestions(state).map((question) => (
      { questionId: question.questionId, title: question.title, secrecy: question.secrecy, phase: question.phase, ballots: ballots.get(question.questionId) ?? null }
    )),
  }
}
