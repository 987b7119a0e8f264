// A ranking question counted as the server does it, from grouped ballots to what pages read, in the form of the first version.
import type { RankBallot } from '../../shared/ranking/ballots.ts'
import { canonicalBallot } from '../../shared/ranking/ballots.ts'
import { poolGroups } from '../../shared/ranking/groups.ts'
import { countQuestion, usualTopK } from '../../shared/ranking/result/count-question.ts'
import { readResult } from '../../shared/ranking/result/read-result.ts'
import type { Tally } from '../../shared/ranking/tally.ts'

export interface TallyBallot {
  ballot: RankBallot
  group: string | null
}

export function tallyQuestion(ballots: readonly TallyBallot[], { actionIds }: { actionIds: readonly string[] }, groups: readonly string[]): Tally {
  const kept = new Map(poolGroups(ballots.map(({ group }) => group), groups).flatMap((stratum) =>
    stratum.groups.map((group) => [group, JSON.stringify(stratum.groups)] as const)))
  const nameOf = (group: string | null): string => kept.get(group) ?? kept.get(null)!
  const request = { method: 'rank', options: {}, actionIds, groups, topK: usualTopK(actionIds.length), seats: null, seed: '' }
  const steps = countQuestion(request, ballots.map(({ ballot, group }) => ({ ballot: canonicalBallot(ballot), group: nameOf(group) })), () => false)
  for (;;) {
    const step = steps.next()
    if (step.done) return readResult(step.value).rank!
  }
}
