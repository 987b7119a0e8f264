/** What checking a ballot comes to, and what all checks need. */

/** Codes of the protocol's refusals, all of them. */
export type BallotRefusal =
  | 'ballot-malformed'
  | 'ballot-wrong-method'
  | 'ballot-unknown-action'
  | 'ballot-repeated-action'
  | 'ballot-too-much'
  | 'ballot-off-scale'
  | 'method-not-supported'
  | 'too-large'

export type BallotCheck<B> =
  | { ok: true; ballot: B }
  | { ok: false; code: BallotRefusal; message: string }

export function refuse(code: BallotRefusal, message: string): { ok: false; code: BallotRefusal; message: string } {
  return { ok: false, code, message }
}

/** Longer lists are refused unread unless the slate itself is longer; shorter ones get the more helpful refusal. */
export function mostItems(actionIds: readonly string[]): number {
  return Math.max(2_000, actionIds.length)
}

/** Key and value of a plain object; null where it is none. Own keys alone, so that `__proto__` is a key like any other. */
export function entriesOf(value: unknown): [string, unknown][] | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : null
}

/** Ids that must be on the slate, each once. */
export class Roll {
  readonly #onSlate: ReadonlySet<string>
  readonly #seen = new Set<string>()

  constructor(actionIds: readonly string[]) {
    this.#onSlate = new Set(actionIds)
  }

  /** Null where all is well. */
  take(id: unknown): ReturnType<typeof refuse> | null {
    if (typeof id !== 'string') return refuse('ballot-malformed', 'An action id must be text.')
    if (!this.#onSlate.has(id)) return refuse('ballot-unknown-action', 'The ballot names an action that is not in this question.')
    if (this.#seen.has(id)) return refuse('ballot-repeated-action', 'The ballot names an action more than once.')
    this.#seen.add(id)
    return null
  }
}
