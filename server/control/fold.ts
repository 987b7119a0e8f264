// Folding a journal: the state and the boards that its entries come to.
import { apply } from '../../shared/event/apply.ts'
import { emptyState } from '../../shared/event/state.ts'
import type { EventState } from '../../shared/event/state.ts'
import type { BoardContent, StoredEntry } from '../ports.ts'
import { readFact } from './entries.ts'

/** The state a journal folds to, and its boards as they are. */
export function foldEntries(entries: readonly StoredEntry[]): { state: EventState; boards: BoardContent[] } {
  let state = emptyState()
  const contents = new Map<string, BoardContent>()
  for (const entry of entries) {
    if (entry.kind === 'update') {
      contents.get(entry.boardId ?? '')?.updates.push(entry.payload)
      state = { ...state, seq: entry.seq }
      continue
    }
    const fact = readFact(entry)
    state = apply(state, fact)
    if (fact.fact.type === 'event.created') {
      for (const { boardId, epoch } of fact.fact.boards) contents.set(boardId, { boardId, epoch, updates: [], bindings: new Map() })
    }
    if (fact.fact.type === 'client.bound') contents.get(fact.fact.boardId)?.bindings.set(fact.fact.clientId, fact.fact.personId)
  }
  return { state, boards: [...contents.values()] }
}
