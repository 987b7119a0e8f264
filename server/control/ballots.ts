// The ballot service: one ballot a person and question, kept apart from the journal under a pseudonym.
// Invariants: a cast is answered after its commit; nothing is taken once sealing began; no tally before the seal;
// after the seal the key is gone and what is left cannot be linked to a person.
import { createHmac } from 'node:crypto'
import { hasBallots } from '../../shared/archive/ballots.ts'
import type { BallotsToArchive } from '../../shared/archive/ballots.ts'
import { hexOf } from '../../shared/archive/chain.ts'
import { receiptOf } from '../../shared/archive/receipt.ts'
import { refuse } from '../../shared/protocol/refusals.ts'
import type { Refusal } from '../../shared/protocol/refusals.ts'
import type { OwnBallot } from '../../shared/protocol/messages.ts'
import type { BallotCast } from '../../shared/protocol/commands.ts'
import { canonicalBallot, checkBallot } from '../../shared/ranking/ballots.ts'
import type { Ballot } from '../../shared/ranking/ballots.ts'
import { poolGroups } from '../../shared/ranking/groups.ts'
import type { MovedPeople } from '../../shared/ranking/moved.ts'
import { publishedBallots } from '../../shared/ranking/published.ts'
import type { FullTally } from '../../shared/ranking/result/full-tally.ts'
import { hasLinkageEnded, linkageOf, linkedQuestions } from '../../shared/event/linkage.ts'
import { countedGroups, paperGroup } from '../../shared/event/paper.ts'
import { allQuestions } from '../../shared/event/state.ts'
import type { EventState, Question, Submitted } from '../../shared/event/state.ts'
import type { BallotBox, BallotRow, Counter, FinishedBallot, KeyVault } from '../ports.ts'
import type { LiveTallies } from './counting/live.ts'
import { countRequest } from '../../shared/event/count-request.ts'
import { whoMoved } from './who-moved.ts'

/** `nonce` in hex, of a public recount: with it the voter can see that the receipt stands for this ballot. */
export type CastAnswer = { ok: true; receipt: string; revision: number; nonce?: string } | { ok: false; error: Refusal }

type Open = {
  /** In the vault. */
  keyName: string
  /** Null where it is gone (restored from a backup): what was cast still counts, nothing more can be taken. */
  key: Uint8Array | null
  rows: Map<string, BallotRow>
  underWay: Set<Promise<unknown>>
  /** Seals under way. */
  sealing: number
}

/** What sealing and counting need of the event. */
type Known = Pick<EventState, 'groups' | 'papers' | 'people' | 'agenda' | 'closedAt'>

export type NamedBallot = { participantId: string; groups: (string | null)[]; ballot: Ballot }

export class Ballots {
  readonly #eventId: string
  readonly #box: BallotBox
  readonly #vault: KeyVault
  readonly #counter: Counter
  readonly #live: LiveTallies
  readonly #open = new Map<string, Open>()
  /** One after another, as linked questions are finished together. */
  #finishing: Promise<unknown> = Promise.resolve()
  /** Of sealed questions: they are counted once. */
  readonly #counts = new Map<string, Promise<FullTally | null>>()

  constructor(parts: { eventId: string; box: BallotBox; vault: KeyVault; counter: Counter; live: LiveTallies }) {
    this.#eventId = parts.eventId
    this.#box = parts.box
    this.#vault = parts.vault
    this.#counter = parts.counter
    this.#live = parts.live
  }

