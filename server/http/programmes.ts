// Programmes for the HTTP routes: joins a programme's stream with the events in it.
import type { BoardView } from '../../shared/board/read.ts'
import { closedDoor } from '../../shared/event/decide-joining.ts'
import { lateSeat } from '../../shared/event/decide-tables.ts'
import type { Fact } from '../../shared/event/facts.ts'
import type { Principal } from '../../shared/event/names.ts'
import type { EventState } from '../../shared/event/state.ts'
import type { ProgrammeCommand } from '../../shared/programme/decide.ts'
import { lineagesOf } from '../../shared/programme/lineage.ts'
import type { Lineages } from '../../shared/programme/lineage.ts'
import { sittingNow } from '../../shared/programme/running.ts'
import type { Sitting } from '../../shared/programme/running.ts'
import { agendaAgain, startFrom, titlesById } from '../../shared/programme/start.ts'
import type { Started } from '../../shared/programme/start.ts'
import { findMember } from '../../shared/programme/state.ts'
import type { Programme, Start } from '../../shared/programme/state.ts'
import { agendaSchema } from '../../shared/protocol/create.ts'
import type { CreateEvent } from '../../shared/protocol/create.ts'
import type { NewProgrammeEvent } from '../../shared/protocol/programmes.ts'
import { refuse } from '../../shared/protocol/refusals.ts'
import type { Refusal } from '../../shared/protocol/refusals.ts'
import type { Clock } from '../ports.ts'

export interface HostedProgramme {
  /** Committed. */
  readonly state: Programme
  /** Null when it is saved, and where it is so already. */
  command(command: ProgrammeCommand): Promise<Refusal | null>
}

/** An event that can be read and written. */
interface Held {
  /** Committed. */
  readonly state: EventState
  board(boardId: string): BoardView
  record(facts: readonly Fact[] | ((now: EventState) => readonly Fact[]), by: string): Promise<number | null>
}

export type ProgrammeServiceParts = {
  programmes: {
    create(title: string, groups: string[]): Promise<HostedProgramme | null>
    all(): Promise<HostedProgramme[]>
    get(programmeId: string): Promise<HostedProgramme | null>
    byInvitation(tokenHash: string): Promise<{ programme: HostedProgramme; memberId: string } | null>
  }
  registry: {
    create(request: CreateEvent, start?: Pick<Started, 'boards' | 'authors'>): Promise<{ host: Held } | { refusal: Refusal }>
    get(eventId: string): Promise<Held | null>
  }
  invitations: { token(programmeId: string, memberId: string, generation: number): string; hash(token: string): string }
  issue(person: Principal & { eventId: string }, generation: number): string
  clock: Clock
}

export type PanelRow = {
  memberId: string; name: string; group: string | null; invitedAt: number; revoked: boolean
  /** Null where there is none: it was revoked, or made under another secret of this server. */
  link: string | null
  /** Events of the programme that this person has joined. */
  joined: number
}

export type Opened = {
  programme: string; name: string
  /** With what its people are told of their data. */
  event: { eventId: string; title: string; privacy: string } | null
  /** For who goes in. */
  credential: { token: string; participantId: string } | null
  next: { title: string; startsAt: number | null } | null
}

export class Programmes {
  readonly #parts: ProgrammeServiceParts

  constructor(parts: ProgrammeServiceParts) {
    this.#parts = parts
  }

  create(title: string, groups: string[]): Promise<HostedProgramme | null> {
    return this.#parts.programmes.create(title, groups)
  }

  all(): Promise<HostedProgramme[]> {
    return this.#parts.programmes.all()
  }

  get(programmeId: string): Promise<HostedProgramme | null> {
    return this.#parts.programmes.get(programmeId)
  }

