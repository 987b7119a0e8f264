// Texts of the console for who takes part.
import { counted, number } from './common.ts'

export const texts = {
  active: 'active',
  activeSays: 'Did something in the last five minutes',
  columns: { table: 'Table', seated: 'Seated', active: 'Active', stuck: 'Stuck' },
  by: 'Counted',
  byGroup: 'By group',
  byTable: 'By table',
  noSeat: 'No seat',
  notApart: 'not told',
  tableLabel: 'Table: participation by table',
  stuckWord: 'stuck',
  stuck: {
    see: (count: number) => (count === 1 ? 'See who is stuck' : `See the ${number(count)} who are stuck`),
    title: 'Who may be stuck',
    says: 'Only you and other facilitators see this. It tells who has sent no ballot after three minutes, never what anybody chose. Where everybody sees how voting stands, it does not tell that either.',
    none: 'Nobody is stuck just now.',
    unnamed: 'Somebody without a name',
    why: (why: 'lost' | 'not-voted', minutes: number) => (why === 'lost' ? `connection lost ${counted(minutes, 'minute', 'minutes')} ago` : `no ballot after ${counted(minutes, 'minute', 'minutes')}`),
    more: (count: number) => `and ${counted(count, 'other', 'others')}.`,
  },
} as const
