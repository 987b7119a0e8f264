// How many entries a document's roots hold, in all and by the person whose Yjs client wrote them: counted once a document,
// then kept by its own events, so that asking costs nothing on a board of thousands.
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
  by(root: Root, personId: string, bindings: ReadonlyMap<number, string>): number {
    return this.#roots[root].by(personId, bindings)
  }
}

class RootCount {
  readonly #clientOf = new Map<string, number>()
  readonly #byPerson = new Map<string, number>()
  /** Changes of clients whose person has not been looked up yet. */
  readonly #unnamed = new Map<number, number>()

  constructor(map: Y.Map<unknown>) {
    const follow = (key: string): void => {
      const item = map._map.get(key)
      const client = item && !item.deleted ? item.id.client : undefined
      const before = this.#clientOf.get(key)
      if (client === before) return
      if (before !== undefined) this.#count(before, -1)
      if (client === undefined) this.#clientOf.delete(key)
      else {
        this.#clientOf.set(key, client)
        this.#count(client, 1)
      }
    }
    for (const key of map._map.keys()) follow(key)
    map.observe(({ keysChanged }) => { for (const key of keysChanged as Set<string>) follow(key) })
  }

  get total(): number {
    return this.#clientOf.size
  }

  by(personId: string, bindings: ReadonlyMap<number, string>): number {
    for (const [client, more] of this.#unnamed) {
      const person = bindings.get(client)
      if (person === undefined) continue
      this.#byPerson.set(person, (this.#byPerson.get(person) ?? 0) + more)
      this.#unnamed.delete(client)
    }
    return this.#byPerson.get(personId) ?? 0
  }

  #count(client: number, by: number): void {
    this.#unnamed.set(client, (this.#unnamed.get(client) ?? 0) + by)
  }
}