  /** Before "voting is open" becomes visible: the key is on disk when it resolves. */
  async prepare(question: Question): Promise<void> {
    if (this.canTake(question)) return
    const { questionId } = question
    const left = this.#open.get(questionId)?.keyName
    this.#open.delete(questionId)
    await this.#take(question, await this.#vault.create(this.#vaultName(question)))
    // What it would have been linked with has changed since a key was made for it; nothing was cast under that one.
    if (left !== undefined && left !== this.#vaultName(question) && ![...this.#open.values()].some(({ keyName }) => keyName === left)) await this.#vault.destroy(left)
  }

  /** After a restart. */
  async resume(question: Question): Promise<void> {
    await this.#take(question, await this.#vault.get(this.#vaultName(question)))
  }

  cast(question: Question, person: { personId: string; group: string | null }, cast: BallotCast): Promise<CastAnswer> {
    if (question.phase !== 'open') return Promise.resolve(no('question-not-open', 'Voting is not open.'))
    return this.#put(question, person, cast)
  }

  /** One on paper, also while voting is paused. The serial number stands for whoever filled it in. */
  castPaper(question: Question, serial: string, ballot: BallotCast['ballot'], id: string): Promise<CastAnswer> {
    return this.#put(question, { personId: paperVoter(serial), group: paperGroup }, { ballot, id, revision: 1 })
  }

  /** A seal waits for it, as it does for a ballot that is being saved. */
  waitFor(questionId: string, work: Promise<unknown>): void {
    const underWay = this.#open.get(questionId)?.underWay
    const settled = work.then(() => {}, () => {}).finally(() => underWay?.delete(settled))
    underWay?.add(settled)
  }

  /** One on paper counts no more; false where that could not be saved. */
  async removePaper(questionId: string, serial: string): Promise<boolean> {
    const open = this.#open.get(questionId)
    if (!open?.key || open.sealing > 0) return false
    const pseudonym = pseudonymOf(open.key, paperVoter(serial))
    const removing = this.#box.remove(this.#keyName(questionId), pseudonym)
    open.underWay.add(removing)
    const removed = await removing.finally(() => open.underWay.delete(removing))
    const before = open.rows.get(pseudonym)?.ballot ?? null
    if (removed && open.rows.delete(pseudonym)) this.#live.changed(questionId, before, null)
    return removed
  }

  async #put(question: Question, person: { personId: string; group: string | null }, cast: Pick<BallotCast, 'ballot' | 'id' | 'revision'>): Promise<CastAnswer> {
    const open = this.#open.get(question.questionId)
    if (!open?.key || !question.slate) return no('question-not-open', 'Voting is not open.')
    if (open.sealing > 0) return no('question-sealed', 'Voting is closed.')
    const checked = checkBallot(cast.ballot, { method: question.method, options: question.options, actionIds: question.slate.items.map((item) => item.actionId) })
    if (!checked.ok) return no(checked.code, checked.message)
    const pseudonym = pseudonymOf(open.key, person.personId)
    const ballot = canonicalBallot(checked.ballot)
    const row: BallotRow = {
      pseudonym, revision: cast.revision, idempotencyKey: cast.id, group: person.group, ballot,
      receipt: receiptOf(question.questionId, ballot, cast.revision, nonceOf(open.key, pseudonym, cast.revision)),
    }
    const putting = this.#box.put(this.#keyName(question.questionId), row)
    open.underWay.add(putting)
    try {
      const put = await putting
      if (put.result === 'unavailable') return no('not-saved', 'Your ballot is not saved yet. It will be sent again.')
      const before = open.rows.get(pseudonym)?.ballot ?? null
      open.rows.set(pseudonym, put.row)
      this.#live.changed(question.questionId, before, put.row.ballot)
      if (put.result === 'stale') {
        return no('ballot-stale', 'A newer version of your ballot is already saved.', { revision: put.row.revision })
      }
      return { ok: true, receipt: put.row.receipt, revision: put.row.revision, ...this.#nonce(question, put.row) }
    } finally {
      open.underWay.delete(putting)
    }
  }

  /** A person's own ballot as last committed, for themselves alone. */
  own(question: Question, personId: string): OwnBallot | null {
    const open = this.#open.get(question.questionId)
    const row = open?.key ? open.rows.get(pseudonymOf(open.key, personId)) : undefined
    return row ? { ballot: JSON.parse(row.ballot) as Ballot, revision: row.revision, receipt: row.receipt, ...this.#nonce(question, row) } : null
  }

  hasVoted(questionId: string, personId: string): boolean {
    const open = this.#open.get(questionId)
    return open?.key ? open.rows.has(pseudonymOf(open.key, personId)) : false
  }

  submitted(questionId: string): Submitted | null {
    const open = this.#open.get(questionId)
    if (!open) return null
    const byGroup: Record<string, number> = {}
    for (const row of open.rows.values()) byGroup[row.group ?? ''] = (byGroup[row.group ?? ''] ?? 0) + 1
    return { total: open.rows.size, byGroup }
  }

  /** Takes nothing more, and waits for what is under way. */
  async beginSeal(questionId: string): Promise<void> {
    const open = this.#open.get(questionId)
    if (!open) return
    open.sealing++
    await Promise.allSettled(open.underWay)
  }

  abortSeal(questionId: string): void {
    const open = this.#open.get(questionId)
    if (open) open.sealing--
  }

  /**
   * After the seal is committed; also finishes what an interrupted server had begun. Ballots that are linked with those of another question
   * wait for its seal; then it is counted who moved, and all goes at once: links first, the key last.
   */
  finishSeal(question: Question, known: Known): Promise<void> {
    const done = this.#finishing.then(() => this.#finishSeal(question, known))
    this.#finishing = done.catch(() => {})
    return done
  }

  /** Of a question that takes ballots and may show how it stands: from here on, until its seal. */
  followLive(question: Question, groups: readonly string[]): void {
    const { questionId, slate } = question
    if (!slate || !this.#open.has(questionId)) return
    this.#live.follow(questionId, countRequest(question, slate, groups, this.#keyName(questionId)), () =>
      Array.from(this.#open.get(questionId)?.rows.values() ?? [], ({ ballot }) => ballot))
  }

  /** All that may be published of a sealed question. Nobody but who reveals it gets it. */
  async tally(question: Question, known: Known): Promise<FullTally | null> {
    if (question.phase !== 'sealed' && question.phase !== 'revealed') return null
    const counting = this.#counts.get(question.questionId) ?? this.#count(question, known)
    this.#counts.set(question.questionId, counting)
    try {
      return await counting
    } catch (error) {
      this.#counts.delete(question.questionId)
      throw error
    }
  }

  /** The same ballots, counted as if actions that were merged since had been one. `merges`: action → the one that stands for it. */
  async alternative(question: Question, known: Known, merges: Readonly<Record<string, string>>): Promise<FullTally | null> {
    const { slate, phase, questionId } = question
    if (!slate || (phase !== 'sealed' && phase !== 'revealed')) return null
    const ballots = await this.#kept(question, known)
    const left = { ...slate, items: slate.items.filter(({ actionId }) => !Object.hasOwn(merges, actionId)) }
    const tally = ballots && await this.#counter.count({ ...countRequest(question, left, known.groups, this.#keyName(questionId)), merges }, ballots)
    // How many ballots would have to change is reckoned with what one ballot can give to one action, which is not so here.
    return tally && { ...tally, stability: [] }
  }

  /** The ballots of a sealed question as they may be published: nothing tells whose they are, or when they came. */
  async published(question: Question, known: Known): Promise<Ballot[] | null> {
    const ballots = await this.#kept(question, known)
    return ballots && publishedBallots(ballots.map(({ ballot }) => ballot))
  }

  /** Named ballots as they were cast, with the groups that each is counted in. Of other questions nobody is known. */
  async named(questionId: string): Promise<NamedBallot[]> {
    const ballots = await this.#box.finished(this.#keyName(questionId)) ?? []
    return ballots.flatMap(({ participantId, group, ballot }) =>
      (participantId === undefined ? [] : [{ participantId, groups: groupsOfStratum(group), ballot: JSON.parse(ballot) as Ballot }]))
  }

  /** Of a sealed public recount, sorted: nothing tells whose each is. */
  async receipts({ questionId, secrecy }: Question): Promise<string[] | null> {
    return secrecy === 'public-recount' ? this.#box.receipts(this.#keyName(questionId)) : null
  }

  /** What an archive may hold, by question: of those that are revealed and no secret. */
  async archivedOf({ agenda }: Pick<EventState, 'agenda'>): Promise<Map<string, BallotsToArchive>> {
    const found = await Promise.all(allQuestions({ agenda }).filter(hasBallots).map(async (question) => [question.questionId, await this.#archived(question)] as const))
    return new Map(found.flatMap(([questionId, kept]) => (kept ? [[questionId, kept]] : [])))
  }

  async #archived(question: Question): Promise<BallotsToArchive | null> {
    const [ballots, receipts] = await Promise.all([this.#box.finished(this.#keyName(question.questionId)), this.receipts(question)])
    return ballots && {
      ballots: ballots.map(({ ballot, group, participantId }) => (
        { ballot, ...(question.secrecy === 'named' ? { groups: groupsOfStratum(group) } : {}), ...(participantId === undefined ? {} : { participantId }) }
      )),
      ...(receipts ? { receipts } : {}),
    }
  }

  /** Who moved between this question and the one that it is linked with; null before both are sealed, and where there is none. */
  async moved(question: Question, known: Known): Promise<MovedPeople | null> {
    if (linkageOf(question) === null || !hasLinkageEnded(known, question)) return null
    const kept = await this.#box.finished(this.#vaultName(question))
    return kept?.[0] ? JSON.parse(kept[0].ballot) as MovedPeople : null
  }

  /** Whether votes can be taken: the question's key is here. */
  canTake(question: Question): boolean {
    const open = this.#open.get(question.questionId)
    return open?.key != null && open.keyName === this.#vaultName(question)
  }

  async #count(question: Question, known: Known): Promise<FullTally | null> {
    const name = this.#keyName(question.questionId)
    if (!await this.#box.finished(name)) await this.finishSeal(question, known)
    const ballots = await this.#kept(question, known)
    return ballots && question.slate ? this.#counter.count(countRequest(question, question.slate, countedGroups(known, question.questionId), name), ballots) : null
  }

  async #finishSeal(question: Question, known: Known): Promise<void> {
    this.#open.delete(question.questionId)
    this.#live.letGo(question.questionId)
    await this.#dropPapers(question, known)
    const linked = linkedQuestions(known, question)
    if (!hasLinkageEnded(known, question)) return
    await this.#keepMoved(linked, known)
    for (const one of linked) if (one.slate) await this.#finishBallots(one, known)
    await this.#vault.destroy(this.#vaultName(question))
  }

  /** Papers that came into the box and not into the journal, or were voided: whatever interrupted that, they do not count. */
  async #dropPapers(question: Question, { papers }: Known): Promise<void> {
    const uncounted = Object.entries(papers).filter(([, { questionId, entered, voided }]) => questionId === question.questionId && (!entered || voided))
    const key = uncounted.length > 0 ? await this.#vault.get(this.#vaultName(question)) : null
    if (!key) return
    const name = this.#keyName(question.questionId)
    const there = new Set((await this.#box.rows(name)).map(({ pseudonym }) => pseudonym))
    for (const [serial] of uncounted) {
      const pseudonym = pseudonymOf(key, paperVoter(serial))
      if (there.has(pseudonym) && !await this.#box.remove(name, pseudonym)) throw new Error('The ballot box can\'t be written at the moment.')
    }
  }

  async #finishBallots({ questionId, secrecy, ...question }: Question, known: Known): Promise<void> {
    const { people } = known
    const name = this.#keyName(questionId)
    const rows = await this.#box.rows(name)
    // Without its key (restored from a backup) not even a named ballot has a name.
    const key = secrecy === 'named' ? await this.#vault.get(this.#vaultName({ ...question, questionId })) : null
    await this.#box.finish(name, {
      strata: strataOf(rows.map((row) => row.group), countedGroups(known, questionId)),
      ...(secrecy === 'public-recount' ? { receipts: true } : {}),
      ...(key ? { people: Object.fromEntries(Object.keys(people).map((personId) => [pseudonymOf(key, personId), personId])) } : {}),
    })
  }

  /** Aggregates alone, put where finished ballots are: they stay when what links ballots goes. */
  async #keepMoved([before, after]: readonly Question[], { groups }: Known): Promise<void> {
    if (!before?.slate || !after?.slate) return
    const name = this.#vaultName(after)
    if (await this.#box.finished(name)) return
    const key = await this.#vault.get(name)
    const [first, second] = await Promise.all([before, after].map(({ questionId }) => this.#box.rows(this.#keyName(questionId))))
    const moved = whoMoved({ slate: before.slate, rows: first! }, { slate: after.slate, rows: second! }, groups, key ?? name)
    const put = await this.#box.put(name, { pseudonym: '', revision: 1, idempotencyKey: '', group: null, ballot: JSON.stringify(moved), receipt: '' })
    if (put.result === 'unavailable') throw new Error('The ballot box can\'t be written at the moment.')
    await this.#box.finish(name)
  }

  /** Ballots as they are kept once all is finished, also while they wait for those that they are linked with. */
  async #kept(question: Question, known: Known): Promise<FinishedBallot[] | null> {
    const name = this.#keyName(question.questionId)
    const finished = await this.#box.finished(name)
    if (finished || hasLinkageEnded(known, question)) return finished
    const rows = await this.#box.rows(name)
    const strata = strataOf(rows.map((row) => row.group), countedGroups(known, question.questionId))
    return rows.map(({ group, ballot }) => ({ group: strata[group ?? ''] ?? group, ballot }))
  }

  async #take(question: Question, key: Uint8Array | null): Promise<void> {
    const { questionId } = question
    const rows = await this.#box.rows(this.#keyName(questionId))
    if (this.#open.has(questionId)) return
    this.#open.set(questionId, {
      keyName: this.#vaultName(question), key, rows: new Map(rows.map((row) => [row.pseudonym, row])), underWay: new Set(), sealing: 0,
    })
  }

  /** Who has it can show somebody else what they cast: of a secret question nobody gets it. */
  #nonce({ questionId, secrecy }: Question, { pseudonym, revision }: BallotRow): { nonce?: string } {
    const key = this.#open.get(questionId)?.key
    return secrecy === 'public-recount' && key ? { nonce: hexOf(nonceOf(key, pseudonym, revision)) } : {}
  }

  #keyName(questionId: string): string {
    return `${this.#eventId}.${questionId}`
  }

  /** Linked questions have one key, so that a person has one pseudonym in both. */
  #vaultName({ questionId, options }: Pick<Question, 'questionId' | 'options'>): string {
    const scope = linkageOf({ options })
    return scope === null ? this.#keyName(questionId) : `${this.#eventId}.~${scope}`
  }
}

/** No person's id has a colon. */
function paperVoter(serial: string): string {
  return `paper:${serial}`
}

function pseudonymOf(key: Uint8Array, personId: string): string {
  return createHmac('sha256', key).update(personId).digest('hex')
}

/** Group ('' = none) → the name its ballots are kept under: nobody's ballot is told by the smallness of a group. */
function strataOf(ballotGroups: readonly (string | null)[], declared: readonly string[]): Record<string, string> {
  return Object.fromEntries(poolGroups(ballotGroups, declared).flatMap((stratum) =>
    stratum.groups.map((group) => [group ?? '', JSON.stringify(stratum.groups)])))
}

function groupsOfStratum(name: string | null): (string | null)[] {
  return name === null ? [null] : JSON.parse(name) as (string | null)[]
}

/** It comes from the question's key, so that a repeat gets the same receipt. */
function nonceOf(key: Uint8Array, pseudonym: string, revision: number): Uint8Array {
  return createHmac('sha256', key).update(`${pseudonym}:${revision}`).digest()
}

function no(...refusal: Parameters<typeof refuse>): CastAnswer {
  return { ok: false, error: refuse(...refusal) }
}
