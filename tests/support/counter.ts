// Counting at once, in the thread that asks: what the counting thread does, without the thread. Few draws, always as many.
import type { Counter, FollowedCount } from '../../server/ports.ts'
import { RunningCount } from '../../shared/ranking/incremental.ts'
import { countLive, countQuestion, rankingIn, type CountRequest, type KeptBallot } from '../../shared/ranking/result/count-question.ts'
import type { FullTally } from '../../shared/ranking/result/full-tally.ts'

const draws = 20

export class InlineCounter implements Counter {
  async count(request: CountRequest, ballots: readonly KeptBallot[], signal?: AbortSignal): Promise<FullTally | null> {
    return toEnd(countQuestion(request, ballots, (_, drawn) => drawn < draws), signal)
  }

  follow(request: CountRequest, ballots: readonly KeptBallot[]): FollowedCount {
    let running: RunningCount | null = new RunningCount(request.actionIds)
    for (const { ballot } of ballots) running.add(rankingIn(ballot))
    return {
      change: (removed, added) => {
        if (removed !== null) running?.remove(rankingIn(removed))
        if (added !== null) running?.add(rankingIn(added))
      },
      tally: async (whole, signal) => {
        if (!running) throw new Error('This count has ended.')
        return toEnd(countLive(request, running, whole, (_, drawn) => drawn < draws), signal)
      },
      end: () => { running = null },
    }
  }

  async close(): Promise<void> {}
}

async function toEnd(steps: Generator<void, FullTally>, signal: AbortSignal | undefined): Promise<FullTally | null> {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    await Promise.resolve()
    if (signal?.aborted) return null
  }
}
