// What the report says of itself and of archives, and how the organiser wants it: also after the event is closed, which is when reports are written.
import { wholeSettings } from '../report/settings.ts'
import { yes } from './decision.ts'
import type { Steps } from './decision.ts'

export const reportSteps: Steps<'report.arrange' | 'archive.hand'> = {
  'archive.hand': () => yes([{ type: 'archive.handed' }]),
  'report.arrange': (_, { settings }) => yes([{ type: 'report.arranged', settings: wholeSettings(settings) }]),
}
