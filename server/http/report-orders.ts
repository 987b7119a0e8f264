// What goes into a report besides the journal: ballots, where everybody may see them.
import type { ReportFile, ReportFormat, ReportOrder, ReportProblem } from '../../shared/protocol/reporting.ts'
import { smallestVisibleBallots } from '../../shared/ranking/groups.ts'
import { allQuestions } from '../../shared/event/state.ts'
import type { EventState, Question } from '../../shared/event/state.ts'
import type { ReportProgramme } from '../../shared/report/model.ts'
import type { AnswerRow } from '../../shared/report/polis.ts'
import type { Role } from '../../shared/event/names.ts'
import type { Reporter, StoredEntry } from '../ports.ts'
import type { Programmes } from './programmes.ts'
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

type ProgrammeReads = Pick<Programmes, 'all' | 'events'>

type Answers = AnswerRow['answers']

export class ReportOrders {
  readonly #reporter: Reporter
  readonly #journal: Entries
  readonly #programmes: ProgrammeReads

  constructor(reporter: Reporter, journal: Entries, programmes: ProgrammeReads) {
    this.#reporter = reporter
    this.#journal = journal
    this.#programmes = programmes
  }

  async write(event: Reported, format: ReportFormat, { chatham, language, timeZone, csv }: ReportQuery): Promise<ReportFile | ReportProblem> {
    // Until the record is without them, a report would still have the words.
    if (event.state.erasures.some(({ finishedAt }) => finishedAt === null)) return 'erasing'
    const order: ReportOrder = { format, chatham, language, timeZone, programme: await this.#programmeOf(event.state.eventId), csv: csv.layout === 'polis' ? { ...csv, ballots: await ballotsOf(event, csv.questionId) } : csv }
    return this.#reporter.write(order, () => this.#pages(event.state.eventId))
  }

  async #programmeOf(eventId: string): Promise<ReportProgramme | null> {
    const programme = (await this.#programmes.all()).find(({ state }) => state.events.some((one) => one.eventId === eventId))
    if (!programme) return null
    const events = await this.#programmes.events(programme)
    return {
      title: programme.state.title,
      events: events.map(({ event: { state }, startsAt, from }) => {
        const people = Object.keys(state.people).length
        return {
          eventId: state.eventId, title: state.title, at: startsAt ?? (people > 0 ? state.createdAt : null), people: people >= smallestVisibleBallots ? people : null,
          actions: Object.keys(state.actions).length, carried: from?.actions ?? 0,
        }
      }),
    }
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
