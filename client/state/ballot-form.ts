// How the ballot of one method stands on a page: as a value that is changed step by step, and as what is sent.

export type BallotForm<T> = {
  empty: T
  /** A stored ballot as this question's value: what cannot be read, repeats or is not asked about is left out. */
  read: (ballot: unknown) => T
  /** As it is sent (`shared/ranking/ballots.ts`). */
  write: (value: T) => unknown
  /** Whether two values say the same. */
  same: (a: T, b: T) => boolean
  /** How much has been said: 0 = nothing yet. */
  said: (value: T) => number
}
