// The programmes of this server. Each is a stream of its own in the journal, ordered and committed like an event: what is decided waits
// for the disk, and only the committed state is shown.
import { serverPerson } from '../../shared/event/names.ts'
import { applyProgramme } from '../../shared/programme/apply.ts'
import { decideProgramme } from '../../shared/programme/decide.ts'
import type { ProgrammeCommand, ProgrammeContext } from '../../shared/programme/decide.ts'
import type { ProgrammeFact, SeqProgrammeFact } from '../../shared/programme/facts.ts'
import { emptyProgramme } from '../../shared/programme/state.ts'
import type { Programme } from '../../shared/programme/state.ts'
import { refuse } from '../../shared/protocol/refusals.ts'
import type { Refusal } from '../../shared/protocol/refusals.ts'
import type { Clock, Ids, Journal, Log, Ownership, StoredEntry, Timers } from '../ports.ts'
import type { CommitLoop } from './commit-loop.ts'
import { readProgrammeFact } from './entries.ts'
import { redactProgramme } from './programme-erasures.ts'
import { Sequencer } from './sequencer.ts'

export type ProgrammeParts = {
  journal: Journal & Ownership
  loop: CommitLoop
  clock: Clock
  timers: Timers
  ids: Ids
  log: Log
  tokenHash(programmeId: string, memberId: string, generation: number): string
}

const streamStart = 'programme.'
const pageEntries = 5_000
const retryMs = 60_000

export class ProgrammeStore {
  readonly #parts: ProgrammeParts
  readonly #hosts = new Map<string, Promise<ProgrammeHost | null>>()
  /** Which programme each personal link belongs to, by the hash of its token. */
  readonly #invitations = new Map<string, { programmeId: string; memberId: string }>()

  constructor(parts: ProgrammeParts) {
    this.#parts = parts
  }

  /** Loads all of them: there are few, and personal links have to be known. */
  async start(): Promise<void> {
    for (const { stream } of await this.#parts.journal.streams()) {
      if (stream.startsWith(streamStart)) void (await this.get(stream.slice(streamStart.length)))?.finish()
    }
  }

  /** Null where it could not be saved. */
  async create(title: string, groups: string[]): Promise<ProgrammeHost | null> {
    const programmeId = this.#parts.ids.id()
    const host = await this.#host(programmeId, [])
    this.#hosts.set(programmeId, Promise.resolve(host))
    if (await host.record([{ type: 'programme.created', programmeId, title, groups: [...new Set(groups)] }])) return host
    this.#hosts.delete(programmeId)
    return null
  }

  /** Null for one that does not exist. Throws when the journal cannot be read. */
  async get(programmeId: string): Promise<ProgrammeHost | null> {
    let host = this.#hosts.get(programmeId)
    if (!host) {
      host = this.#load(programmeId)
      this.#hosts.set(programmeId, host)
      host.then((found) => { if (!found) this.#hosts.delete(programmeId) }, () => this.#hosts.delete(programmeId))
    }
    return host
  }

  /** Newest first. */
  async all(): Promise<ProgrammeHost[]> {
    const hosts = await Promise.all([...this.#hosts.keys()].map((programmeId) => this.get(programmeId)))
    return hosts.flatMap((host) => host ?? []).sort((a, b) => b.state.createdAt - a.state.createdAt)
  }

  /** Whose link this is, as long as it has not been revoked or replaced. */
  async byInvitation(tokenHash: string): Promise<{ programme: ProgrammeHost; memberId: string } | null> {
    const found = this.#invitations.get(tokenHash)
    const programme = found ? await this.get(found.programmeId) : null
    return programme && programme.state.panel[found!.memberId]?.tokenHash === tokenHash ? { programme, memberId: found!.memberId } : null
  }

  async #load(programmeId: string): Promise<ProgrammeHost | null> {
    const entries: StoredEntry[] = []
    for (;;) {
      const page = await this.#parts.journal.read(streamStart + programmeId, entries.length + 1, pageEntries)
      entries.push(...page)
      if (page.length < pageEntries) break
    }
    return entries.length > 0 ? this.#host(programmeId, entries) : null
  }

  async #host(programmeId: string, entries: readonly StoredEntry[]): Promise<ProgrammeHost> {
    const stream = streamStart + programmeId
    const fence = await this.#parts.journal.acquire(stream)
    const { journal, loop, clock, timers, ids, log, tokenHash } = this.#parts
    return new ProgrammeHost({
      clock, ids, log, redact: () => redactProgramme({ stream, fence, journal, ids, timers }), tokenHash: (memberId, generation) => tokenHash(programmeId, memberId, generation),
      lost: () => this.#hosts.delete(programmeId),
      again: () => void timers.after(retryMs, () => void this.get(programmeId).then((host) => host?.finish(), () => {})),
      sequencer: (hooks) => new Sequencer({ stream, fence, ids, journal, loop, hooks, last: entries.at(-1) ?? null }),
      invited: (memberId, hash) => this.#invitations.set(hash, { programmeId, memberId }),
    }, entries.map(readProgrammeFact))
  }
}

type HostParts = {
  clock: Clock
  ids: Ids
  log: Log
  tokenHash: ProgrammeContext['tokenHash']
  /** Takes out of the journal what was begun to be removed, and says so. */
  redact(): Promise<ProgrammeFact[]>
  /** That is to be tried again later. */
  again(): void
  /** Committed: this link belongs to this member. */
  invited(memberId: string, tokenHash: string): void
  lost(): void
  sequencer(hooks: ConstructorParameters<typeof Sequencer>[0]['hooks']): Sequencer
}

export class ProgrammeHost {
  readonly #parts: HostParts
  readonly #sequencer: Sequencer
  #tentative = emptyProgramme()
  #committed = emptyProgramme()
  #finishing: Promise<boolean> | null = null

  constructor(parts: HostParts, facts: readonly SeqProgrammeFact[]) {
    this.#parts = parts
    this.#commit(facts)
    this.#tentative = this.#committed
    this.#sequencer = parts.sequencer({
      committed: (entries) => this.#commit(entries.map(readProgrammeFact)),
      dropped: (result) => {
        this.#tentative = this.#committed
        if (result === 'conflict' || result === 'fenced') parts.lost()
      },
    })
  }

