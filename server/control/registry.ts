// All events of this server: which there are, who hosts them, and the way in by code. An event is loaded when it is needed.
import { emptyState } from '../../shared/event/state.ts'
import { spokenDigits, spokenForm } from '../../shared/event/joining.ts'
import type { JoiningChange } from '../../shared/event/joining.ts'
import type { EventState } from '../../shared/event/state.ts'
import { findTemplate } from '../../shared/templates/templates.ts'
import type { CreateEvent } from '../../shared/protocol/create.ts'
import { refuse } from '../../shared/protocol/refusals.ts'
import type { Refusal } from '../../shared/protocol/refusals.ts'
import type { Archive, BallotBox, Boards, Clock, Counter, Ids, Journal, KeyVault, Log, Ownership, StoredEntry, Timers } from '../ports.ts'
import { Aftermath } from './aftermath.ts'
import { Audience } from './audience.ts'
import { Ballots } from './ballots.ts'
import { Checkpoints } from './checkpoints.ts'
import type { CommitLoop } from './commit-loop.ts'
import { LiveTallies } from './counting/live.ts'
import { makeEvent } from './create.ts'
import type { EventPlan } from './create.ts'
import { readFact } from './entries.ts'
import { Erasures } from './erasures.ts'
import { EventHost } from './event-host.ts'
import { loadEvent } from './fold.ts'
import type { Loaded } from './fold.ts'
import { Pictures } from './pictures.ts'
import { OpenedEvents } from './opened.ts'
import { checkAgenda } from './question-plans.ts'
import { Sequencer } from './sequencer.ts'
import { Transfers } from './transfers.ts'
import { SubmissionStore } from './submissions.ts'

export type RegistryParts = {
  journal: Journal & Ownership
  box: BallotBox
  vault: KeyVault
  counter: Counter
  boards: Boards
  archive: Pick<Archive, 'writeBoard' | 'remove'>
  loop: CommitLoop
  clock: Clock
  timers: Timers
  ids: Ids
  log: Log
  /** A host has been loaded: connect it to those who listen. */
  hosted(host: EventHost): void
  /** Of an event that is closed: it was loaded, or something has changed. */
  ended?(host: EventHost): void
  /** Somebody is connected to the event's control channel. */
  isWatched(eventId: string): boolean
}

type Known = { eventId: string; createdAt: number; codeExpiresAt: number }

const pageEntries = 5_000
const pageBytes = 2 * 1024 * 1024
/** Taken in at one go, while others wait. */
const pastEntries = 1_000
const countMs = 5_000
/** Fewer are read as fast as a checkpoint is. */
const worthwhileEntries = 100
const lookForEndedMs = 60_000
const lookForIdleMs = 60_000
/** An event that nobody has asked for in so long leaves memory. */
export const idleMs = 10 * 60_000

export class EventRegistry {
  readonly #parts: RegistryParts
  readonly #known = new Map<string, Known>()
  readonly #byCode = new Map<string, string>()
  readonly #byBoard = new Map<string, string>()
  readonly #hosts = new Map<string, Promise<EventHost>>()
  readonly #checkpoints = new Map<string, Checkpoints>()
  /** What goes on beside each loaded event. */
  readonly #stops = new Map<string, () => void>()
  readonly #opened: OpenedEvents
  /** Given out once for as long as an event is ours: loading it again writes nothing, and works on a full disk too. */
  readonly #fences = new Map<string, number>()
  readonly transfers: Transfers
  /** Whether events that may let people in by spoken digits have been looked for since the start. */
  #knowsSpoken = false
  /** Digits that were given out since the start: none is given out twice. */
  readonly #spoken = new Set<string>()
  #stopCounting: () => void = () => {}
  #stopLooking: () => void = () => {}
  #stopTidying: () => void = () => {}
  /** When each loaded event was last asked for. */
  readonly #askedAtMs = new Map<string, number>()

  constructor(parts: RegistryParts) {
    this.#parts = parts
    this.transfers = new Transfers(parts.clock, parts.ids)
    this.#opened = new OpenedEvents(parts)
  }

