// Texts of the participant's ballot, whatever its method; what the methods say of themselves is in `ballots/`.
import type { Secrecy } from '../../../shared/event/names.ts'
import { publishedApart } from '../../../shared/ranking/apart.ts'
import { number } from './common.ts'

/** How a method speaks of its ballots. */
export type BallotWords = {
  /** What one person's ballot is called, after "your". */
  noun: string
  /** Heading of what a person has said so far. */
  yours: string
  /** How much of it is said, beside that heading. */
  countOf: (said: number, all: number) => string
  /** "I'm done" was pressed with nothing said. */
  sayFirst: string
  /** What was sent says nothing. */
  empty: string
  closedEmpty: string
  closedNone: string
}

type Asking = { secrecy: Secrecy; method: string; options: Readonly<Record<string, unknown>> }

const secrecy: Record<Secrecy, { name: string; says: string }> = {
  secret: {
    name: 'Secret ballot',
    says: 'Nobody in the room can see how you voted: not the facilitator, not the organiser. Until voting closes, only whoever runs the server could look it up.',
  },
  'public-recount': {
    name: 'Published without names',
    says: 'When the result is revealed, all ballots are published without names or groups, so that anybody can count again. If yours is unlike all others, whoever you show it to can find it there.',
  },
  named: {
    name: 'Not secret: with your name',
    says: 'Once voting closes, facilitators and the organiser see your ballot with your name, and it stays in the record of this session. Everybody else sees the totals alone.',
  },
}

const saysToAll = 'Once voting closes, facilitators and the organiser see your ballot with your name; when the result is revealed, everybody in this session does. It stays in the record.'

const saysApart = 'When the result is revealed, all answers are published without names or groups, so that anybody can count again: one by one, mixed with everybody’s. Nothing shows which are yours.'

export const texts = {
  live: {
    facilitators: 'While voting is open, facilitators and the organiser can see how it stands: places alone, never single ballots.',
    everyone: 'While voting is open, everybody can see how it stands: places alone, never single ballots.',
  },
  secrecy: {
    name: ({ secrecy: of }: Asking) => secrecy[of].name,
    says: ({ secrecy: of, method, options }: Asking) => {
      if (of === 'named' && options['names'] === 'everyone') return saysToAll
      return of === 'public-recount' && publishedApart.has(method) ? saysApart : secrecy[of].says
    },
  },
  yoursFor: (yours: string, question: string) => `${yours}: ${question}`,
  done: 'I’m done',
  next: 'Next question',
  /** How much is said, once that is saved. */
  savedWith: (inShort: string) => `${inShort}, saved`,
  asYouGo: 'Saved as you go',
  offlineTitle: 'You are offline',
  offlineSays: (noun: string) => `Your ${noun} is kept on this device and sent once, when you are back.`,
  pausedTitle: 'Voting is paused',
  pausedSays: (noun: string) => `Your ${noun} is kept. You can go on when the facilitator opens voting again.`,
  openAgain: 'Voting is open again.',
  planned: 'Voting has not started yet.',
  otherMethod: 'This kind of question cannot be answered here yet.',
  questions: 'Questions',
  questionOf: (index: number, count: number) => `Question ${number(index)} of ${number(count)}`,
  questionDone: 'answered',
  notSavedTitle: (noun: string) => `Your ${noun} was not accepted`,
  /** Of several questions that are answered in different ways. */
  anyNoun: 'vote',
  closed: 'Voting is closed',
} as const
