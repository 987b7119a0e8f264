// What waits for approval, as a list shows it.
import type { OfferedEntry } from '../../../../shared/event/moderation.ts'
import type { EventState } from '../../../../shared/event/state.ts'

export type WaitingRow = { entryId: string; kind: OfferedEntry['kind']; title: string; more: string; about: number | null; side: 'for' | 'against' | 'note' | null; name: string; group: string | null; at: number; note: string | null }

/** Oldest first, what was sent back last. `boardId`: of one board alone. */
export function waitingRows({ moderation, people, actions }: EventState, boardId: string | null = null): WaitingRow[] {
  return Object.entries(moderation.waiting)
    .filter(([, waiting]) => boardId === null || waiting.boardId === boardId)
    .map(([entryId, { entry, author, at, note }]): WaitingRow => {
      const { name = '', group = null } = people[author] ?? {}
      const about = entry.kind === 'argument' ? entry.action : entry.kind === 'evidence' ? entry.actions[0] : undefined
      return {
        entryId, kind: entry.kind, title: entry.kind === 'argument' ? entry.text : entry.title, name, group, at, note,
        more: entry.kind === 'action' ? entry.detail : entry.kind === 'evidence' ? [entry.text, entry.source].filter(Boolean).join(' · ') : '',
        about: about === undefined ? null : actions[about]?.number ?? null, side: entry.kind === 'argument' ? entry.side : null,
      }
    })
    .sort((a, b) => Number(a.note !== null) - Number(b.note !== null) || a.at - b.at || (a.entryId < b.entryId ? -1 : 1))
}
