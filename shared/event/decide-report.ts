// How the organiser wants the report: also after the event is closed, which is when reports are written.
import { wholeSettings } from '../report/settings.ts'
import { yes } from './decision.ts'
import type { Steps } from './decision.ts'

export const reportSteps: Steps<'report.arrange'> = {
  'report.arrange': (_, { settings }) => yes([{ type: 'report.arranged', settings: wholeSettings(settings) }]),
}
