// Waiting for the room to begin.
import { counted, number } from './common.ts'

export const texts = {
  youAreIn: (name: string) => (name ? `You are in, ${name}` : 'You are in'),
  next: {
    board: 'The facilitator will open the board in a moment. This page changes by itself; keep it open.',
    ballot: 'The facilitator will open voting in a moment. This page changes by itself; keep it open.',
    other: 'The facilitator will begin in a moment. This page changes by itself; keep it open.',
  },
  themes: (count: number) => (count === 1 ? 'Today’s theme' : `Today’s ${number(count)} themes`),
  joinedAs: (who: string) => `You joined as ${who}.`,
  joinedWithoutName: 'You joined without a name.',
  change: 'Change',
  seats: (here: number, joined: number) => `${counted(here, 'person is', 'people are')} here of ${number(joined)} who have joined`,
} as const
