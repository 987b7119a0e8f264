// Upvotes of questions from the floor: one row a person in the ballot box, under a pseudonym, and never in the journal, which gets
// counts on coarse ticks. Invariants: an upvote is answered after its commit; each person counts once for a question and all that
// is grouped under it; when the session ends, the key is gone and nothing says who upvoted what.
import { createHmac } from 'node:crypto'
import { floorBounds } from '../../shared/event/floor.ts'
import type { FloorItem } from '../../shared/event/floor.ts'
import type { BallotBox, KeyVault } from '../ports.ts'

export type UpvoteResult = 'saved' | 'so already' | 'too many' | 'closed' | 'unavailable'

type Row = { upvoted: ReadonlySet<string>; revision: number }

export class FloorVotes {
  readonly #name: string
  readonly #box: BallotBox
  readonly #vault: KeyVault
  #key: Uint8Array | null = null
  #rows = new Map<string, Row>()
  /** Restored from a backup without its key, or ended: what was counted stands. */
  #closed = false
  #creating: Promise<void> | null = null
  /** What one person sends is stored in order. */
  readonly #underWay = new Map<string, Promise<UpvoteResult>>()

  constructor({ eventId, box, vault }: { eventId: string; box: BallotBox; vault: KeyVault }) {
    this.#name = `${eventId}.floor`
    this.#box = box
    this.#vault = vault
  }

  /** After a restart. */
  async resume(): Promise<void> {
    this.#key = await this.#vault.get(this.#name)
    const rows = await this.#box.rows(this.#name)
    this.#rows = new Map(rows.map(({ pseudonym, ballot, revision }) => [pseudonym, { upvoted: new Set(JSON.parse(ballot) as string[]), revision }]))
    this.#closed = (this.#key === null && rows.length > 0) || await this.#box.finished(this.#name) !== null
  }

  async set(personId: string, itemId: string, up: boolean): Promise<UpvoteResult> {
    if (this.#closed) return 'closed'
    if (!this.#key) await (this.#creating ??= this.#create())
    const pseudonym = this.#pseudonym(personId)
    if (!pseudonym) return 'unavailable'
    const setting = (this.#underWay.get(pseudonym) ?? Promise.resolve()).then(() => this.#store(pseudonym, itemId, up))
    this.#underWay.set(pseudonym, setting)
    try {
      return await setting
    } finally {
      if (this.#underWay.get(pseudonym) === setting) this.#underWay.delete(pseudonym)
    }
  }

  /** What this person has upvoted, for themselves alone. */
  of(personId: string): ReadonlySet<string> {
    return this.#rows.get(this.#pseudonym(personId) ?? '')?.upvoted ?? new Set()
  }

  /** People by question. Who upvoted several of a group counts once for it. */
  counts(items: Readonly<Record<string, FloorItem>>): Record<string, number> {
    const counts: Record<string, number> = Object.fromEntries(Object.keys(items).map((itemId) => [itemId, 0]))
    for (const { upvoted } of this.#rows.values()) {
      const roots = new Set([...upvoted].flatMap((itemId) => [itemId, items[itemId]?.into ?? itemId]))
      for (const itemId of roots) if (Object.hasOwn(counts, itemId)) counts[itemId] = counts[itemId]! + 1
    }
    return counts
  }

  /** After the end of the session is committed. */
  async finish(): Promise<void> {
    this.#closed = true
    await Promise.allSettled(this.#underWay.values())
    await this.#box.finish(this.#name)
    await this.#vault.destroy(this.#name)
    this.#key = null
    this.#rows.clear()
  }

  async #create(): Promise<void> {
    try {
      this.#key = await this.#vault.create(this.#name)
    } finally {
      this.#creating = null
    }
  }

  async #store(pseudonym: string, itemId: string, up: boolean): Promise<UpvoteResult> {
    const { upvoted, revision } = this.#rows.get(pseudonym) ?? { upvoted: new Set<string>(), revision: 0 }
    if (upvoted.has(itemId) === up) return 'so already'
    if (up && upvoted.size >= floorBounds.upvotesByPerson) return 'too many'
    const next = new Set(upvoted)
    if (up) next.add(itemId)
    else next.delete(itemId)
    const row = { upvoted: next, revision: revision + 1 }
    const put = await this.#box.put(this.#name, {
      pseudonym, revision: row.revision, idempotencyKey: `${row.revision}`, group: null, ballot: JSON.stringify([...next].sort()), receipt: '',
    })
    if (put.result !== 'stored') return 'unavailable'
    this.#rows.set(pseudonym, row)
    return 'saved'
  }

  #pseudonym(personId: string): string | null {
    return this.#key && createHmac('sha256', this.#key).update(personId).digest('hex')
  }
}
