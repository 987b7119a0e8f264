// How the report is to be arranged, and which archives were given out, is read from the journal when a report is made (`shared/report/history.ts`): the room's state has no part in it.
import type { ReportFact } from './facts.ts'
import type { Handlers } from './folding.ts'

export const reportHandlers: Handlers<ReportFact> = { 'report.arranged': () => ({}), 'archive.handed': () => ({}) }
