// What waits while an event is paused or a question takes ballots, and ends with the event: for who decides, and for pages that offer only what would be taken.
import { refuse } from '../protocol/refusals.ts'
import type { Refusal } from '../protocol/refusals.ts'
import type { Reversal } from './reversal.ts'
import { allQuestions } from './state.ts'
import type { EventState, Question } from './state.ts'

/** A no to what a paused or closed event does not allow. An undo is judged by what it would do. */
export function holdBack(state: EventState, type: Reversal['type'] | 'ready.set' | 'floor.upvote' | 'transfer.start'): Refusal | null {
  if (state.closedAt !== null && !afterClosing.has(type)) {
    return refuse('event-closed', 'The session is closed. Nothing can be changed any more.')
  }
  if (state.pause && !whilePaused.has(type) && !type.startsWith('agenda.') && !type.startsWith('question.')) return refuse('event-paused', 'Everything is paused. Resume first.')
  return null
}

/** The question for whose sake people stay in their groups: a ballot counts in the group of its voter, and whose it is could be told by one that goes along. */
export function fixesGroups(state: Pick<EventState, 'agenda'>): Question | undefined {
  return allQuestions(state).find(({ phase }) => phase === 'open' || phase === 'paused')
}

const whilePaused: ReadonlySet<string> = new Set(['event.rename', 'event.pause', 'event.resume', 'event.close', 'undo', 'person.update', 'person.remove', 'person.readmit', 'person.seat', 'table.choose',
  'announce', 'announce.clear', 'ready.set', 'announce.restore', 'entry.hide', 'entry.restore', 'entry.reshow', 'entry.return', 'entry.wait', 'entry.withdraw',
  'action.lock', 'action.unlock', 'action.return', 'action.returned', 'action.settle', 'person.rename', 'person.mute', 'person.unmute', 'report.arrange', 'archive.hand', 'words.remove', 'person.erase', 'retention.set',
  'joining.set', 'door.open', 'door.close', 'door.restore', 'group.add', 'group.rename', 'group.remove', 'person.group', 'papers.register', 'transfer.start',
])
const afterClosing: ReadonlySet<string> = new Set([
  'event.close', 'ballot.reveal', 'ballot.conceal', 'ballot.seal', 'undo', 'screen.show', 'screen.blank', 'screen.freeze', 'screen.release', 'screen.restore', 'person.remove', 'person.readmit', 'entry.hide', 'entry.restore', 'entry.reshow', 'report.arrange', 'archive.hand', 'words.remove', 'person.erase', 'retention.set', 'transfer.start',
])