  /** Reads which events there are, and takes up those with a ballot under way or a seal to finish. */
  async start(): Promise<void> {
    await this.#opened.load()
    for (const { stream } of await this.#parts.journal.streams()) {
      const [first] = await this.#parts.journal.read(stream, 1, 1)
      if (first) this.#learn(stream, first)
    }
    const unfinished = new Set((await this.#parts.vault.list()).map((name) => name.split('.')[0] ?? ''))
    for (const eventId of unfinished) if (this.#known.has(eventId)) await this.get(eventId)
    this.#countSoon()
    this.#lookForEndedSoon()
    this.#tidySoon()
  }

  stop(): void {
    this.#stopCounting()
    this.#stopLooking()
    this.#stopTidying()
    for (const stop of this.#stops.values()) stop()
  }

  /** `start`: what an earlier event left, in place of the template's boards. */
  async create(request: CreateEvent, start?: Pick<EventPlan, 'boards' | 'authors'>): Promise<{ host: EventHost } | { refusal: Refusal }> {
    const template = findTemplate(request.template ?? 'blank')
    if (!template) return { refusal: refuse('bad-request', 'There is no such template.') }
    const given = request.boards?.map((board) => ({ title: board.title, themes: board.themes ?? [], actions: board.actions ?? [] }))
    const boards = start?.boards ?? (given ?? template.boards) as typeof template.boards
    const titles = new Set(boards.flatMap(({ actions }) => actions.map(({ title }) => title)))
    const checked = checkAgenda(request.agenda ?? template.agenda, titles)
    if (!checked.ok) return { refusal: checked.refusal }
    const made = makeEvent({
      title: request.title, template: template.template, groups: request.groups ?? template.groups,
      agenda: checked.value as typeof template.agenda, boards, ...(request.timeZone && { timeZone: request.timeZone }), ...(request.joining && { joining: request.joining as JoiningChange }), ...(start?.authors && { authors: start.authors }),
    }, this.#parts.ids, this.#parts.clock.now())
    const host = await this.#host(made.eventId, emptyState(), null)
    const seq = await host.record(made.facts, 'organiser', made.updates)
    if (seq === null) return { refusal: refuse('not-saved', 'The session could not be saved. Try again.') }
    this.#hosts.set(made.eventId, Promise.resolve(host))
    this.#askedAtMs.set(made.eventId, this.#parts.clock.now())
    const [first] = await this.#parts.journal.read(made.eventId, 1, 1)
    this.#learn(made.eventId, first!)
    const loaded = await loadEvent(this.#parts.journal, made.eventId, this.#parts.log)
    host.openBoards(loaded.content.boards)
    this.#keepCheckpoints(host, loaded)
    this.#parts.hosted(host)
    return { host }
  }

  /** Null for an event that does not exist. Throws when the journal cannot be read. */
  async get(eventId: string): Promise<EventHost | null> {
    if (!this.#known.has(eventId)) return null
    this.#askedAtMs.set(eventId, this.#parts.clock.now())
    let host = this.#hosts.get(eventId)
    if (!host) {
      host = this.#load(eventId)
      this.#hosts.set(eventId, host)
      host.catch(() => this.#forget(eventId))
    }
    return host
  }

  async findByCode(code: string): Promise<EventHost | Refusal> {
    const typed = plainCode(code)
    if (spokenForm.test(typed)) {
      const spoken = await this.#findBySpoken(typed)
      if (spoken) return spoken
    }
    const known = this.#known.get(this.#byCode.get(typed) ?? '')
    if (!known) return refuse('unknown-code', 'We do not know this code. Check it on the screen and try again.')
    if (known.codeExpiresAt < this.#parts.clock.now()) return refuse('code-expired', 'This code has expired. Ask the facilitator for a new one.')
    return (await this.get(known.eventId))!
  }

  /** Also by a code that nobody joins by any more: what is published stays published. */
  async findByPastCode(code: string): Promise<EventHost | null> {
    return this.get(this.#byCode.get(plainCode(code)) ?? '')
  }

  /** The event whose door a facilitator holds open by these digits. */
  async #findBySpoken(digits: string): Promise<EventHost | null> {
    const now = this.#parts.clock.now()
    const isIt = ({ state: { joining: { spoken }, closedAt } }: EventHost): boolean => closedAt === null && spoken?.code === digits && spoken.until > now
    const loaded = async (): Promise<EventHost[]> => (await Promise.allSettled(this.#hosts.values())).flatMap((one) => (one.status === 'fulfilled' ? one.value : []))
    const found = (await loaded()).find(isIt)
    if (found || this.#knowsSpoken) return found ?? null
    // After a restart, once: a door that was open is so still.
    this.#knowsSpoken = true
    for (const { eventId, codeExpiresAt } of this.#known.values()) if (codeExpiresAt > now) await this.get(eventId).catch(() => null)
    return (await loaded()).find(isIt) ?? null
  }

  spokenCode(length: number = spokenDigits.usual): string {
    for (;;) {
      const digits = String(Buffer.from(this.#parts.ids.bytes(6)).readUIntBE(0, 6) % 10 ** length).padStart(length, '0')
      if (!this.#spoken.has(digits)) {
        this.#spoken.add(digits)
        return digits
      }
    }
  }

  get eventIds(): string[] {
    return [...this.#known.keys()]
  }

  get size(): number {
    return this.#known.size
  }

  /** A table's board is named after its event. */
  eventOfBoard(boardId: string): string | undefined {
    return this.#byBoard.get(boardId) ?? this.#known.get(boardId.split('.')[0]!)?.eventId
  }

  /** Which of them were opened from a file. */
  get opened(): OpenedEvents {
    return this.#opened
  }

  /** An event that was opened from a file is there now, or has more entries than before. */
  async learnOpened(eventId: string): Promise<void> {
    const host = await this.#hosts.get(eventId)
    this.#forget(eventId)
    // Who opened it has been its owner meanwhile.
    this.#fences.delete(eventId)
    for (const { boardId } of host?.state.boards ?? []) this.#parts.boards.close(boardId)
    const [first] = await this.#parts.journal.read(eventId, 1, 1)
    if (first) this.#learn(eventId, first)
  }

  /** Newest first. One that cannot be loaded hides no other; rejects where none can. */
  async all(): Promise<EventHost[]> {
    const loaded = await Promise.allSettled([...this.#known.keys()].map((eventId) => this.get(eventId)))
    const failed = loaded.filter((one) => one.status === 'rejected')
    for (const { reason } of failed) this.#parts.log.error({ error: reason as unknown }, 'an event could not be loaded')
    if (failed.length > 0 && failed.length === loaded.length) throw failed[0]!.reason
    return loaded.flatMap((one) => (one.status === 'fulfilled' && one.value ? one.value : [])).sort((a, b) => b.state.createdAt - a.state.createdAt)
  }

  /** The newest event that is not closed, or else the newest. Loads no more than it has to. */
  async newest(): Promise<EventHost | null> {
    let newest: EventHost | null = null
    for (const { eventId } of [...this.#known.values()].sort((a, b) => b.createdAt - a.createdAt)) {
      if (this.#opened.stage(eventId) !== null) continue
      const host = await this.get(eventId)
      if (host?.state.closedAt === null) return host
      newest ??= host
    }
    return newest
  }

  /** Committed entries from a sequence number on, a page at a time: as many as can be handed on between two turns of others. */
  async entries(eventId: string, from: number, most = pageEntries): Promise<{ entries: StoredEntry[]; next: number | null }> {
    const entries = await this.#parts.journal.read(eventId, from, most, pageBytes)
    const last = entries.at(-1)
    if (!last) return { entries, next: null }
    const isMore = entries.length === most || (await this.#parts.journal.read(eventId, last.seq + 1, 1)).length > 0
    return { entries, next: isMore ? last.seq + 1 : null }
  }

  /** Shortens the next load of an event that is about to leave memory. Never rejects. */
  async checkpoint(eventId: string): Promise<void> {
    await this.#checkpoints.get(eventId)?.save(worthwhileEntries)
  }

  /** Shortens the next start, for as long as there is time. */
  async checkpointAll(withinMs: number): Promise<void> {
    const end = this.#parts.clock.now() + withinMs
    for (const eventId of this.#checkpoints.keys()) if (this.#parts.clock.now() < end) await this.checkpoint(eventId)
  }

  async #load(eventId: string): Promise<EventHost> {
    const loaded = await loadEvent(this.#parts.journal, eventId, this.#parts.log)
    const host = await this.#host(eventId, loaded.content.state, loaded.last)
    host.openBoards(loaded.content.boards)
    this.#keepCheckpoints(host, loaded)
    await host.resume()
    this.#parts.hosted(host)
    return host
  }

  async #host(eventId: string, state: EventState, last: StoredEntry | null): Promise<EventHost> {
    const { journal, box, vault, counter, boards, archive, loop, clock, timers, ids, log } = this.#parts
    const fence = this.#fences.get(eventId) ?? await journal.acquire(eventId)
    this.#fences.set(eventId, fence)
    const isOpened = this.#opened.stage(eventId) !== null
    const live = new LiveTallies({ counter, clock, timers, log })
    const ballots = new Ballots({ eventId, box, vault, counter, live })
    const host = new EventHost({
      clock, timers, ids, log, boards, ballots, audience: new Audience({ eventId, box, vault }), live, archive, isOpened, ended: (own) => { if (!isOpened) this.#parts.ended?.(own) },
      pictures: new Pictures((from) => journal.read(eventId, from, pageEntries)),
      page: (from) => journal.read(eventId, from, pastEntries),
      submissions: new SubmissionStore((from) => journal.read(eventId, from, pageEntries), last?.seq ?? 0),
      erasures: new Erasures({ stream: eventId, fence, journal, ids, timers }),
      sequencer: (hooks) => new Sequencer({ stream: eventId, fence, ids, journal, loop, hooks, last }),
      transfers: this.transfers, spokenCode: () => this.spokenCode(),
      lost: () => {
        this.#fences.delete(eventId)
        this.#forget(eventId)
      },
    }, state)
    const aftermath = isOpened ? null : new Aftermath(host, { ballots, timers, log })
    if (aftermath) host.addOutlet(aftermath)
    this.#stops.set(eventId, () => {
      live.stop()
      aftermath?.stop()
    })
    return host
  }

  #keepCheckpoints(host: EventHost, loaded: Loaded): void {
    const checkpoints = new Checkpoints(this.#parts, host, loaded)
    this.#checkpoints.set(host.state.eventId, checkpoints)
    host.addOutlet(checkpoints)
  }

  /** Puts out of memory what nobody has used for a while. */
  async #tidy(): Promise<void> {
    for (const [eventId, pending] of [...this.#hosts]) {
      const host = await pending.catch(() => null)
      if (!host || !this.#isIdle(host)) continue
      await this.checkpoint(eventId)
      // Somebody may have come while the checkpoint was written.
      if (!this.#isIdle(host) || this.#hosts.get(eventId) !== pending) continue
      this.#forget(eventId)
      for (const { boardId } of host.state.boards) this.#parts.boards.close(boardId)
    }
  }

  #isIdle(host: EventHost): boolean {
    const { eventId, boards, joining: { spoken } } = host.state
    if (spoken && spoken.until > this.#parts.clock.now()) return false
    const sinceMs = this.#parts.clock.now() - (this.#askedAtMs.get(eventId) ?? 0)
    return sinceMs >= idleMs && !host.isBusy && !this.#parts.isWatched(eventId) && !boards.some(({ boardId }) => this.#parts.boards.isOccupied(boardId))
  }

  #tidySoon(): void {
    this.#stopTidying = this.#parts.timers.after(lookForIdleMs, () => {
      void this.#tidy().catch((error: unknown) => this.#parts.log.error({ error }, 'an idle event could not be put away'))
      this.#tidySoon()
    })
  }

  /** The next one to ask for this event loads it anew. */
  #forget(eventId: string): void {
    this.#stops.get(eventId)?.()
    this.#stops.delete(eventId)
    this.#hosts.delete(eventId)
    this.#askedAtMs.delete(eventId)
    this.#checkpoints.get(eventId)?.stop()
    this.#checkpoints.delete(eventId)
  }

  #learn(stream: string, first: StoredEntry): void {
    const { fact } = readFact(first)
    if (fact.type !== 'event.created' || fact.eventId !== stream) return
    const { eventId, code, codeExpiresAt } = fact
    const opened = this.#opened.stage(eventId)
    // One that was never opened to the end is not there.
    if (opened === 'opening') return
    this.#known.set(eventId, { eventId, createdAt: first.at, codeExpiresAt })
    // Nobody joins an event that was opened from a file.
    if (opened === null) this.#byCode.set(code, eventId)
    for (const { boardId } of fact.boards) this.#byBoard.set(boardId, eventId)
  }

  #countSoon(): void {
    this.#stopCounting = this.#parts.timers.after(countMs, () => {
      for (const pending of this.#hosts.values()) void pending.then((host) => host.recordCounts(), () => {})
      this.#countSoon()
    })
  }

  /** Tokens expire also while somebody is connected by them. */
  #lookForEndedSoon(): void {
    this.#stopLooking = this.#parts.timers.after(lookForEndedMs, () => {
      for (const pending of this.#hosts.values()) void pending.then(async (host) => {
        host.closeEnded()
        await host.remover.finish()
      }).catch(() => {})
      this.#lookForEndedSoon()
    })
  }
}

/** However it is typed. */
function plainCode(code: string): string {
  return code.toUpperCase().replace(/[\s-]/g, '')
}