  /** The committed state. */
  get state(): Programme {
    return this.#committed
  }

  /** Null when it is saved, and where it is so already. */
  async command(command: ProgrammeCommand): Promise<Refusal | null> {
    const decision = decideProgramme(this.#tentative, command, { newId: () => this.#parts.ids.id(), tokenHash: this.#parts.tokenHash })
    if (!decision.ok) return decision.error
    return await this.record(decision.facts) ? null : refuse('not-saved', 'This could not be saved. Try again.')
  }

  /** Everybody goes from the panel: the time for which names are kept has passed. */
  async forget(): Promise<boolean> {
    const isSaved = await this.record([{ type: 'erasure.begun', erasureId: this.#parts.ids.id(), kind: 'retention', reason: '', members: null }], serverPerson)
    return isSaved && this.finish()
  }

  /** Takes out of the journal whatever was begun to be removed. False where that is tried again later. */
  async finish(): Promise<boolean> {
    while (this.#committed.erasures.some(({ finishedAt }) => finishedAt === null)) {
      this.#finishing ??= this.#finish().finally(() => { this.#finishing = null })
      if (await this.#finishing) continue
      this.#parts.again()
      return false
    }
    return true
  }

  async #finish(): Promise<boolean> {
    try {
      return await this.record(await this.#parts.redact(), serverPerson)
    } catch (error) {
      this.#parts.log.error({ error, programmeId: this.#committed.programmeId }, 'who is to be removed could not be taken out of the programme yet; it is tried again')
      return false
    }
  }

  /** False where it could not be saved. */
  record(facts: readonly ProgrammeFact[], by = 'organiser'): Promise<boolean> {
    if (facts.length === 0) return new Promise((resolve) => this.#sequencer.afterPending((seq) => resolve(seq !== null)))
    const at = this.#parts.clock.now()
    for (const fact of facts) this.#tentative = applyProgramme(this.#tentative, { seq: this.#tentative.seq + 1, at, fact })
    return new Promise((resolve) => this.#sequencer.push(
      facts.map((fact) => ({ kind: 'fact' as const, entryId: this.#parts.ids.id(), at, by, fact })), (seq) => resolve(seq !== null)))
  }

  #commit(facts: readonly SeqProgrammeFact[]): void {
    for (const one of facts) {
      this.#committed = applyProgramme(this.#committed, one)
      if (one.fact.type === 'members.invited') for (const { memberId, tokenHash } of one.fact.members) this.#parts.invited(memberId, tokenHash)
      if (one.fact.type === 'invitation.renewed') this.#parts.invited(one.fact.memberId, one.fact.tokenHash)
    }
  }
}
