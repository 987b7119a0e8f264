// Removing something for good: which words on which boards, in which facts, also where they were carried to.
import type { BoardWrite } from '../board/changes.ts'
import type { BoardView } from '../board/read.ts'
import type { EntryName } from '../erasure/board.ts'
import { no, nothing, yes } from './decision.ts'
import type { Context, Decision, Steps } from './decision.ts'
import type { Traces } from '../erasure/traces.ts'
import type { Erased } from '../erasure/words.ts'
import type { ErasedBoard, ErasureKind } from './erasure.ts'
import type { Fact } from './facts.ts'
import { allQuestions } from './state.ts'
import type { EventState } from './state.ts'

type Asked = { erasureId: string; reason: string }
type Found = Partial<Erased> & { entries?: Entries }
/** By board. */
type Entries = Map<string, EntryName[]>

export const erasureSteps: Steps<'words.remove' | 'person.erase' | 'retention.set'> = {
  'words.remove': (state, { kind, id, ...asked }, context, { personId }) => {
    if (state.erasures.some(({ erasureId }) => erasureId === asked.erasureId)) return nothing()
    const found = finders[kind](state, id, context) ?? (Object.hasOwn(state.moderation.waiting, id) ? { ids: [id] } : null)
    return found ? begun(state, asked, kind, personId, found) : no('unknown-item', 'There is no such thing in this session.')
  },
  'person.erase': (state, { participantId, ...asked }, context, { personId }) => {
    if (state.erasures.some(({ erasureId }) => erasureId === asked.erasureId)) return nothing()
    // What came from another event may hold words of somebody who never was in this one.
    if (!isKnown(state, participantId) && !context.traces?.touched.size) return no('unknown-person', 'Nobody of that kind has joined this session.')
    const decision = begun(state, asked, 'person', personId, wordsOf(state, participantId, context), [participantId], context.traces?.copies)
    if (!decision.ok || Object.hasOwn(state.removed, participantId) || !Object.hasOwn(state.people, participantId)) return decision
    return { ...decision, facts: [{ type: 'person.removed', participantId }, ...decision.facts] }
  },
  'retention.set': ({ retentionDays }, { days }) => (retentionDays === days ? nothing() : yes([{ type: 'retention.set', days }])),
}

/** Names, contacts and reasons of everybody; the words that the event came to stay. */
export function retentionFact(erasureId: string): Fact {
  return { type: 'erasure.begun', erasureId, kind: 'retention', by: '', reason: '', boards: [], ids: [], people: [], writers: [], titles: [], everybody: 'with notes' }
}

/** When names are to be erased, ms since the epoch; null where that is never, or done. `inherited`: what its programme says where it says nothing itself. */
export function retentionDue(state: EventState, inherited: number | null = null): number | null {
  const days = state.retentionDays ?? inherited
  if (days === null) return null
  const due = namesSince(state) + days * 86_400_000
  return state.erasures.some(({ kind, at }) => kind === 'retention' && at >= due) ? null : due
}

/** From when on it counts how long names are kept: the end of the event; of one that was never closed, the last that joined. */
export function namesSince({ closedAt, createdAt, people }: EventState): number {
  return closedAt ?? Object.values(people).reduce((latest, { joinedAt }) => Math.max(latest, joinedAt), createdAt)
}

export function isKnown({ people, authors }: EventState, participantId: string): boolean {
  return Object.hasOwn(people, participantId) || Object.hasOwn(authors, participantId)
}

