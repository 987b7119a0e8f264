// What a refusal means to the person it happens to, and what they can do. The server's own message is for programs.
import type { ProblemCode } from '../../net/refusal.ts'

const words: Partial<Record<ProblemCode | 'old-epoch', string>> = {
  offline: 'There is no connection right now. Check the network and try again.',
  'bad-token': 'This device is not signed in to the event any more. Join again with the code.',
  'token-expired': 'The time that this device was signed in for is over. Join again with the code.',
  'token-revoked': 'Your access to the event has been ended. If you think this is a mistake, ask the facilitator.',
  'token-moved': 'You went on with another device or link. What you wrote and cast is there.',
  'no-token': 'This device is not signed in to the event. Join with the code.',
  'bad-key': 'This is not the organiser key. It is printed when the server starts.',
  'not-allowed': 'Your role may not do this.',
  'not-in-stage': 'This is not open to participants in this stage.',
  'not-yours': 'Only its author or a facilitator may do this.',
  'not-your-table': 'This is another table’s board. You can read it; only those who sit there write on it.',
  'not-your-choice': 'The facilitator seats people here. Ask them to move you.',
  'unknown-table': 'This table is not there any more.',
  'unknown-action': 'This action is not there any more.',
  'code-expired': 'This code no longer works. Ask the organiser for a new one.',
  'unknown-event': 'This event does not exist any more.',
  'unknown-item': 'This question is not there any more.',
  'floor-closed': 'Questions and upvotes are not taken right now.',
  'unknown-group': 'That group is not in this event. Choose one from the list.',
  'event-paused': 'The facilitator has paused the event for a moment.',
  'event-closed': 'The event has ended.',
  'board-frozen': 'The board is frozen, so this could not be saved.',
  'question-not-open': 'Voting is not open right now.',
  'name-needed': 'Ballots of this question carry names. Say yours first.',
  'question-sealed': 'Voting has ended.',
  'ballot-stale': 'A newer ballot of yours was sent from another tab or device.',
  'ballot-unknown-action': 'Your ballot names an action that is not part of this question.',
  muted: 'The facilitator has muted you.',
  'needs-approval': 'New words need a facilitator’s approval.',
  locked: 'This action is locked.',
  'too-large': 'This is too long to be saved at once. Send it in smaller parts.',
  'too-long': 'This text is too long. Shorten it and try again.',
  'too-many': 'There are too many entries on this board already.',
  'too-fast': 'That was too fast. Wait a moment and try again.',
  'not-saved': 'The server could not save this. Try again in a moment.',
  'old-epoch': 'Something was removed from the board for good meanwhile. What you wrote is put into it again.',
}

/** A sentence for any code, known or not. */
export function refusalText(code: string): string {
  return words[code as ProblemCode] ?? 'That did not work. Try again in a moment.'
}
