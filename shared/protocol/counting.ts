// What a counting thread and its owner say to each other. Ballots come in parts, so that no message holds up the server.
import type { CountRequest, KeptBallot } from '../ranking/result/count-question.ts'
import type { Depth } from '../ranking/result/follow.ts'
import type { FullTally } from '../ranking/result/full-tally.ts'

export type ToThread =
  | { type: 'ballots'; id: number; part: readonly KeptBallot[] }
  /** Counts the ballots that came under this id. */
  | { type: 'count'; id: number; request: CountRequest }
  /** Begins to follow a question with the ballots that came under this id. */
  | { type: 'follow'; id: number; request: CountRequest }
  | { type: 'change'; id: number; removed: string | null; added: string | null }
  | { type: 'live'; id: number; of: number; depth: Depth }
  | { type: 'unfollow'; id: number }
  | { type: 'cancel'; id: number }

/** `tally` is null where the count was called off. */
export type FromThread = { id: number; tally: FullTally | null } | { id: number; failed: string }
