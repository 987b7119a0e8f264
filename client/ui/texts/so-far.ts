// Texts of how a question stands while voting is open.
import { counted } from './common.ts'

export const texts = {
  heading: 'How it stands so far',
  of: (question: string) => `: ${question}`,
  says: (ballots: number) => `So far, ${counted(ballots, 'ballot', 'ballots')}. May change until voting closes.`,
  none: 'No ballots yet.',
  show: 'Show',
  hide: 'Hide',
} as const
