/** Ballots as the methods take them: checked votes with weights. Order of ballots never matters. */
import { addRanking, emptyMatrix, type PairwiseMatrix, type Treatment } from './pairwise.ts'

export interface WeightedVote<Vote> {
  vote: Vote
  /** How many ballots say just this: a positive integer. */
  weight: number
}

export interface Profile<Vote> {
  /** The slate: what can be voted on, in an order that decides nothing but the order of presentation. */
  actionIds: readonly string[]
  ballots: readonly WeightedVote<Vote>[]
}

/** Tiers, best first; left-out actions are unranked. */
export type RankProfile = Profile<readonly (readonly string[])[]>

/** The approved actions. */
export type ApprovalProfile = Profile<readonly string[]>

/** Points by action: dots, or utilities. Left out means 0. */
export type PointsProfile = Profile<Readonly<Record<string, number>>>

export function matrixOf(profile: RankProfile, treatment: Treatment): PairwiseMatrix {
  const matrix = emptyMatrix(profile.actionIds, treatment)
  for (const { vote, weight } of profile.ballots) addRanking(matrix, vote, weight)
  return matrix
}

export function totalWeight(profile: Profile<unknown>): number {
  return profile.ballots.reduce((sum, { weight }) => sum + weight, 0)
}
