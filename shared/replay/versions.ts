// All versions of one entry of a board, each with the place in the journal from which it holds. Most of them differ from the one
// before by a few letters: only that is kept, with a whole version every `wholeEvery`, so that any of them is put together in a
// bounded number of steps however many there are.
import { difference } from '../board/write.ts'
import { Column } from './columns.ts'

const wholeEvery = 32
/** Shorter texts are kept as they are. */
const shortChars = 24

class Splice {
  readonly start: number
  readonly removed: number
  readonly inserted: string

  constructor(before: string, after: string) {
    const { start, removed, inserted } = difference(before, after)
    this.start = start
    this.removed = removed
    this.inserted = inserted
  }

  in(text: string): string {
    return text.slice(0, this.start) + this.inserted + text.slice(this.start + this.removed)
  }
}

/** What differs from the version before, by key. */
class Patch {
  readonly changes: [key: string, value: unknown][]

  constructor(changes: [string, unknown][]) {
    this.changes = changes
  }

  in<T extends object>(before: T): T {
    const after = { ...before } as Record<string, unknown>
    for (const [key, value] of this.changes) after[key] = value instanceof Splice ? value.in(after[key] as string) : value
    return after as T
  }
}

export class Versions<T extends object> {
  readonly #from = new Column()
  readonly #kept: (T | Patch | null)[] = []
  #sinceWhole = 0
  /** A copy of its own, changed in place. */
  #latest: T | null = null
  /** The version that was read last: the same again, or the next, costs next to nothing. */
  #readAt = -1
  #read: T | null = null

  /** The version that came last; null where the entry is not there. Good until the next one comes. */
  get latest(): Readonly<T> | null {
    return this.#latest
  }

  /** `value` holds from `index` on, which is beyond every one before. */
  add(index: number, value: T | null): void {
    const before = this.#latest
    this.#latest = value && { ...value }
    this.#keep(index, value !== null && before !== null ? changesOf(before, value) : null)
  }

  /** One of its texts changed, and nothing else: the usual case, told apart because it comes a hundred thousand times. False where it says the same. */
  reword(index: number, key: keyof T, text: string): boolean {
    const before = this.#latest![key] as string
    if (before === text) return false
    this.#latest![key] = text as T[keyof T]
    this.#keep(index, [[key as string, spliced(before, text)]])
    return true
  }

  #keep(index: number, changes: [string, unknown][] | null): void {
    const isWhole = changes === null || this.#sinceWhole >= wholeEvery - 1
    this.#from.push(index)
    this.#kept.push(isWhole ? this.#latest && { ...this.#latest } : new Patch(changes))
    this.#sinceWhole = isWhole ? 0 : this.#sinceWhole + 1
  }

  /** Null where the entry was not there after so many entries of the journal. The same object for the same version read twice in a row. */
  at(index: number): T | null {
    const number = this.#from.upTo(index) - 1
    if (number < 0) return null
    if (number === this.#readAt) return this.#read
    let whole = number
    while (this.#kept[whole] instanceof Patch && whole !== this.#readAt) whole--
    let value = whole === this.#readAt ? this.#read : this.#kept[whole] as T | null
    for (let i = whole + 1; i <= number; i++) value = (this.#kept[i] as Patch).in(value!)
    this.#readAt = number
    this.#read = value
    return value
  }
}

function changesOf(before: object, after: object): [string, unknown][] {
  const [was, is] = [before as Record<string, unknown>, after as Record<string, unknown>]
  return Object.keys(is).filter((key) => !isSame(was[key], is[key])).map((key) => {
    const [text, next] = [was[key], is[key]]
    return [key, typeof text === 'string' && typeof next === 'string' ? spliced(text, next) : next]
  })
}

function spliced(before: string, after: string): Splice | string {
  return after.length > shortChars ? new Splice(before, after) : after
}

/** Of what views of board entries hold: plain values, and lists of texts. */
export function isSame(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((value, i) => value === b[i])
  return a === b
}
