// Texts of what keeps a room together, for participants: announcements, where everyone was brought, being ready, the last minutes.
import { number } from './common.ts'
import type { TimerWarning } from '../timer-warning.ts'

const warnings: Record<TimerWarning, string> = {
  five: 'Five minutes left in this stage.', one: 'One minute left in this stage.', zero: 'The time for this stage is over. You can finish your sentence.',
}

export const texts = {
  announcement: 'Announcement',
  dismiss: 'Close the announcement',
  room: 'The room',
  place: {
    action: (number: number | null, title: string) => [number === null ? 'an action' : `action ${number}`, title].filter(Boolean).join(', '),
    board: (title: string) => `the board “${title}”`,
    stage: (title: string) => `the page of “${title}”`,
  },
  brought: (place: string) => `The facilitator has brought everyone to ${place}.`,
  isAt: (place: string) => `The room is at ${place}.`,
  stay: 'Stay where I was',
  back: 'Back to the room',
  stayed: 'You are back where you were.',
  spotlight: (number: number | null, title: string) => (number === null ? 'An action is in the spotlight' : `In the spotlight on the screen: action ${number}`) + (title ? `, ${title}` : ''),
  look: 'Look at it',
  connection: {
    lost: 'The connection is lost. You can go on; what you change on the board and your ballot are sent when it is back.',
    /** New words go to a facilitator first, and not by themselves. */
    lostAsking: 'The connection is lost. What you write stays in its form: send it when it is back.',
    back: 'Connected again.',
  },
  aside: {
    questions: (waiting: number) => (waiting > 0 ? `Questions (${number(waiting)})` : 'Questions'),
    board: 'See the board',
    back: (stage: string) => `Back to “${stage}”`,
  },
  ready: 'I’m ready',
  readySays: 'Only a count is shown, to the facilitator.',
  isReady: 'You are marked as ready.',
  notReady: 'You are not marked as ready any more.',
  timeIsUp: 'Time is up, and voting is still open: what you send before the facilitator closes it counts. What you have sent is kept.',
  warning: (warning: TimerWarning) => warnings[warning],
} as const
