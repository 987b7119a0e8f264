// Tallies of questions that take ballots, for those who may see them: twice a second at most, quick counts first. How sure they are and
// what takes longer follows where no ballot came in meanwhile, and is called off where one did.
// Invariant: nothing is shown of a question that has been let go.
import type { CountRequest } from '../../../shared/ranking/result/count-question.ts'
import type { FullTally } from '../../../shared/ranking/result/full-tally.ts'
import type { Clock, Counter, FollowedCount, Log, Timers } from '../../ports.ts'

export const liveMs = 500
/** Before a count that was lost is tried again. */
const lostMs = 5_000

type Followed = {
  request: CountRequest
  /** Canonical ballots that stand, to begin anew with. */
  ballots: () => readonly string[]
  count: FollowedCount
  shownAtMs: number
  /** Cancels what is waited for. */
  cancel: (() => void) | null
  isCounting: boolean
  /** Something came in while it was counted. */
  isBehind: boolean
  calledOff: AbortController
  latest: FullTally | null
}

export type LiveParts = { counter: Counter; clock: Clock; timers: Timers; log: Log }

export class LiveTallies {
  readonly #parts: LiveParts
  readonly #followed = new Map<string, Followed>()
  #show: (questionId: string, tally: FullTally) => void = () => {}

  constructor(parts: LiveParts) {
    this.#parts = parts
  }

  onTally(show: (questionId: string, tally: FullTally) => void): void {
    this.#show = show
  }

  follow(questionId: string, request: CountRequest, ballots: () => readonly string[]): void {
    if (this.#followed.has(questionId)) return
    const question: Followed = {
      request, ballots, count: this.#begin(request, ballots), shownAtMs: -Infinity, cancel: null,
      isCounting: false, isBehind: false, calledOff: new AbortController(), latest: null,
    }
    this.#followed.set(questionId, question)
    this.#soon(questionId, question)
  }

  /** A ballot stands in place of another. */
  changed(questionId: string, removed: string | null, added: string | null): void {
    const question = this.#followed.get(questionId)
    if (!question || removed === added) return
    question.count.change(removed, added)
    question.calledOff.abort()
    this.#soon(questionId, question)
  }

  letGo(questionId: string): void {
    const question = this.#followed.get(questionId)
    if (!question) return
    this.#followed.delete(questionId)
    question.cancel?.()
    question.calledOff.abort()
    question.count.end()
  }

  stop(): void {
    for (const questionId of [...this.#followed.keys()]) this.letGo(questionId)
  }

  /** What was shown last. */
  latest(questionId: string): FullTally | null {
    return this.#followed.get(questionId)?.latest ?? null
  }

  #begin(request: CountRequest, ballots: () => readonly string[]): FollowedCount {
    return this.#parts.counter.follow(request, ballots().map((ballot) => ({ ballot, group: null })))
  }

  #soon(questionId: string, question: Followed): void {
    if (question.isCounting) question.isBehind = true
    else this.#after(question, () => void this.#count(questionId, question))
  }

  /** Once half a second has passed since something was shown; in place of what was waited for. */
  #after(question: Followed, call: () => void, leastMs = 0): void {
    question.cancel?.()
    const waitMs = Math.max(leastMs, Math.min(liveMs, question.shownAtMs + liveMs - this.#parts.clock.now()))
    question.cancel = this.#parts.timers.after(waitMs, () => {
      question.cancel = null
      call()
    })
  }

  async #count(questionId: string, question: Followed): Promise<void> {
    question.isCounting = true
    question.isBehind = false
    question.calledOff = new AbortController()
    const { signal } = question.calledOff
    const quick = await question.count.tally('quick').catch((error: unknown) => this.#lost(questionId, question, error))
    question.isCounting = false
    if (!this.#isFollowed(questionId, question)) return
    if (quick) this.#shown(questionId, question, quick)
    if (!quick || question.isBehind) return this.#after(question, () => void this.#count(questionId, question), quick ? 0 : lostMs)
    for (const depth of ['sure', 'whole'] as const) {
      const more = await question.count.tally(depth, signal).catch(() => null)
      // Whoever called it off sees to the next count.
      if (!more || signal.aborted) return
      this.#after(question, () => this.#shown(questionId, question, more))
    }
  }

  #lost(questionId: string, question: Followed, error: unknown): null {
    this.#parts.log.warn({ error, questionId }, 'a live count was lost and begins anew')
    if (this.#isFollowed(questionId, question)) question.count = this.#begin(question.request, question.ballots)
    return null
  }

  #shown(questionId: string, question: Followed, tally: FullTally): void {
    question.shownAtMs = this.#parts.clock.now()
    question.latest = tally
    this.#show(questionId, tally)
  }

  #isFollowed(questionId: string, question: Followed): boolean {
    return this.#followed.get(questionId) === question
  }
}