const finders: Record<Exclude<ErasureKind, 'person' | 'retention'>, (state: EventState, id: string, context: Context) => Found | null> = {
  action: (state, id) => {
    if (!Object.hasOwn(state.actions, id)) return null
    const { lineageId } = state.actions[id]!
    const entries: Entries = new Map()
    for (const [actionId, action] of Object.entries(state.actions)) if (action.lineageId === lineageId) put(entries, action.boardId, { root: 'actions', id: actionId })
    return { ids: idsOf(entries), entries }
  },
  argument: (state, id, context) => copies(state, context, 'arguments', id, (view) => view.arguments, markOfArgument),
  evidence: evidence,
  theme: (state, id, context) => copies(state, context, 'themes', id, (view) => view.themes, markOfTheme),
  question: ({ floor }, id) => (Object.hasOwn(floor.items, id) ? { ids: [id] } : null),
  message: ({ floor }, id) => (floor.messages.some(({ messageId }) => messageId === id) ? { ids: [id] } : null),
  submission: (state, id, context) => {
    const submission = context.submissions().get(id)
    if (!submission) return null
    const entries: Entries = new Map()
    for (const { evidenceId } of submission.links) for (const [boardId, list] of evidence(state, evidenceId, context)?.entries ?? []) list.forEach((entry) => put(entries, boardId, entry))
    return { ids: [id, ...idsOf(entries)], entries }
  },
  name: (state, id, context) => (isKnown(state, id) ? { people: namedBy(id, context) } : null),
}

function evidence(state: EventState, id: string, context: Context): Found | null {
  return copies(state, context, 'evidence', id, (view) => view.evidence, markOfEvidence)
}

const markOfArgument = ({ author, createdAt, side }: BoardView['arguments'][number]): string => `${author} ${createdAt} ${side}`
const markOfTheme = ({ title, detail }: BoardView['themes'][number]): string => JSON.stringify([title, detail])
const markOfEvidence = ({ title, text, source }: BoardView['evidence'][number]): string => JSON.stringify([title, text, source])

/** By what an entry is known in an event that it was carried to; null where it is not there. */
export function markOf(kind: ErasureKind, id: string, { actions }: EventState, views: readonly BoardView[]): string | null {
  const argument = kind === 'argument' && views.flatMap((view) => view.arguments).find((one) => one.id === id)
  const card = kind === 'evidence' && views.flatMap((view) => view.evidence).find((one) => one.id === id)
  const theme = kind === 'theme' && views.flatMap((view) => view.themes).find((one) => one.id === id)
  return kind === 'action' ? actions[id]?.lineageId ?? null : argument ? markOfArgument(argument) : card ? markOfEvidence(card) : theme ? markOfTheme(theme) : null
}

/** An entry of that kind with that mark. */
export function markedAs(kind: ErasureKind, mark: string, { actions }: EventState, views: readonly BoardView[]): string | null {
  if (kind === 'action') return Object.keys(actions).find((id) => actions[id]!.lineageId === mark) ?? null
  const found: { id: string }[] = views.flatMap((view): { id: string }[] => (kind === 'argument' ? view.arguments.filter((one) => markOfArgument(one) === mark)
    : kind === 'evidence' ? view.evidence.filter((one) => markOfEvidence(one) === mark) : kind === 'theme' ? view.themes.filter((one) => markOfTheme(one) === mark) : []))
  return found[0]?.id ?? null
}

/** An entry, and what was made of it on other boards. */
function copies<E extends { id: string }>(
  state: EventState, context: Context, root: EntryName['root'], id: string, of: (view: BoardView) => readonly E[], mark: (entry: E) => string,
): Found | null {
  const all = state.boards.map(({ boardId }) => ({ boardId, list: of(context.board(boardId)) }))
  const original = all.flatMap(({ list }) => list).find((entry) => entry.id === id)
  if (!original) return null
  const entries: Entries = new Map()
  for (const { boardId, list } of all) for (const entry of list) if (mark(entry) === mark(original)) put(entries, boardId, { root, id: entry.id })
  return { ids: idsOf(entries), entries }
}

/** A person, and where else the name stands: beside what they asked, and beside key messages. */
function namedBy(participantId: string, { traces }: Context): string[] {
  return [participantId, ...traces?.asked ?? [], ...traces?.said ?? []]
}

