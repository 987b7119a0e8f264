// Words that became a draft because a facilitator looks at new ones first: as they are offered for approval.
import type { ActionView, ArgumentView, EvidenceView } from '../../../../shared/board/read.ts'
import type { OfferedEntry } from '../../../../shared/event/moderation.ts'
import type { Draft } from '../../../net/edits.ts'

/** Null for a change to what is on the board already, or to a theme: only new entries wait for approval. */
export function offeredDraft({ kind, root, entry }: Pick<Draft, 'kind' | 'root' | 'entry'>): OfferedEntry | null {
  if (kind !== 'entry' || !entry) return null
  switch (root) {
    case 'actions': {
      const { title, detail, theme } = entry as ActionView
      return { kind: 'action', title, detail, theme }
    }
    case 'arguments': {
      const { action, side, text } = entry as ArgumentView
      return { kind: 'argument', action, side, text }
    }
    case 'evidence': {
      const { title, text, source, actions } = entry as EvidenceView
      return { kind: 'evidence', title, text, source, actions }
    }
    case 'themes':
      return null
  }
}
