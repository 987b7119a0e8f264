// Where one is once one has joined: waiting, at a table, in a stage, at the end.
import { number } from './common.ts'

export const texts = {
  you: 'You',
  waiting: {
    title: 'Waiting',
    startsSoon: 'Starts soon',
  },

  loading: 'Joining the event',
  ended: 'You are not connected any more',
  endedJoin: 'Join with the code',
  paused: 'The event is paused',
  pausedText: 'The facilitator has paused it for a moment. Nothing is lost.',
  thanks: 'Thank you for taking part',
  thanksText: 'The event is coming to an end. You can leave this page open.',
  closed: 'The event has ended',
  closedText: 'Thank you for taking part. You can close this page.',
  stageNow: (stage: string, index: number, count: number) => `Now: ${stage}, stage ${number(index)} of ${number(count)}`,
  hints: {
    welcome: '',
    explore: 'Add actions and arguments, and improve anyone’s wording. You see each other as you type.',
    cluster: 'Put actions where they belong, and bring those together that say the same.',
    refine: 'Make each action clear enough to be ranked. Add what speaks for it and against it.',
    ballot: 'Vote on your own. You can change your ballot until voting ends.',
    results: 'What the room decided, and how it was counted.',
    questions: 'Ask, answer and add what is missing.',
    close: '',
  },
} as const