function wordsOf(state: EventState, participantId: string, context: Context): Found {
  const { traces } = context
  const entries: Entries = new Map()
  const titles: Erased['titles'][number][] = []
  for (const [boardId, touched] of traces?.touched ?? []) {
    if (!state.boards.some((board) => board.boardId === boardId)) continue
    put(entries, boardId)
    const left = context.without(boardId, { entries: [], writers: [participantId], copies: traces?.copies.get(boardId) ?? [] })
    const written = (root: EntryName['root']): Set<string> => new Set(touched.filter((one) => one.root === root).map(({ id }) => id))
    for (const { id, author } of left.arguments) if (author === participantId) put(entries, boardId, { root: 'arguments', id })
    for (const id of written('evidence')) {
      const card = left.evidence.find((one) => one.id === id)
      for (const [other, list] of evidence(state, id, context)?.entries ?? []) if (other !== boardId) list.forEach((entry) => put(entries, other, entry))
      if (card && `${card.title}${card.text}`.trim() === '') put(entries, boardId, { root: 'evidence', id })
    }
    for (const id of written('actions')) {
      const action = left.actions.find((one) => one.id === id)
      titles.push({ actionId: id, title: action?.title.trim() ?? '' })
      if (action && isBare(action, left, state, participantId)) put(entries, boardId, { root: 'actions', id })
    }
  }
  return { ids: [...traces?.asked ?? [], ...idsOf(entries)], people: namedBy(participantId, context), writers: [participantId], titles, entries }
}

/** Nobody else has written in it, about it or voted on it. */
function isBare({ id, title, detail }: BoardView['actions'][number], left: BoardView, state: EventState, participantId: string): boolean {
  return `${title}${detail}`.trim() === ''
    && !left.arguments.some(({ action, author }) => action === id && author !== participantId)
    && !left.evidence.some(({ actions }) => actions.includes(id))
    && !allQuestions(state).some(({ slate }) => slate?.items.some(({ actionId }) => actionId === id))
}

function begun(state: EventState, { erasureId, reason }: Asked, kind: ErasureKind, by: string, found: Found, writers: string[] = [], copies?: Traces['copies']): Decision {
  const { entries = new Map<string, EntryName[]>() } = found
  const boards = state.boards.flatMap(({ boardId, epoch }): ErasedBoard[] => {
    const list = entries.get(boardId)
    return list ? [{ boardId, epoch: epoch + 1, entries: list, writers, ...(copies?.has(boardId) && { copies: copies.get(boardId)! }) }] : []
  })
  const writes: BoardWrite[] = boards.filter((board) => board.entries.length > 0).map(({ boardId, entries: list }) => (
    { boardId, changes: list.map(({ root, id }) => ({ type: 'entry.remove' as const, root, id })) }
  ))
  const { ids = [], people = [], titles = [] } = found
  return { ok: true, facts: [...offTheFloor(state, ids), { type: 'erasure.begun', erasureId, kind, by, reason, boards, ids: [...ids], people: [...people], writers, titles: [...titles] }], writes }
}

/** What was asked and said under these ids is shown in no list any more. */
function offTheFloor({ floor: { items, answering, messages } }: EventState, ids: Iterable<string>): Fact[] {
  const gone = new Set(ids)
  return [
    ...Object.entries(items).flatMap(([itemId, { status, into }]): Fact[] => (
      gone.has(itemId) ? (status === 'dismissed' && into === null ? [] : [{ type: 'floor.changed', itemId, change: { status: 'dismissed', into: null } }])
        : into !== null && gone.has(into) ? [{ type: 'floor.changed', itemId, change: { into: null } }] : [])),
    ...(answering && gone.has(answering.itemId) ? [{ type: 'floor.live', card: null } as const] : []),
    ...messages.flatMap(({ messageId }): Fact[] => (gone.has(messageId) ? [{ type: 'message.set', messageId, message: null }] : [])),
  ]
}

function put(entries: Entries, boardId: string, entry?: EntryName): void {
  const list = entries.get(boardId) ?? []
  if (entry && !list.some(({ root, id }) => root === entry.root && id === entry.id)) list.push(entry)
  entries.set(boardId, list)
}

function idsOf(entries: Entries): string[] {
  return [...entries.values()].flat().map(({ id }) => id)
}
