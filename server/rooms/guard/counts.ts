// How many entries a document's roots hold, in all and by the person whose Yjs client wrote them, and how many each has
// ever made: counted once a document, then kept by its own events, so that asking costs nothing on a board of thousands.
import * as Y from 'yjs'
import { roots } from '../../../shared/board/schema.ts'
import type { Root } from '../../../shared/board/schema.ts'

export class EntryCounts {
  static readonly #ofDocument = new WeakMap<Y.Doc, EntryCounts>()
  readonly #roots: Record<Root, RootCount>

  private constructor(doc: Y.Doc) {
    this.#roots = Object.fromEntries(roots.map((root) => [root, new RootCount(doc.getMap(root))])) as Record<Root, RootCount>
  }

  static of(doc: Y.Doc): EntryCounts {
    let counts = EntryCounts.#ofDocument.get(doc)
    if (!counts) {
      counts = new EntryCounts(doc)
      EntryCounts.#ofDocument.set(doc, counts)
    }
    return counts
  }

  total(root: Root): number {
    return this.#roots[root].total
  }

  /** `bindings` give the person of each client, and give a client to one person only, for good. */
  by(root: Root, personId: string, bindings: ReadonlyMap<number, string>): Made {
    return this.#roots[root].by(personId, bindings)
  }
}

/** `standing`: entries that are there; `ever`: keys that were used. */
export type Made = { standing: number; ever: number }

class RootCount {
  /** Of every key that was ever used, the client of the entry that stands; null where there is none. */
  readonly #clientOf = new Map<string, number | null>()
  readonly #byPerson = new Map<string, Made>()
  /** Changes of clients whose person has not been looked up yet. */
  readonly #unnamed = new Map<number, Made>()
  #total = 0

  constructor(map: Y.Map<unknown>) {
    const follow = (key: string): void => {
      const item = map._map.get(key)
      if (!item) return
      const standing = item.deleted ? null : item.id.client
      const before = this.#clientOf.get(key)
      this.#clientOf.set(key, standing)
      if (before === undefined) this.#count(item.id.client, 0, 1)
      if (standing === (before ?? null)) return
      if (typeof before === 'number') this.#count(before, -1, 0)
      if (standing !== null) this.#count(standing, 1, 0)
    }
    for (const key of map._map.keys()) follow(key)
    map.observe(({ keysChanged }) => { for (const key of keysChanged as Set<string>) follow(key) })
  }

  get total(): number {
    return this.#total
  }

  by(personId: string, bindings: ReadonlyMap<number, string>): Made {
    for (const [client, more] of this.#unnamed) {
      const person = bindings.get(client)
      if (person === undefined) continue
      add(this.#byPerson, person, more)
      this.#unnamed.delete(client)
    }
    return this.#byPerson.get(personId) ?? { standing: 0, ever: 0 }
  }

  #count(client: number, standing: number, ever: number): void {
    this.#total += standing
    add(this.#unnamed, client, { standing, ever })
  }
}

function add<K>(sums: Map<K, Made>, key: K, { standing, ever }: Made): void {
  const sum = sums.get(key) ?? { standing: 0, ever: 0 }
  sums.set(key, { standing: sum.standing + standing, ever: sum.ever + ever })
}
