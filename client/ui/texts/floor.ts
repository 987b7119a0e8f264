// Texts of questions from the floor and key messages, for participants.
import { counted, number } from './common.ts'

const refusals: Record<string, string> = {
  'floor-closed': 'Questions are not taken right now. Your words stay here until they are.',
  'too-many': 'You have asked or upvoted as much as one person can.',
  offline: 'There is no connection right now. Your words stay here: send them when it is back.',
}

export const texts = {
  title: 'Questions',
  says: 'Ask, and upvote what you want answered too.',
  closedSays: 'Questions are not taken right now. You can read what was asked and said.',
  answering: 'Being answered now',
  askedBy: (name: string | null) => (name ? `Asked by ${name}` : 'Asked without a name'),
  ask: {
    heading: 'Ask a question',
    text: 'Your question',
    left: (left: number) => `${counted(left, 'character', 'characters')} left.`,
    who: 'Who asks?',
    unnamed: 'Without my name',
    unnamedSays: 'Nobody, not even the facilitator, sees who asked.',
    named: (name: string) => `As ${name}`,
    send: 'Ask',
    sending: 'Sending',
    sent: 'Your question is in.',
    empty: 'Write your question first.',
  },
  mine: {
    heading: 'You asked',
    says: 'Kept on this device alone.',
    states: { open: 'Waiting', answered: 'Answered', dismissed: 'Not taken up', live: 'Being answered now' },
    with: (text: string) => `Put together with: ${text}`,
    now: (text: string, state: string) => `Your question “${text}”: ${state}.`,
  },
  list: {
    label: 'Questions',
    open: (count: number) => `Waiting (${number(count)})`,
    answered: 'Answered',
    sort: 'Order',
    sorts: { votes: 'Most wanted first', newest: 'Newest first' },
    none: { open: 'No questions yet. The first one can be yours.', answered: 'No question has been answered yet.' },
    upvote: (text: string) => `Upvote: ${text}`,
    votes: (count: number) => counted(count, 'vote', 'votes'),
    grouped: (count: number) => `and ${counted(count, 'question', 'questions')} like it`,
    answer: 'Answer',
    answeredLive: 'Answered in the room.',
    page: (page: number, pages: number) => `Page ${number(page)} of ${number(pages)}`,
    previous: 'Page before',
    next: 'Next page',
    notLoaded: 'The questions could not be read just now.',
  },
  messages: { heading: 'Key messages' },
  refusal: (code: string): string | null => refusals[code] ?? null,
} as const