  /** In the programme's order, each with its place in it; one that is gone is left out. */
  async events({ state }: HostedProgramme): Promise<{ event: Held; startsAt: number | null; from: Start | null }[]> {
    const found = await Promise.all(state.events.map(async ({ eventId, startsAt, from }) => ({ event: await this.#parts.registry.get(eventId), startsAt, from })))
    return found.flatMap(({ event, ...rest }) => (event ? [{ event, ...rest }] : []))
  }

  async lineages(programme: HostedProgramme): Promise<Lineages> {
    return lineagesOf((await this.events(programme)).map(({ event }) => event.state))
  }

  /** Adds one that is there already, or makes one that starts from what an earlier one left. */
  async addEvent(programme: HostedProgramme, wanted: NewProgrammeEvent): Promise<{ event: Held } | { refusal: Refusal }> {
    if ('eventId' in wanted) {
      const event = await this.#parts.registry.get(wanted.eventId)
      if (!event) return { refusal: refuse('unknown-event', 'There is no such session.') }
      const refusal = await programme.command({ type: 'add', eventId: wanted.eventId, startsAt: wanted.startsAt, from: null })
      return refusal ? { refusal } : { event }
    }
    const { title, startsAt, template, groups, agenda, from } = wanted
    const source = from ? await this.#source(programme, from.eventId) : null
    if (from && !source) return { refusal: refuse('unknown-event', 'This programme has no such event.') }
    if (agenda === 'again' && !source) return { refusal: refuse('bad-request', 'agenda: there is no event to take it from.') }
    const boards = source ? (boardId: string): BoardView => source.board(boardId) : null
    const started = source && boards ? startFrom(source.state, boards, from!) : null
    if (started && !started.ok) return { refusal: started.error }
    const titles = new Set(started?.value.boards.flatMap(({ actions }) => actions.map((action) => action.title)))
    const again = agenda === 'again' && source && boards
      ? agendaAgain(source.state, new Map([...titlesById(source.state, boards)].filter(([, action]) => titles.has(action)))) : null
    // A session that was opened from a file may hold what no plan may.
    if (again && !agendaSchema.safeParse(again).success) return { refusal: refuse('bad-request', 'agenda: that of the earlier event cannot be gone through again.') }
    // A programme that has named no groups leaves them to the template.
    const ofProgramme = programme.state.groups.length > 0 || !template ? programme.state.groups : undefined
    const named = groups ?? source?.state.groups ?? ofProgramme
    const created = await this.#parts.registry.create({
      title, ...(named && { groups: named }), ...(template ? { template } : {}), ...(again ? { agenda: again as CreateEvent['agenda'] } : agenda !== 'again' && agenda ? { agenda } : {}),
    }, started?.value)
    if ('refusal' in created) return created
    const { eventId } = created.host.state
    const start = started ? { eventId: from!.eventId, actions: started.value.actions, themes: started.value.themes } : null
    const refusal = await programme.command({ type: 'add', eventId, startsAt, from: start })
    return refusal ? { refusal } : { event: created.host }
  }

  async panel(programme: HostedProgramme, base: string): Promise<PanelRow[]> {
    const { programmeId, panel } = programme.state
    const events = await this.events(programme)
    return Object.entries(panel).map(([memberId, { name, group, invitedAt, tokenHash, generation }]) => {
      const token = this.#parts.invitations.token(programmeId, memberId, generation)
      return {
        memberId, name, group, invitedAt, revoked: tokenHash === null,
        link: tokenHash === this.#parts.invitations.hash(token) ? `${base}/#invited=${token}` : null,
        joined: events.filter(({ event }) => Object.hasOwn(event.state.people, memberId)).length,
      }
    })
  }

  /** Ends the link, and with it what it opened: in every event, on connections that are open, too. */
  async revoke(programme: HostedProgramme, memberId: string): Promise<Refusal | null> {
    return await programme.command({ type: 'revoke', memberId })
      ?? this.#inEach(programme, memberId, ({ removed }) => (Object.hasOwn(removed, memberId) ? [] : [{ type: 'person.removed', participantId: memberId }]))
  }

  /** Another link for the same person, who is who they were in every event. */
  async renew(programme: HostedProgramme, memberId: string): Promise<Refusal | null> {
    const wasRevoked = findMember(programme.state, memberId)?.tokenHash === null
    return await programme.command({ type: 'renew', memberId })
      ?? this.#inEach(programme, memberId, () => [
        { type: 'person.moved', participantId: memberId }, ...(wasRevoked ? [{ type: 'person.readmitted', participantId: memberId } as const] : []),
      ])
  }

  /** By a personal link: into the event that is on, or when the next one is. Nobody joins before they say so. */
  async open(token: string, enter: boolean): Promise<Opened | Refusal> {
    const found = await this.#parts.programmes.byInvitation(this.#parts.invitations.hash(token))
    if (!found) return linkEnded
    const { programme, memberId } = found
    const { name, group } = programme.state.panel[memberId]!
    const events = await this.events(programme)
    const { running, next } = sittingNow(events.map(({ event: { state }, startsAt, from }): Sitting => ({
      eventId: state.eventId, startsAt, from, title: state.title, closed: state.closedAt !== null, begun: state.closedAt === null && state.stageId !== state.agenda[0]?.stageId,
    })), this.#parts.clock.now())
    const reply = { programme: programme.state.title, name, next: next && { title: next.title, startsAt: next.startsAt } }
    const event = events.find((one) => one.event.state.eventId === running?.eventId)?.event
    if (!event) return { ...reply, event: null, credential: null }
    const on = { eventId: event.state.eventId, title: event.state.title, privacy: event.state.joining.privacy }
    if (!enter) return { ...reply, event: on, credential: null }
    const closed = Object.hasOwn(event.state.people, memberId) ? null : closedDoor(event.state, 'link')
    if (closed) return closed
    // As things stand when it is written: a link that has just ended lets nobody in.
    const isTheirs = (): boolean => programme.state.panel[memberId]?.tokenHash === this.#parts.invitations.hash(token)
    const seq = await event.record((now) => (Object.hasOwn(now.people, memberId) || !isTheirs() ? [] : joining(now, memberId, name, group)), memberId)
    if (seq === null) return refuse('not-saved', 'Joining could not be saved. Try again.')
    const { eventId, people, removed, moves } = event.state
    // It may have ended while this waited for the disk, too.
    if (!Object.hasOwn(people, memberId) || !isTheirs()) return linkEnded
    if (Object.hasOwn(removed, memberId)) return refuse('token-revoked', 'The facilitator has removed you from this session.')
    return { ...reply, event: on, credential: { participantId: memberId, token: this.#parts.issue({ eventId, role: 'participant', personId: memberId }, moves[memberId] ?? 0) } }
  }

  async #source({ state }: HostedProgramme, eventId: string): Promise<Held | null> {
    return state.events.some((one) => one.eventId === eventId) ? this.#parts.registry.get(eventId) : null
  }

  async #inEach(programme: HostedProgramme, memberId: string, facts: (now: EventState) => Fact[]): Promise<Refusal | null> {
    for (const { event } of await this.events(programme)) {
      const seq = await event.record((now) => (Object.hasOwn(now.people, memberId) ? facts(now) : []), 'organiser')
      if (seq === null) return refuse('not-saved', 'This could not be saved in every event. Try again.')
    }
    return null
  }
}

const linkEnded = refuse('link-revoked', 'This personal link does not work any more. Ask the organiser for a new one.')

function joining(now: EventState, participantId: string, name: string, wanted: string | null): Fact[] {
  const group = wanted !== null && now.groups.includes(wanted) ? wanted : null
  return [{ type: 'person.joined', participantId, name, group }, ...lateSeat(now, participantId, group)]
}
