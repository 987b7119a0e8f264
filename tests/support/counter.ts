// Counting at once, in the thread that asks: what the counting thread does, without the thread. Few draws, always as many.
import type { Counter, FollowedCount } from '../../server/ports.ts'
import { countQuestion, type CountRequest, type KeptBallot } from '../../shared/ranking/result/count-question.ts'
import { FollowedQuestion } from '../../shared/ranking/result/follow.ts'
import type { FullTally } from '../../shared/ranking/result/full-tally.ts'

const draws = 20

export class InlineCounter implements Counter {
  async count(request: CountRequest, ballots: readonly KeptBallot[], signal?: AbortSignal): Promise<FullTally | null> {
    return toEnd(countQuestion(request, ballots, (_, drawn) => drawn < draws), signal)
  }

  follow(request: CountRequest, ballots: readonly KeptBallot[]): FollowedCount {
    let question: FollowedQuestion | null = new FollowedQuestion(request)
    for (const { ballot } of ballots) question.change(null, ballot)
    return {
      change: (removed, added) => question?.change(removed, added),
      tally: async (depth, signal) => {
        if (!question) throw new Error('This count has ended.')
        return toEnd(question.tally(depth, (_, drawn) => drawn < draws), signal)
      },
      end: () => { question = null },
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
