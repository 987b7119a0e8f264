// All versions of one entry of a board, each with the place in the journal from which it holds. Most of them differ from the one
// before by a few letters: only that is kept, with a whole version every `wholeEvery`, so that any of them is put together in a
// bounded number of steps however many there are.
import { difference } from '../board/write.ts'
import { Column } from './columns.ts'

const wholeEvery = 32

/** One text reads otherwise in one stretch, and nothing else differs: of these there are hundreds of thousands, so each is one small object. */
class Splice {
  readonly key: string
  readonly start: number
  readonly removed: number
  readonly inserted: string

  constructor(key: string, start: number, removed: number, inserted: string) {
    this.key = key
    this.start = start
    this.removed = removed
    this.inserted = inserted
  }

  change(values: Record<string, unknown>): void {
    const text = values[this.key] as string
    values[this.key] = text.slice(0, this.start) + this.inserted + text.slice(this.start + this.removed)
  }
}

/** Any other difference from the version before. */
class Patch {
  readonly changes: (readonly [key: string, value: unknown])[]

  constructor(changes: (readonly [key: string, value: unknown])[]) {
    this.changes = changes
  }

  change(values: Record<string, unknown>): void {
    for (const [key, value] of this.changes) values[key] = value
  }
}

type Change = Splice | Patch

export class Versions<T extends object> {
  readonly #from = new Column()
  readonly #kept: (T | Change | null)[] = []
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
    this.#keep(index, value !== null && before !== null ? new Patch(changesOf(before, value)) : null)
  }

  /** Words came into one of its texts, and nothing else changed. */
  insert(index: number, key: keyof T & string, start: number, words: string): void {
    const before = this.#latest![key] as string
    this.#latest![key] = (before.slice(0, start) + words + before.slice(start)) as T[keyof T & string]
    this.#keep(index, new Splice(key, start, 0, words))
  }

  /** One of its texts changed, and nothing else. False where it says the same. */
  reword(index: number, key: keyof T & string, text: string): boolean {
    const before = this.#latest![key] as string
    if (before === text) return false
    this.#latest![key] = text as T[keyof T & string]
    const { start, removed, inserted } = difference(before, text)
    this.#keep(index, new Splice(key, start, removed, inserted))
    return true
  }

  #keep(index: number, change: Change | null): void {
    const isWhole = change === null || this.#sinceWhole >= wholeEvery - 1
    this.#from.push(index)
    this.#kept.push(isWhole ? this.#latest && { ...this.#latest } : change)
    this.#sinceWhole = isWhole ? 0 : this.#sinceWhole + 1
  }

  /** Null where the entry was not there after so many entries of the journal. The same object for the same version read twice in a row. */
  at(index: number): T | null {
    const number = this.#from.upTo(index) - 1
    if (number < 0) return null
    if (number === this.#readAt) return this.#read
    let whole = number
    while (isChange(this.#kept[whole]) && whole !== this.#readAt) whole--
    const known = whole === this.#readAt ? this.#read : this.#kept[whole] as T | null
    this.#readAt = number
    this.#read = whole === number ? known : this.#changed(known!, whole + 1, number)
    return this.#read
  }

  #changed(known: T, from: number, to: number): T {
    const values = { ...known } as Record<string, unknown>
    for (let i = from; i <= to; i++) (this.#kept[i] as Change).change(values)
    return values as T
  }
}

function isChange(kept: unknown): boolean {
  return kept instanceof Splice || kept instanceof Patch
}

function changesOf(before: object, after: object): [string, unknown][] {
  const [was, is] = [before as Record<string, unknown>, after as Record<string, unknown>]
  return Object.keys(is).filter((key) => !isSame(was[key], is[key])).map((key) => [key, is[key]])
}

/** Of what views of board entries hold: plain values, and lists of texts. */
export function isSame(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((value, i) => value === b[i])
  return a === b
}
