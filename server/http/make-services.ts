// Joins the events and the tokens into what the HTTP routes ask for.
import { timingSafeEqual } from 'node:crypto'
import { accessRefusal } from '../../shared/event/access.ts'
import { closedDoor } from '../../shared/event/decide-joining.ts'
import { lateSeat } from '../../shared/event/decide-tables.ts'
import type { Fact } from '../../shared/event/facts.ts'
import { spokenDigits } from '../../shared/event/joining.ts'
import { serverPerson } from '../../shared/event/names.ts'
import type { Role } from '../../shared/event/names.ts'
import { allQuestions, findQuestion } from '../../shared/event/state.ts'
import type { EventState, Question } from '../../shared/event/state.ts'
import { refuse } from '../../shared/protocol/refusals.ts'
import type { Refusal } from '../../shared/protocol/refusals.ts'
import type { BoardView } from '../../shared/board/read.ts'
import type { Clock, FileReader, Ids, Likeness, Reporter, StoredEntry } from '../ports.ts'
import { ReportOrders } from './report-orders.ts'
import { FileImports } from './import-file.ts'
import type { Importable } from './import-file.ts'
import { Programmes } from './programmes.ts'
import type { ProgrammeServiceParts } from './programmes.ts'
import { LikelyDuplicates, submissionPage } from './submission-reads.ts'
import type { ReadableSubmissions } from './submission-reads.ts'
import type { HostedEvent, Links, Person, Services } from './services.ts'

/** An event that can be written to. */
export interface OwnedEvent extends Importable {
  board(boardId: string): BoardView
  submissions(): Promise<ReadableSubmissions>
  /** Opened from a file: nothing of it changes. */
  readonly isOpened: boolean
  readonly published: {
    ballots(question: Question): Promise<unknown[] | null>
    named(question: Question, role: Role): Promise<unknown[] | null>
    receipts(question: Question): Promise<string[] | null>
  }
  /** From a function: by what is about to be saved, so that a crowd that comes in one moment is spread. */
  record(facts: readonly Fact[] | ((now: EventState) => readonly Fact[]), by: string): Promise<number | null>
}

export interface EventSource {
  create(...made: Parameters<ProgrammeServiceParts['registry']['create']>): Promise<{ host: OwnedEvent } | { refusal: Refusal }>
  all(): Promise<OwnedEvent[]>
  get(eventId: string): Promise<OwnedEvent | null>
  findByCode(code: string): Promise<OwnedEvent | Refusal>
  findByPastCode(code: string): Promise<OwnedEvent | null>
  /** So many digits by which no other event lets people in. */
  spokenCode(length: number): string
  entries(eventId: string, from: number, most?: number): Promise<{ entries: StoredEntry[]; next: number | null }>
  readonly transfers: Record<'find' | 'take', (code: string) => { eventId: string; personId: string } | null>
}

/** Archives of events, both ways. */
export interface Archives {
  /** Rejects where it cannot be made. */
  of(event: HostedEvent): Promise<Uint8Array>
  open(bytes: Uint8Array): Promise<{ eventId: string; title: string; there: boolean } | Refusal>
  openedAt(eventId: string): number | null
}

export type ServiceParts = {
  registry: EventSource
  tokens: { issue(person: Person, generation?: number): string; verify(token: unknown): Person | null }
  programmes: ProgrammeServiceParts['programmes']
  invitations: ProgrammeServiceParts['invitations']
  clock: Clock
  ids: Ids
  files: FileReader
  likeness: Likeness
  reporter: Reporter
  archives: Archives
  /** What there is to do with people's data and all data. */
  care: Pick<Services, 'erase' | 'eraseMember' | 'subjectData' | 'backup'>
  organiserKey: string
  isReady(): Promise<boolean>
  metrics(): Promise<{ type: string; text: string }>
}

