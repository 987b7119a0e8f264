// What a question asks, as the form of a ballot needs it.

export type Asked = {
  actionIds: readonly string[]
  /** The question's options, which the server has checked when the event was made. */
  options: Readonly<Record<string, unknown>>
}

/** A whole number above 0 among the options, or what holds without it. */
export function countOf(options: Asked['options'], name: string, otherwise: number): number {
  const value = options[name]
  return typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : otherwise
}

/** An object of a stored ballot, entry by entry; nothing where there is none. */
export function entriesOf(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : []
}

export function sameEntries<V>(a: ReadonlyMap<string, V>, b: ReadonlyMap<string, V>, same: (a: V, b: V) => boolean = Object.is): boolean {
  return a.size === b.size && [...a].every(([key, value]) => b.has(key) && same(value, b.get(key)!))
}
