// An event with a question that is open, as facts.
import type { Fact } from '../../shared/event/facts.ts'

export const emptyAgenda: Fact[] = [
  {
    type: 'event.created', eventId: 'event', title: 'Backed up', template: 'blank', code: 'CODE', codeExpiresAt: 9, groups: [], boards: [{ boardId: 'b', title: 'Board', frozen: false, epoch: 1 }],
    agenda: [{
      stageId: 's', kind: 'ballot', title: 'Vote', seconds: null,
      questions: [{ questionId: 'q', title: 'Q', method: 'rank', secrecy: 'secret', options: {}, phase: 'planned', slate: null, submitted: { total: 0, byGroup: {} }, tally: null }],
    }],
  },
  { type: 'question.opened', questionId: 'q', slate: { items: [], themes: [] } },
]
