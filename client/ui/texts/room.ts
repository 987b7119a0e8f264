// Where one is once one has joined: waiting, at a table, in a stage, at the end.
import { counted, number } from './common.ts'

export const texts = {
  you: 'You',
  waiting: {
    title: 'Waiting',
    youAreIn: (name: string) => (name ? `You are in, ${name}` : 'You are in'),
    next: {
      board: 'The facilitator will open the board in a moment. This page changes by itself; keep it open.',
      ballot: 'The facilitator will open voting in a moment. This page changes by itself; keep it open.',
      other: 'The facilitator will begin in a moment. This page changes by itself; keep it open.',
    },
    startsSoon: 'Starts soon',
    themes: (count: number) => (count === 1 ? 'Today’s theme' : `Today’s ${number(count)} themes`),
    joinedAs: (who: string) => `You joined as ${who}.`,
    joinedWithoutName: 'You joined without a name.',
    change: 'Change',
    seats: (here: number, joined: number) => `${counted(here, 'person is', 'people are')} here of ${number(joined)} who have joined`,
  },

  tables: {
    label: 'Boards',
    plenary: 'Everybody’s board',
    youAreAt: (board: string) => `You are at: ${board}`,
    choose: 'Choose a table',
    chooseHint: 'Sit where you like. You write on that table’s board; you can change your mind.',
    change: 'Another table',
    sit: 'Sit here',
    yours: 'Your table',
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
