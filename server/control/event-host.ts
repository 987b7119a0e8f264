// The owner of one event: decides commands on the tentative state, hands them to the sequencer, and shows only what is
// committed. Facts, acknowledgements, joins and reads all come from the committed state.
import type { Archive, BoardContent, Boards, Clock, Ended, Ids, Log, Outlet, Policy, StoredEntry, Submission, Timers } from '../ports.ts'
import type { BallotsToArchive } from '../../shared/archive/ballots.ts'
import type { Live } from '../../shared/archive/build.ts'
import { accessRefusal, endsAccess } from '../../shared/event/access.ts'
import { apply, applyAll } from '../../shared/event/apply.ts'
import type { Unseen } from '../../shared/event/folding.ts'
import { decide } from '../../shared/event/decide.ts'
import { decideBoard } from '../../shared/event/decide-board.ts'
import type { Context } from '../../shared/event/decision.ts'
import { readBoard } from '../../shared/board/read.ts'
import type { BoardView } from '../../shared/board/read.ts'
import type { Runs } from '../../shared/erasure/copies.ts'
import type { Fact, SeqFact } from '../../shared/event/facts.ts'
import { serverPerson } from '../../shared/event/names.ts'
import type { Principal, Role } from '../../shared/event/names.ts'
import { liveAudience } from '../../shared/event/live.ts'
import { countedGroups } from '../../shared/event/paper.ts'
import { mayCommand } from '../../shared/event/permissions.ts'
import { allQuestions, findQuestion } from '../../shared/event/state.ts'
import { planImport } from '../../shared/import/plan.ts'
import type { ImportOrder } from '../../shared/import/order.ts'
import type { ImportPlan } from '../../shared/import/plan.ts'
import type { EventState, Question } from '../../shared/event/state.ts'
import type { AnyCommand, BallotCast, Command } from '../../shared/protocol/commands.ts'
import type { Ack, Me, PictureMessage } from '../../shared/protocol/messages.ts'
import { refuse } from '../../shared/protocol/refusals.ts'
import type { Refusal } from '../../shared/protocol/refusals.ts'
import type { FullTally } from '../../shared/ranking/result/full-tally.ts'
import { boardsThatClose, countFor, mayFreeze, prepareKeys, questionsToOpen, questionsToSeal, sealedQuestions, type Counted } from './ahead.ts'
import type { Audience } from './audience.ts'
import type { Ballots } from './ballots.ts'
import { whoCasts } from './casting.ts'
import type { LiveTallies } from './counting/live.ts'
import { contextOf, type LookedUp } from './context.ts'
import { endSitting } from './end.ts'
import { ballotCounts, ownPart } from './counts.ts'
import { readFact } from './entries.ts'
import type { Erasures } from './erasures.ts'
import type { Draft } from './entries.ts'
import { Published } from './published.ts'
import { pastFor, type Page } from './past.ts'
import { isForgetting, Remover } from './remover.ts'
import { Papers } from './papers.ts'
import type { Sequencer, SequencerHooks } from './sequencer.ts'
import type { Pictures } from './pictures.ts'
import { asksSubmissions } from './submissions.ts'
import type { SubmissionStore } from './submissions.ts'
import { startTransfer, type Transfers } from './transfers.ts'
import { Turns } from './turns.ts'
import { Writer } from './writer.ts'
import type { UpdateOf } from './writer.ts'

export type HostParts = {
  clock: Clock
  timers: Timers
  ids: Ids
  log: Log
  boards: Boards
  ballots: Ballots
  audience: Audience
  live: LiveTallies
  archive: Pick<Archive, 'writeBoard' | 'remove'>
  submissions: SubmissionStore
  pictures: Pictures
  page: Page
  erasures: Erasures
  /** Given the hooks, because the sequencer needs the host and the host the sequencer. */
  sequencer(hooks: SequencerHooks): Sequencer
  transfers: Transfers
  /** Digits by which no other event lets people in now. */
  spokenCode(): string
  /** From an archive: it can be read, and nothing happens in it any more but that something is removed. */
  isOpened: boolean
  /** The sitting has ended; something was committed since, or it was loaded. */
  ended(host: EventHost): void
  /** Called when the event must be loaded anew: its stream has another owner, or was changed behind its back. */
  lost(): void
}

