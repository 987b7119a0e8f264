// What a question asks, as the form of a ballot needs it.
import type { QuestionOptions } from '../../../shared/ranking/options.ts'

export type Asked = {
  actionIds: readonly string[]
  options: QuestionOptions
}

/** An object of a stored ballot, entry by entry; nothing where there is none. */
export function entriesOf(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : []
}

export function sameEntries<V>(a: ReadonlyMap<string, V>, b: ReadonlyMap<string, V>, same: (a: V, b: V) => boolean = Object.is): boolean {
  return a.size === b.size && [...a].every(([key, value]) => b.has(key) && same(value, b.get(key)!))
}
