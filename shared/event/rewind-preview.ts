// What putting something back would change, told from the changes themselves: nothing is said that would not be done, and all that would.
import type { BoardChange } from '../board/changes.ts'
import type { ActionView, BoardView } from '../board/read.ts'
import type { Root } from '../board/schema.ts'
import type { Past, RewindChange, RewindField, RewindPreview } from './rewind-facts.ts'
import type { EventState } from './state.ts'

const previewed = 50
const mostNames = 10

type Planned = { now: BoardView; to: BoardView; changes: readonly BoardChange[]; since: ReturnType<Past['since']> }

export function rewindPreview(state: EventState, planned: Planned): RewindPreview {
  const entries = new Map<string, { root: Root; id: string; changes: BoardChange[] }>()
  for (const change of planned.changes) {
    const [root, id] = entryOf(change)
    const key = `${root} ${id}`
    const entry = entries.get(key)
    if (entry) entry.changes.push(change)
    else entries.set(key, { root, id, changes: [change] })
  }
  const shown = [...entries.values()].slice(0, previewed).map(({ root, id, changes }) => told(state, planned, root, id, changes))
  return { changes: shown, more: Math.max(0, entries.size - previewed) }
}

function told(state: EventState, { now, to, since }: Planned, root: Root, id: string, changes: readonly BoardChange[]): RewindChange {
  const [is, was] = [find(now, root, id), find(to, root, id)]
  const how = !was ? 'goes' : !is ? 'comes' : 'changes'
  const entry = is ?? was!
  const actionId = root === 'actions' ? id : String(entry['action'] ?? '')
  const name = (personId: string): string => state.people[personId]?.name || state.authors[personId]?.name || personId
  const by = root === 'actions' ? since.filter(({ touch }) => touch.actionId === id).map(({ by }) => by)
    : root === 'arguments' && how === 'goes' ? [String(entry['author'])] : []
  return {
    root, id, how, number: Object.hasOwn(state.actions, actionId) ? state.actions[actionId]!.number : null,
    name: String(entry[root === 'arguments' ? 'text' : 'title']),
    fields: how === 'changes' ? changes.flatMap((change) => ('field' in change ? [fieldOf(root, id, change.field, now, to)] : [])) : [],
    by: [...new Set(by.filter((who) => who !== 'server').map(name))].slice(0, mostNames),
  }
}

function fieldOf(root: Root, id: string, field: string, now: BoardView, to: BoardView): RewindField {
  const of = (board: BoardView): string | null => {
    const entry = find(board, root, id)!
    switch (field) {
      case 'order':
        return String(1 + siblings(board, root, entry).findIndex((one) => one.id === id))
      case 'theme':
        return board.themes.find((theme) => theme.id === entry['theme'])?.title ?? null
      default:
        return String(entry[field])
    }
  }
  return { field: (field === 'order' ? 'place' : field) as RewindField['field'], now: of(now), then: of(to) }
}

/** In order: the actions of one theme, or the themes. */
function siblings(board: BoardView, root: Root, entry: Entry): readonly { id: string }[] {
  return root === 'actions' ? board.actions.filter(({ theme }) => theme === (entry as unknown as ActionView).theme) : board.themes
}

type Entry = Readonly<Record<string, unknown>>

function find(board: BoardView, root: Root, id: string): Entry | undefined {
  return (board[root] as readonly { id: string }[]).find((one) => one.id === id) as Entry | undefined
}

function entryOf(change: BoardChange): [Root, string] {
  switch (change.type) {
    case 'action.add':
      return ['actions', change.action.id]
    case 'theme.add':
      return ['themes', change.theme.id]
    case 'argument.add':
      return ['arguments', change.argument.id]
    case 'evidence.add':
      return ['evidence', change.evidence.id]
    case 'value.set':
    case 'text.set':
    case 'entry.remove':
      return [change.root, change.id]
    case 'action.move':
      return ['actions', change.id]
    case 'argument.repoint':
      return ['arguments', change.id]
    case 'evidence.link':
      return ['evidence', change.id]
  }
}
