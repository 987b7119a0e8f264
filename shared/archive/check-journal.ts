/**
 * The journal of an archive: every line in its place, every entry as it was hashed, each on the one before. What is wrong is named by
 * the entry. Words that were erased are checked against the digests that the erasure put into the chain.
 */
import { chainHash, firstHash, hexOf, saltedHash, sameBytes } from './chain.ts'
import type { Faults } from './faults.ts'
import { ArchiveFold } from './fold.ts'
import { partEntries, partsBetween } from './format.ts'
import type { ArchivedCheckpoint, ArchivedEntry } from './format.ts'
import { isRecord } from './json.ts'
import { decodeEntry, encodeEntry } from './lines.ts'
import type { Archive } from './read.ts'

export type Journal = {
  entries: number
  facts: number
  updates: number
  erased: number
  /** Null where something is wrong with the entries, so that nothing can be said of what they come to. */
  fold: ArchiveFold | null
  /** Hash of the last one. */
  hash: string
  /** What the chain came to when the session closed, and everybody was shown it; null where it did not close, or says so wrongly. */
  atClose: { seq: number; hash: string } | null
  /** Those that belong into the archive, by part. */
  checkpoints: Map<number, ArchivedCheckpoint>
}

const entriesPerStep = 500
const decoder = new TextDecoder()

export function* checkJournal(archive: Archive, faults: Faults): Generator<void, Journal> {
  const journal: Journal = { entries: 0, facts: 0, updates: 0, erased: 0, fold: new ArchiveFold(), hash: hexOf(firstHash), atClose: null, checkpoints: new Map() }
  const order = new Order(faults)
  const erasures = new Map<number, { found: string; digest: string | null }>()
  const before = faults.list.length
  // Before there were checkpoints, journals of any length were version 1.
  const between = archive.manifest.version === 1 ? null : partEntries * partsBetween(archive.manifest.counts.entries)
  let last: ArchivedEntry | null = null
  const sinceClose = new Map<number, string>()
  const lines = archive.lines()
  for (;;) {
    const next = faults.try('journal', 'bad-entry', () => lines.next(), null)
    if (!next || next.done) break
    const { text, where, path } = next.value
    journal.entries++
    const entry = faults.try(where, 'bad-entry', () => decodeEntry(text, where), null)
    if (!entry) {
      last = null
      order.unreadable()
      continue
    }
    const name = `entry ${entry.seq}`
    if (encodeEntry(entry) !== text) faults.add('changed-entry', name, `${where}: it is not written as entries are.`)
    if (path !== archive.parts[Math.floor((entry.seq - 1) / partEntries)]?.path) faults.add('reordered-entry', name, `${where}: it belongs into another part.`)
    order.see(entry.seq)
    checkHash(entry, last, faults, name)
    journal[entry.kind === 'fact' ? 'facts' : 'updates']++
    if (entry.erasedHash) {
      journal.erased++
      erasures.set(entry.seq, { found: hexOf(saltedHash(entry)), digest: null })
    }
    if (entry.kind === 'fact') readDigests(entry, erasures)
    journal.hash = hexOf(entry.hash)
    last = entry
    if (faults.list.length > before || !journal.fold || !fold(journal.fold, entry, faults)) journal.fold = null
    checkNoted(journal, entry.seq, sinceClose, faults)
    if (journal.fold && between && entry.seq % between === 0 && entry.seq < archive.manifest.counts.entries) {
      const at = journal.fold
      journal.checkpoints.set(entry.seq / partEntries, faults.try(name, 'cannot-be-folded', () => at.checkpoint(), noCheckpoint))
    }
    if (journal.entries % entriesPerStep === 0) yield
  }
  order.end(archive.manifest.head.seq)
  for (const [seq, { found, digest }] of erasures) {
    if (found !== digest) faults.add('changed-entry', `entry ${seq}`, 'What stands in place of erased words is not what the erasure put there.')
  }
  if (faults.list.length > before || !settled(journal.fold, faults)) journal.fold = null
  return journal
}

/** Where the entry before is the one that it was hashed on. */
function checkHash(entry: ArchivedEntry, last: ArchivedEntry | null, faults: Faults, name: string): void {
  const follows = entry.seq === 1 ? firstHash : last?.seq === entry.seq - 1 ? last.hash : null
  if (!follows) return
  if (!sameBytes(chainHash(follows, entry, entry.erasedHash ?? saltedHash(entry)), entry.hash)) {
    faults.add('changed-entry', name, 'The chain does not hold here: this entry, or its hash, was changed.')
  }
}

const noCheckpoint: ArchivedCheckpoint = { seq: 0, state: {}, boards: {} }

function fold(into: ArchiveFold, entry: ArchivedEntry, faults: Faults): boolean {
  return faults.try(`entry ${entry.seq}`, 'cannot-be-folded', () => {
    into.add(entry)
    return true
  }, false)
}

function settled(fold: ArchiveFold | null, faults: Faults): boolean {
  return faults.try('journal', 'cannot-be-folded', () => {
    fold?.settle()
    return true
  }, false)
}

/** What everybody was shown is the head that the chain had, at the close or soon after it. No other may be told. */
function checkNoted(journal: Journal, seq: number, sinceClose: Map<number, string>, faults: Faults): void {
  const { closedAt, head } = journal.fold?.state ?? { closedAt: null, head: null }
  if (head && head !== journal.atClose) {
    if (sinceClose.get(head.seq) !== head.hash) faults.add('chain', `entry ${seq}`, 'It notes a head of the close that the chain never had.')
    journal.atClose = head
  }
  if (closedAt !== null) sinceClose.set(seq, journal.hash)
}

/** The latest word counts: an entry can lose words more than once. */
function readDigests({ payload }: ArchivedEntry, erasures: Map<number, { found: string; digest: string | null }>): void {
  if (erasures.size === 0) return
  const text = decoder.decode(payload)
  if (!text.includes('"erasure.finished"')) return
  const fact = JSON.parse(text) as unknown
  if (!isRecord(fact) || fact['type'] !== 'erasure.finished' || !Array.isArray(fact['digests'])) return
  for (const pair of fact['digests'] as unknown[]) {
    const erased = Array.isArray(pair) && typeof pair[0] === 'number' ? erasures.get(pair[0]) : undefined
    if (erased) erased.digest = String((pair as unknown[])[1])
  }
}

/** Which entries are there, and whether each once and in its place. */
class Order {
  readonly #faults: Faults
  readonly #seen = new Set<number>()
  #expected = 1
  #unreadable = 0

  constructor(faults: Faults) {
    this.#faults = faults
  }

  unreadable(): void {
    this.#unreadable++
    this.#expected++
  }

  see(seq: number): void {
    if (this.#seen.has(seq)) this.#faults.add('added-entry', `entry ${seq}`, 'It is there twice.')
    else if (seq < this.#expected) this.#faults.add('reordered-entry', `entry ${seq}`, 'It comes later than its place.')
    this.#seen.add(seq)
    this.#expected = Math.max(seq + 1, this.#expected)
  }

  end(head: number): void {
    let named = 0
    for (let seq = 1; seq <= head && named < 20; seq++) {
      if (this.#seen.has(seq)) continue
      if (++named > this.#unreadable) this.#faults.add('missing-entry', `entry ${seq}`, 'It is not there.')
    }
    for (const seq of this.#seen) if (seq > head) this.#faults.add('added-entry', `entry ${seq}`, 'It comes after the head that the manifest names.')
  }
}
