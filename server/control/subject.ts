// All that the server has on one participant, for who asks for it. Ballots are not: but for those that were declared to be named, nobody can
// tell whose is whose, and while voting is open this server must not.
import { readBoard } from '../../shared/board/read.ts'
import { addRuns } from '../../shared/erasure/copies.ts'
import { erasedStretches } from '../../shared/erasure/board.ts'
import type { Fact } from '../../shared/event/facts.ts'
import { findQuestion } from '../../shared/event/state.ts'
import type { EventState } from '../../shared/event/state.ts'
import type { SubjectData } from '../../shared/protocol/subject.ts'
import type { Journal, Timers } from '../ports.ts'
import { readFact } from './entries.ts'
import { eachEntry, readWholePast } from './whole-past.ts'

const notHere = [
  'Ballots of secret and public-recount questions: they are kept under a pseudonym whose key is outside of this data and is destroyed at the seal; nobody can look up whose ballot is whose.',
  'Questions that were asked without a name, and upvotes: the server does not know whose they are.',
  'What others wrote about this person in words of their own.',
]

type Parts = { journal: Journal; timers: Timers }

export async function subjectData(
  { journal, timers }: Parts, state: EventState, participantId: string, named: readonly { questionId: string; participantId: string; ballot: unknown }[],
): Promise<SubjectData> {
  const parts = { journal, timers, stream: state.eventId }
  const past = await readWholePast(parts)
  const titleOf = (boardId: string): string => state.boards.find((board) => board.boardId === boardId)?.title ?? boardId
  const words: SubjectData['words'] = []
  const written = new Set<string>()
  for (const [boardId, doc] of past.docs) {
    const bindings = past.bindings.get(boardId) ?? new Map<number, string>()
    const view = readBoard(doc)
    for (const { root, id, field } of erasedStretches(doc, { entries: [], writers: [participantId] }, bindings).touched) {
      const entry = view[root].find((one) => one.id === id) as Record<string, unknown> | undefined
      words.push({ board: titleOf(boardId), kind: root, id, field, now: typeof entry?.[field] === 'string' ? entry[field] : null })
    }
    const runs = new Map<string, Set<string>>()
    addRuns(runs, doc, new Set([...bindings].flatMap(([client, by]) => (by === participantId ? [client] : []))), (id) => id)
    for (const texts of runs.values()) for (const text of texts) written.add(text)
    for (const { author, text } of view.arguments) if (author === participantId) written.add(text)
  }
  const facts: SubjectData['journal'] = []
  await eachEntry(parts, (entry) => {
    if (entry.kind !== 'fact') return
    const { seq, at, fact } = readFact(entry)
    const own = ofPerson(fact, participantId, entry.by === participantId)
    if (own) facts.push({ seq, at, fact: own })
  })
  const person = state.people[participantId]
  return {
    event: { eventId: state.eventId, title: state.title }, participantId,
    name: (person ?? state.authors[participantId])?.name ?? null, group: (person ?? state.authors[participantId])?.group ?? null, joinedAt: person?.joinedAt ?? null,
    removed: Object.hasOwn(state.removed, participantId), table: state.tables.find(({ tableId }) => tableId === state.seats[participantId])?.title ?? null,
    words, written: [...written],
    questions: Object.entries(state.floor.items).flatMap(([itemId, { text, askedAt, status, answer }]) => (past.asked.get(itemId) === participantId ? [{ text, askedAt, status, answer }] : [])),
    namedBallots: named.filter((one) => one.participantId === participantId).map(({ questionId, ballot }) => {
      const question = findQuestion(state, questionId)
      return { questionId, title: question?.title ?? '', ballot, titles: Object.fromEntries(question?.slate?.items.map(({ actionId, title }) => [actionId, title]) ?? []) }
    }),
    journal: facts, notHere,
  }
}

/** The fact without where others sit; null where it says nothing of this person. */
function ofPerson(fact: Fact, participantId: string, isOwn: boolean): Fact | null {
  if (fact.type === 'submissions.added' || fact.type === 'question.opened' || fact.type === 'erasure.begun') return null
  const text = JSON.stringify(fact, (key, value: unknown) => (key === 'seats' ? ownSeat(value as Record<string, unknown>, participantId) : value))
  return isOwn || text.includes(`"${participantId}"`) ? JSON.parse(text) as Fact : null
}

function ownSeat(seats: Record<string, unknown>, participantId: string): Record<string, unknown> {
  return Object.hasOwn(seats, participantId) ? { [participantId]: seats[participantId] } : {}
}
