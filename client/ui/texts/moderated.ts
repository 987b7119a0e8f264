// What participants are told of moderation.
import { counted, number } from './common.ts'

const no = (value: number | null) => (value === null ? 'A new action' : `No. ${number(value)}`)

export const texts = {
  label: 'From the facilitator',
  muted: 'You are muted',
  mutedText: 'You can read and vote. You cannot write for now.',
  premoderated: 'New words are looked at first',
  premoderatedText: 'What you add goes to a facilitator, and is on the board once it is approved.',
  returned: (value: number | null) => `${no(value)} is back with you`,
  settle: 'I have seen to it',
  open: 'Open it',
  waiting: (count: number, back: number) =>
    [count > back && `${counted(count - back, 'entry of yours is', 'entries of yours are')} with a facilitator`, back > 0 && `${counted(back, 'entry of yours has', 'entries of yours have')} come back`].filter(Boolean).join('. '),
  waits: 'Waiting for approval',
  sentBack: 'Not approved yet. The facilitator says:',
  withdraw: 'Take it back',
  again: 'Send again',
  words: 'Your words',
  missing: 'Write something first',
  sentAgain: 'Sent for approval.',
  hidden: (numbers: readonly number[]) => `Hidden by a facilitator: ${numbers.map((value) => `No. ${number(value)}`).join(', ')}.`,
  merged: (value: number | null, into: number | null) => `${no(value)} is now part of ${no(into)}.`,
  mergedVote: 'Your ballot stays as it is. The result is shown with a second count, with them as one.',
  reworded: 'The wording has changed since voting opened:',
  rewordedItem: (value: number, title: string) => `No. ${number(value)}${title ? ` ${title}` : ''}`,
  hiddenVote: 'It stays on the ballot, as voting had begun.',
  reconfirm: 'Please look again at your ballot',
  reconfirmText: 'The facilitator asks everybody to look again, as the wording has changed. Confirm your ballot, or change it.',
  reconfirmEmpty: 'The facilitator asks everybody to look at the new wording.',
  stands: 'My ballot stands',
  confirmed: 'Confirmed. Your ballot stands.',
} as const
