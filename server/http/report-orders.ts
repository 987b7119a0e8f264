// What goes into a report besides the journal: ballots, where everybody may see them.
import type { ReportFile, ReportFormat, ReportOrder, ReportProblem } from '../../shared/protocol/reporting.ts'
import { allQuestions } from '../../shared/event/state.ts'
import type { EventState, Question } from '../../shared/event/state.ts'
import type { AnswerRow } from '../../shared/report/polis.ts'
import type { Role } from '../../shared/event/names.ts'
import type { Reporter, StoredEntry } from '../ports.ts'
import type { ReportQuery } from './services.ts'

/** Of a page: a few milliseconds of the thread that serves people. */
const pageEntries = 500

type Entries = { entries(eventId: string, from: number, most: number): Promise<{ entries: StoredEntry[]; next: number | null }> }

type Reported = {
  readonly state: EventState
  readonly published: {
    ballots(question: Question): Promise<unknown[] | null>
    named(question: Question, role: Role): Promise<unknown[] | null>
  }
}

type Answers = AnswerRow['answers']

export class ReportOrders {
  readonly #reporter: Reporter
  readonly #journal: Entries

  constructor(reporter: Reporter, journal: Entries) {
    this.#reporter = reporter
    this.#journal = journal
  }

  async write(event: Reported, format: ReportFormat, { chatham, timeZone, csv }: ReportQuery): Promise<ReportFile | ReportProblem> {
    const order: ReportOrder = { format, chatham, timeZone, csv: csv.layout === 'polis' ? { ...csv, ballots: await ballotsOf(event, csv.questionId) } : csv }
    return this.#reporter.write(order, () => this.#pages(event.state.eventId))
  }

  async *#pages(eventId: string): AsyncGenerator<StoredEntry[]> {
    for (let from: number | null = 1; from !== null;) {
      const page: Awaited<ReturnType<Entries['entries']>> = await this.#journal.entries(eventId, from, pageEntries)
      yield page.entries
      from = page.next
    }
  }
}

/** Null where a person's votes are not for everybody. */
async function ballotsOf(event: Reported, questionId: string | null): Promise<AnswerRow[] | null> {
  const question = allQuestions(event.state).find((one) => one.method === 'agree' && one.phase === 'revealed' && (questionId === null || one.questionId === questionId))
  if (!question) return null
  const published = await event.published.ballots(question) as { answers: Answers }[] | null
  if (published) return published.map(({ answers }) => ({ answers, name: null }))
  const named = await event.published.named(question, 'participant') as { name: string; ballot: { answers: Answers } }[] | null
  return named && named.map(({ name, ballot }) => ({ answers: ballot.answers, name: name || null }))
}
