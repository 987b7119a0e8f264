/**
 * Builds an archive from the entries of a journal, given in their order, and the ballots that may be published. Whoever runs it decides how
 * many entries come between two breaths. Invariant: the same entries, ballots and receipts give the same bytes.
 */
import { allQuestions } from '../event/state.ts'
import type { EventState } from '../event/state.ts'
import { ballotsOf } from './ballots.ts'
import type { BallotsToArchive } from './ballots.ts'
import { firstHash, hexOf, sha256 } from './chain.ts'
import { writeContainer } from './container.ts'
import { agendaOf, manifestOf, tallyOf } from './derived.ts'
import type { Counted } from './derived.ts'
import { ArchiveFold, isSameBoard } from './fold.ts'
import { partEntries, partsBetween, paths } from './format.ts'
import type { ArchivedEntry, ArchivedFile } from './format.ts'
import { canonicalJson, jsonBytes } from './json.ts'
import { encodeEntry } from './lines.ts'
import { moderationLog } from './moderation-log.ts'
import { readmeOf } from './readme.ts'

/** What the server holds in memory at the newest entry: it is archived where the fold of the journal comes to something else. */
export type Live = { state: EventState; boards: ReadonlyMap<string, Uint8Array> }

export type Built = {
  bytes: Uint8Array
  /** What the fold of the journal does not come to: 'state', or the id of a board. */
  differences: string[]
}

const encoder = new TextEncoder()

export class ArchiveBuilder {
  readonly #fold = new ArchiveFold()
  readonly #parts: Uint8Array[] = []
  /** By the part that they stand at the end of. */
  #checkpoints = new Map<number, Uint8Array>()
  #lines: string[] = []
  #counted: Omit<Counted, 'head'> = { entries: 0, facts: 0, updates: 0, erased: 0 }
  #hash: Uint8Array = firstHash

  add(entries: Iterable<ArchivedEntry>): void {
    for (const entry of entries) {
      if (this.#lines.length === 0 && this.#parts.length > 0) this.#keepCheckpoint()
      this.#fold.add(entry)
      this.#lines.push(`${encodeEntry(entry)}\n`)
      this.#hash = entry.hash
      this.#counted.entries++
      this.#counted[entry.kind === 'fact' ? 'facts' : 'updates']++
      if (entry.erasedHash) this.#counted.erased++
      if (this.#lines.length === partEntries) this.#endPart()
    }
  }

  finish(ballots: ReadonlyMap<string, BallotsToArchive>, live?: Live): Built {
    this.#endPart()
    const { state } = this.#fold
    const differences = live && canonicalJson(live.state) !== canonicalJson(state) ? ['state'] : []
    const files = new Map<string, Uint8Array>()
    const counts = new Map<string, number>()
    files.set(paths.agenda, jsonBytes(agendaOf(state), 'indent'))
    files.set(paths.state, jsonBytes(live?.state ?? state))
    for (const question of allQuestions(state)) {
      const { questionId } = question
      const tally = tallyOf(question)
      if (tally) files.set(paths.tally(questionId), jsonBytes(tally, 'indent'))
      const kept = ballots.get(questionId)
      const archived = kept && ballotsOf(question, state, kept)
      if (!archived) continue
      files.set(paths.ballots(questionId), jsonBytes(archived))
      counts.set(questionId, archived.ballots.length)
    }
    for (const { boardId } of state.boards) {
      const folded = this.#fold.board(boardId)
      const own = live?.boards.get(boardId)
      const differs = own !== undefined && !isSameBoard(own, folded)
      if (differs) differences.push(boardId)
      files.set(paths.board(boardId), differs ? own : folded)
    }
    const log = moderationLog(this.#fold.notes)
    if (log !== null) files.set(paths.moderation, encoder.encode(log))
    this.#parts.forEach((part, index) => files.set(paths.part(index + 1), part))
    this.#checkpoints.forEach((checkpoint, part) => files.set(paths.checkpoint(part), checkpoint))
    const manifest = manifestOf(state, { ...this.#counted, head: { seq: state.seq, hash: hexOf(this.#hash) } }, counts)
    files.set(paths.readme, encoder.encode(readmeOf(manifest, state.head)))
    const ordered = [...files].sort(([a], [b]) => (a < b ? -1 : 1))
    const listed = ordered.map(([path, bytes]): ArchivedFile => ({ path, bytes: bytes.length, sha256: hexOf(sha256(bytes)) }))
    return { bytes: writeContainer([[paths.manifest, jsonBytes({ ...manifest, files: listed }, 'indent')], ...ordered]), differences }
  }

  /** Where a part begins. */
  #keepCheckpoint(): void {
    const every = partsBetween(this.#counted.entries + 1)
    const part = this.#parts.length
    if (part % every === 0) this.#checkpoints.set(part, jsonBytes(this.#fold.checkpoint()))
    this.#checkpoints = new Map([...this.#checkpoints].filter(([kept]) => kept % every === 0))
  }

  #endPart(): void {
    if (this.#lines.length === 0) return
    this.#parts.push(encoder.encode(this.#lines.join('')))
    this.#lines = []
  }
}
