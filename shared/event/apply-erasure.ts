// What happens when something is removed for good: its words go out of the state, and its boards begin anew.
import { redactor } from '../erasure/words.ts'
import type { ErasureFact } from './erasure.ts'
import type { Handlers } from './folding.ts'
import type { EventState } from './state.ts'

export const erasureHandlers: Handlers<ErasureFact> = {
  'erasure.begun': (state, fact, { at }) => {
    const { erasureId, kind, by, reason } = fact
    const redacted = redactor(fact)(state) as EventState
    const epochs = new Map(fact.boards.map(({ boardId, epoch }) => [boardId, epoch]))
    return {
      ...redacted,
      boards: redacted.boards.map((board) => ({ ...board, epoch: epochs.get(board.boardId) ?? board.epoch })),
      erasures: [...redacted.erasures, { erasureId, at, by, reason, kind, finishedAt: null, entries: 0 }],
    }
  },
  'erasure.finished': ({ erasures }, { erasureId, entries }, { at }) => ({
    erasures: erasures.map((one) => (one.erasureId === erasureId ? { ...one, finishedAt: at, entries } : one)),
  }),
  'retention.set': (_, { days }) => ({ retentionDays: days }),
}