export function makeServices({ registry, programmes, invitations, tokens, clock, ids, files, likeness, reporter, archives, care, organiserKey, isReady, metrics }: ServiceParts): Services {
  const roleTokens = ({ state: { eventId, generations } }: HostedEvent): { facilitator: string; screen: string } => ({
    facilitator: tokens.issue({ eventId, role: 'facilitator', personId: 'facilitator' }, generations.facilitator),
    screen: tokens.issue({ eventId, role: 'observer', personId: 'screen' }, generations.observer),
  })
  const refusal = (event: HostedEvent, bearer: Person): Refusal | null =>
    archives.openedAt(event.state.eventId) === null ? accessRefusal(event.state, bearer, clock.now()) : refuse('token-revoked', 'This session was opened from a file. Nobody joins it here.')
  const imports = new FileImports(files, ids)
  const programmeService = new Programmes({ programmes, registry, invitations, issue: (person, generation) => tokens.issue(person, generation), clock })
  const reports = new ReportOrders(reporter, registry, programmeService)
  const duplicates = new LikelyDuplicates(likeness)
  return {
    programmes: programmeService,
    isReady,
    now: () => clock.now(),
    metrics,
    ...care,
    create: async (request) => {
      const created = await registry.create(request)
      return 'host' in created ? { event: created.host } : created
    },
    events: () => registry.all(),
    event: (eventId) => registry.get(eventId),
    byCode: (code) => registry.findByCode(code),
    byPastCode: (code) => registry.findByPastCode(code),
    lengthenDigits: (event, digits) => void (event as OwnedEvent).record(({ joining: { spoken } }) => (
      spoken?.code === digits ? [{ type: 'door.opened', code: registry.spokenCode(spokenDigits.long), until: spoken.until }] : []), serverPerson),
    entries: (eventId, from) => registry.entries(eventId, from),
    report: (event, format, query) => reports.write(event as OwnedEvent, format, query),
    publicBallots: async (event, questionId) => {
      const question = findQuestion(event.state, questionId)
      return question ? (event as OwnedEvent).published.ballots(question) : null
    },
    namedBallots: async (event, questionId, role) => {
      const question = findQuestion(event.state, questionId)
      return question ? (event as OwnedEvent).published.named(question, role) : null
    },
    material: (event) => {
      const { title, closedAt, imports: made, boards, actions } = event.state
      return {
        title, closed: closedAt !== null, imports: made,
        boards: boards.map(({ boardId, title: name, frozen }) => {
          const view = (event as OwnedEvent).board(boardId)
          return {
            boardId, title: name, frozen,
            themes: view.themes.map((theme) => ({ id: theme.id, title: theme.title })),
            actions: view.actions.map(({ id, title: words }) => ({ id, number: actions[id]?.number ?? null, title: words })),
          }
        }),
      }
    },
    submissions: async (event, query) => submissionPage(await (event as OwnedEvent).submissions(), query),
    similarSubmissions: async (event) => duplicates.of(await (event as OwnedEvent).submissions()),
    command: (event, command, by) => (event as OwnedEvent).command(command, by),
    import: (event, request) => imports.import(event as OwnedEvent, request),
    access: (event, base) => {
      const handed = roleTokens(event)
      return { tokens: handed, links: linksOf(event, base, handed, organiserKey) }
    },
    archive: (event) => archives.of(event).catch(() => null),
    openArchive: (bytes) => archives.open(bytes),
    openedAt: ({ state: { eventId } }) => archives.openedAt(eventId),
    receipts: async (event) => {
      const found = await Promise.all(allQuestions(event.state).map(async (question) => {
        const { questionId, title, phase } = question
        const receipts = phase === 'sealed' || phase === 'revealed' ? await (event as OwnedEvent).published.receipts(question) : null
        return receipts ? [{ questionId, title, phase, receipts }] : []
      }))
      return found.flat()
    },
    tableLinks: ({ state: { eventId, tables, generations } }, base) => tables.map(({ tableId, title }) => {
      const token = tokens.issue({ eventId, role: 'table-facilitator', personId: tableId }, generations['table-facilitator'])
      return { tableId, title, link: `${base}/f/${eventId}#token=${token}` }
    }),
    renewLinks: async (event, role) => {
      const seq = await (event as OwnedEvent).record([{ type: 'links.renewed', role }], 'organiser')
      return seq === null ? refuse('not-saved', 'The links could not be renewed. Try again.') : null
    },
    transferring: async (code) => {
      const found = registry.transfers.find(plainCode(code))
      const event = found && await registry.get(found.eventId)
      return event ? { event, name: event.state.people[found.personId]?.name ?? '' } : null
    },
    transfer: async (code) => {
      // For one use, whoever asks first.
      const found = registry.transfers.take(plainCode(code))
      const event = found && await registry.get(found.eventId)
      if (!event) return null
      const { eventId, personId } = found
      const gone = refusal(event, { eventId, role: 'participant', personId, terms: { issuedAt: 0, expiresAt: Infinity, generation: event.state.moves[personId] ?? 0 } })
      if (gone) return gone
      const seq = await event.record([{ type: 'person.moved', participantId: personId }], personId)
      if (seq === null) return refuse('not-saved', 'This could not be saved. Ask for another code.')
      const boards = event.state.boards.map(({ boardId, title }) => ({ boardId, title }))
      return { token: tokens.issue({ eventId, role: 'participant', personId }, event.state.moves[personId]), participantId: personId, eventId, boards }
    },
    bearer: (token) => tokens.verify(token),
    refusal,
    isOrganiser: (key) => sameText(key, organiserKey),
    join: async (event, { name, group, token, place }) => {
      const host = event as OwnedEvent
      if (host.isOpened) return refuse('event-closed', 'This session was opened from a file. Nobody joins it here.')
      const { eventId, people, groups, closedAt, joining } = host.state
      const bearer = token === null ? null : tokens.verify(token)
      if (bearer && bearer.eventId === eventId && bearer.role === 'participant' && people[bearer.personId]) {
        return refusal(host, bearer) ?? { participantId: bearer.personId, token: tokens.issue(bearer, host.state.moves[bearer.personId]) }
      }
      if (group !== null && !groups.includes(group)) return refuse('unknown-group', 'This session has no such group.', { groups })
      if (closedAt !== null) return refuse('event-closed', 'This session is closed.')
      const closed = closedDoor(host.state, 'code')
      if (closed) return closed
      const participantId = ids.id()
      const seq = await host.record((now) => [{ type: 'person.joined', participantId, name, group, ...(place && joining.asksPlace && { place }) }, ...lateSeat(now, participantId, group)], participantId)
      if (seq === null) return refuse('not-saved', 'Joining could not be saved. Try again.')
      return { participantId, token: tokens.issue({ eventId, role: 'participant', personId: participantId }) }
    },
  }
}

export function linksOf(event: HostedEvent, base: string, tokens: { facilitator: string; screen: string }, organiserKey: string): Links {
  const { eventId, code } = event.state
  return {
    join: `${base}/#${code}`,
    facilitator: `${base}/f/${eventId}#token=${tokens.facilitator}`,
    screen: `${base}/screen/${eventId}#token=${tokens.screen}`,
    organiser: `${base}/organiser#key=${organiserKey}`,
    replay: `${base}/replay/${eventId}#key=${organiserKey}`,
  }
}

/** As it was given out, however it is typed. */
function plainCode(code: string): string {
  return code.toUpperCase().replace(/[\s-]/g, '')
}

/** Compares without telling by its time how much was right. */
function sameText(a: string, b: string): boolean {
  const [x, y] = [Buffer.from(a), Buffer.from(b)]
  return x.length === y.length && timingSafeEqual(x, y)
}