export class EventHost implements Policy {
  readonly #parts: HostParts
  readonly #sequencer: Sequencer
  readonly #writer: Writer
  readonly remover: Remover
  readonly audience: Audience
  readonly isOpened: boolean
  /** What may be known of it outside. */
  readonly published: Published
  readonly #turns = new Turns()
  readonly #papers = new Papers()
  #tentative: EventState
  /** Of the tentative state, which nobody keeps. */
  #unseen: Unseen = new WeakSet()
  #committed: EventState
  #isLost = false
  #outlets = new Set<Outlet>()

  constructor(parts: HostParts, state: EventState) {
    this.#parts = parts
    this.audience = parts.audience
    this.isOpened = parts.isOpened
    this.published = new Published(parts, () => this.#committed)
    this.#tentative = state
    this.#committed = state
    this.#sequencer = parts.sequencer({
      committed: (entries) => this.#onCommitted(entries),
      dropped: (result) => this.#onDropped(result === 'conflict' || result === 'fenced'),
    })
    this.#writer = new Writer({
      boards: parts.boards, policy: this, timers: parts.timers, hold: () => this.#sequencer.hold(), record: (facts, by, updates) => this.record(facts, by, updates, true),
    })
    this.remover = new Remover({
      erasures: parts.erasures, archive: parts.archive, boards: parts.boards, log: parts.log, committed: () => this.#committed, tentative: () => this.#tentative,
      record: (facts, by) => this.record(facts, by, [], true), settled: () => this.#whenSettled(), isFiled: () => this.#committed.closedAt !== null && !this.isOpened,
    })
    parts.live.onTally((questionId, tally) => {
      const question = findQuestion(this.#committed, questionId)
      const seenBy = question ? liveAudience(question) : []
      if (seenBy.length > 0) for (const outlet of this.#outlets) outlet.live?.(questionId, tally, seenBy)
    })
  }

  get state(): EventState {
    return this.#committed
  }

  /** The journal entry that the committed state stands at. */
  get head(): { seq: number; hash: Uint8Array } {
    return this.#sequencer.head
  }

  /** Something waits for the disk, or ballots are taken: not to be put out of memory. */
  get isBusy(): boolean {
    return !this.#sequencer.isIdle || allQuestions(this.#tentative).some(({ phase }) => phase === 'open' || phase === 'paused')
  }

  addOutlet(outlet: Outlet): void {
    this.#outlets.add(outlet)
  }

  openBoards(contents: readonly BoardContent[]): void {
    // A board that is not the event's any more has no room: its name could be that of another's.
    for (const content of contents) if (this.#committed.boards.some(({ boardId }) => boardId === content.boardId)) this.#parts.boards.open(content, this)
  }

  /** After a restart: takes up open questions again, and finishes what a seal or the end had begun. */
  async resume(): Promise<void> {
    void this.remover.finish()
    if (this.isOpened) return
    await this.audience.resume(this.#committed)
    for (const question of allQuestions(this.#committed)) {
      const { questionId, phase } = question
      if (phase === 'sealed' || phase === 'revealed') await this.#parts.ballots.finishSeal(question, this.#committed)
      if (phase !== 'open' && phase !== 'paused') continue
      await this.#parts.ballots.resume(question)
      this.#followLive(questionId)
      if (!this.#parts.ballots.canTake(question) && phase === 'open') await this.record([{ type: 'question.paused', questionId }], serverPerson)
    }
    if (this.#committed.closedAt !== null) await endSitting(this, this.#parts)
  }

  /** Computed by the key in memory, and stored nowhere. */
  readonly hasVoted = (questionId: string, personId: string): boolean => this.#parts.ballots.hasVoted(questionId, personId)

  /** What the big screen keeps showing; null while it shows what is. Rejects when the journal cannot be read. */
  picture(): Promise<PictureMessage | null> {
    return this.#parts.pictures.of(this.#committed)
  }

  board(boardId: string): BoardView {
    return this.#parts.boards.view(boardId)
  }

  /** All that was submitted, committed. Rejects when the journal cannot be read. */
  async submissions(): Promise<SubmissionStore> {
    await this.#parts.submissions.load()
    return this.#parts.submissions
  }

  /** What an import would come to as things stand. */
  async planImport(order: ImportOrder): Promise<ImportPlan> {
    await this.#parts.submissions.load()
    return planImport(this.#tentative, readBoard(this.#parts.boards.tentative(order.boardId)), order, this.#parts.submissions.present())
  }

  /** `runs`: what somebody who is to be erased wrote in other events; what they wrote in this one is added. */
  async command(command: AnyCommand, principal: Principal, runs?: Runs): Promise<Ack> {
    if (this.isOpened && !isForgetting(command, principal)) return { ok: false, error: readOnly }
    if (command.type === 'ballot.cast') return this.#cast(command, principal)
    if (command.type === 'ready.set' || command.type === 'floor.upvote') return this.audience.take(this.#committed, command, principal).finally(() => this.#outlets.forEach((outlet) => outlet.presence()))
    if (command.type === 'transfer.start') return startTransfer(this.#committed, principal, this.#parts.transfers)
    const decide = (): Promise<Ack> => this.#control(command, principal, runs)
    return command.type === 'paper.enter' || command.type === 'paper.void' ? this.#papers.take(command, principal, { ballots: this.#parts.ballots, state: () => this.#tentative, decide }) : decide()
  }

  /** Journals facts that need no decision. Resolves to the sequence number, or null if they could not be saved. `isDecided`: also in an event from a file. */
  record(facts: readonly Fact[] | ((now: EventState) => readonly Fact[]), by: string, updates: readonly UpdateOf[] = [], isDecided = false): Promise<number | null> {
    if (this.isOpened && !isDecided) return Promise.resolve(null)
    const drafts = [...this.#advance(typeof facts === 'function' ? facts(this.#tentative) : facts, by), ...updates.map(({ boardId, update, isApart }): Draft => (
      { ...this.#stamp(by), kind: 'update', boardId, update, ...(isApart ? { isApart } : {}) }
    ))]
    return new Promise((resolve) => (drafts.length > 0 ? this.#sequencer.push(drafts, resolve) : this.#sequencer.afterPending(resolve)))
  }

  submit(submission: Submission): Refusal | null {
    const { boardId, principal, update, bindsClients } = submission
    if (this.isOpened) return readOnly
    const decision = decideBoard(this.#tentative, boardId, submission.operations, principal)
    if (!decision.ok) return decision.error
    if (!submission.apply()) return refuse('bad-update', 'The update could not be applied.')
    this.audience.acted(principal.personId)
    const bindings = bindsClients.map((clientId): Fact => ({ type: 'client.bound', boardId, clientId, personId: principal.personId }))
    const written: Draft = { ...this.#stamp(principal.personId), kind: 'update', boardId, update }
    const drafts = this.#advance([...decision.facts, ...bindings], principal.personId)
    this.#sequencer.pushPatiently([written, ...drafts], (seq) => submission.settled(seq !== null))
    return null
  }

  afterPending(settled: (committed: boolean) => void): void {
    this.#sequencer.afterPending((seq) => settled(seq !== null))
  }

  /** This person's own small part of the state. */
  me(principal: Principal): Me | null {
    return ownPart(this.#committed, principal.personId, this.#parts.ballots, this.audience)
  }

  /** Ballots in, live, for every question that takes them. */
  submitted(): Record<string, Question['submitted']> {
    const counts: Record<string, Question['submitted']> = {}
    for (const question of allQuestions(this.#committed)) counts[question.questionId] = this.#parts.ballots.submitted(question.questionId) ?? question.submitted
    return counts
  }

  /** How questions stand that take ballots, as far as this role may see it. */
  liveTallies(role: Role): { questionId: string; tally: FullTally }[] {
    return allQuestions(this.#committed).flatMap((question) => {
      const tally = liveAudience(question).includes(role) ? this.#parts.live.latest(question.questionId) : null
      return tally ? [{ questionId: question.questionId, tally }] : []
    })
  }

  /** Journals counts that have changed: on coarse ticks, so that a count cannot be matched to a person's tap. */
  recordCounts(): void {
    const facts = [...ballotCounts(this.#tentative, this.#parts.ballots), ...this.audience.counts(this.#tentative)]
    if (facts.length > 0) void this.record(facts, serverPerson)
  }

  /** Shuts out who is connected by a token that has been revoked or has expired. */
  closeEnded(): void {
    const now = this.#parts.clock.now()
    const ended: Ended = (principal) => accessRefusal(this.#committed, principal, now)?.code ?? null
    for (const { boardId } of this.#committed.boards) this.#parts.boards.closeEnded(boardId, ended)
    for (const outlet of this.#outlets) outlet.ended(ended)
  }

  async #control(command: Command, principal: Principal, runs?: Runs): Promise<Ack> {
    const forbidden = mayCommand(principal, command.type)
    if (forbidden) return { ok: false, error: forbidden }
    const sealing: string[] = []
    const keyless = (): string[] => questionsToOpen(this.#tentative, command).filter((question) => !this.#parts.ballots.canTake(question)).map((q) => q.questionId)
    const more = (): string[] => questionsToSeal(this.#tentative, command).filter((questionId) => !sealing.includes(questionId))
    let counted: Counted
    let lookedUp: LookedUp
    try {
      // From this very moment no ballot is taken; those under way are waited for.
      await this.#beginSeals(more(), sealing)
      await prepareKeys(() => this.#tentative, this.#parts.ballots, keyless())
      if (asksSubmissions(command, this.#tentative)) await this.#parts.submissions.load()
      counted = await countFor(this.#tentative, command, this.#parts.ballots)
      await this.#hearOut(command, principal, counted)
      lookedUp = { traces: await this.remover.traces(command, principal, runs), past: await pastFor(command, this.#tentative, this.#parts.page) }
      // Meanwhile another question may have opened, or come into the agenda; nothing is waited for between the last look and the decision.
      for (let [opened, added] = [more(), keyless()]; opened.length + added.length > 0; [opened, added] = [more(), keyless()]) {
        await this.#beginSeals(opened, sealing)
        await prepareKeys(() => this.#tentative, this.#parts.ballots, added)
      }
    } catch (error) {
      this.#parts.log.error({ error, command: command.type }, 'the ballot service is not available')
      for (const questionId of sealing) this.#parts.ballots.abortSeal(questionId)
      return { ok: false, error: notSaved }
    }
    const decision = this.#turns.within(principal, command, this.audience.within(principal, command, decide(this.#tentative, command, principal, this.#context(counted, lookedUp))))
    const ended = this.#turns.begin(principal, command, decision)
    const answer = !decision.ok ? decision
      : { ...(decision.facts.length === 0 ? await this.#whenSettled() : saved(await this.#writer.carryOut(decision, decision.isUnnamed ? serverPerson : principal.personId))), ...decision.answer } as Ack
    ended(answer.ok ? answer.seq ?? null : null)
    if (!answer.ok || (decision.ok && decision.facts.length === 0)) {
      for (const questionId of sealing) this.#parts.ballots.abortSeal(questionId)
      return answer
    }
    // The end of the session also ends links to questions that were never asked.
    for (const questionId of command.type === 'event.close' ? sealedQuestions(this.#committed) : sealing) await this.#finishSeal(questionId)
    if (command.type === 'event.close') await endSitting(this, this.#parts)
    return decision.ok && decision.facts.some(({ type }) => type === 'erasure.begun') ? { ...answer, isFinished: await this.remover.finish() } : answer
  }

  /** "It is so already" may rest on something that is not committed yet. */
  #whenSettled(): Promise<Ack> {
    return new Promise((resolve) => this.#sequencer.afterPending((seq) => resolve(saved(seq))))
  }

  async #cast(cast: BallotCast, principal: Principal): Promise<Ack> {
    const casting = whoCasts(this.#committed, this.#tentative, cast, principal)
    if (!casting.ok) return casting
    const answer = await this.#parts.ballots.cast(casting.question, { personId: principal.personId, group: casting.person.group }, cast)
    if (answer.ok) for (const outlet of this.#outlets) outlet.presence()
    return answer
  }

  #followLive(questionId: string): void {
    const question = findQuestion(this.#committed, questionId)
    if (question && liveAudience(question).length > 0) this.#parts.ballots.followLive(question, countedGroups(this.#committed, questionId))
  }

  /** Before boards are closed to their writers: what is under way arrives first. */
  async #hearOut(command: Command, principal: Principal, counted: Counted): Promise<void> {
    const boardIds = mayFreeze.has(command.type) ? boardsThatClose(this.#tentative, decide(this.#tentative, command, principal, this.#context(counted))) : []
    if (boardIds.length > 0) await this.#parts.boards.hearOut(boardIds)
  }

  #context = (counted: Counted, lookedUp: LookedUp = { traces: null, past: null }): Context => contextOf(this.#parts, this.#tentative, counted, lookedUp)

  async #beginSeals(questionIds: readonly string[], sealing: string[]): Promise<void> {
    sealing.push(...questionIds)
    await Promise.all(questionIds.map((questionId) => this.#parts.ballots.beginSeal(questionId)))
  }

  async #finishSeal(questionId: string): Promise<void> {
    const question = findQuestion(this.#committed, questionId)
    if (!question) return
    try {
      await this.#parts.ballots.finishSeal(question, this.#committed)
      // Counted by the time it is revealed; nobody sees it before.
      void this.#parts.ballots.tally(question, this.#committed).catch(() => {})
    } catch (error) {
      // The seal itself is committed; counting and the next start finish the rest.
      this.#parts.log.error({ error, questionId }, 'the ballot box could not be finished yet')
    }
  }

  #stamp(by: string): { entryId: string; at: number; by: string } {
    return { entryId: this.#parts.ids.id(), at: this.#parts.clock.now(), by }
  }

  /** Applies facts to the tentative state; returns them as drafts of the same moment. */
  #advance(facts: readonly Fact[], by: string): Draft[] {
    return facts.map((fact) => {
      const stamp = this.#stamp(by)
      this.#tentative = apply(this.#tentative, { seq: this.#tentative.seq, at: stamp.at, fact }, this.#unseen)
      return { ...stamp, kind: 'fact', fact }
    })
  }

  #onCommitted(entries: readonly StoredEntry[]): void {
    const facts: SeqFact[] = []
    const updates = new Map<string, Uint8Array[]>()
    for (const entry of entries) {
      if (entry.kind === 'fact') facts.push(readFact(entry))
      else if (entry.boardId !== null) {
        const list = updates.get(entry.boardId)
        if (list) list.push(entry.payload)
        else updates.set(entry.boardId, [entry.payload])
      }
    }
    const last = entries.at(-1)!
    this.#committed = { ...applyAll(this.#committed, facts), seq: last.seq }
    for (const [boardId, list] of updates) this.#parts.boards.commit(boardId, list)
    for (const { fact } of facts) if (fact.type === 'erasure.begun') for (const board of fact.boards) this.#parts.boards.redact(board.boardId, board.epoch, board)
    if (facts.some(({ fact }) => endsAccess(fact.type))) this.closeEnded()
    for (const { fact } of facts) if (fact.type === 'question.opened') this.#followLive(fact.questionId)
    this.#parts.submissions.follow(facts, last.seq)
    if (facts.some(({ fact }) => fact.type === 'screen.frozen' && !fact.again)) this.#parts.pictures.keep(this.#committed, (boardId) => this.board(boardId), this.liveTallies('observer'))
    for (const outlet of this.#outlets) outlet.facts(entries[0]!.seq, last.seq, facts)
    if (this.#committed.closedAt !== null) this.#parts.ended(this)
  }

  #onDropped(isLost: boolean): void {
    this.#parts.log.error({ eventId: this.#committed.eventId, isLost }, 'a commit failed; what was not saved is dropped')
    this.#writer.dropped()
    this.#tentative = this.#committed
    this.#unseen = new WeakSet()
    for (const { boardId } of this.#committed.boards) this.#parts.boards.rollback(boardId)
    // Once: by a second time another host may have taken its place.
    if (isLost && !this.#isLost) {
      this.#isLost = true
      this.#parts.lost()
    }
  }
}

/** The acknowledgement of what was committed up to `seq`, or the refusal where the commit failed. */
function saved(seq: number | null): Ack {
  return seq === null ? { ok: false, error: notSaved } : { ok: true, seq }
}

const readOnly = refuse('read-only', 'This session was opened from a file. It can be read here, and words and people can be removed from it; nothing else changes.')
const notSaved = refuse('not-saved', 'This could not be saved. Try again.')
