/**
 * Reads an archive, of this version or an older one. It only looks whether the archive can be used: that nothing in it was altered is
 * what `verify.ts` says. Invariants: never throws but as said, whatever the bytes are; takes time and memory in proportion to them.
 */
import type { ReplayEntry } from '../replay/entries.ts'
import { ArchiveError, fault } from './fault.ts'
import type { Fault } from './fault.ts'
import { cutOffFault, readContainer } from './container.ts'
import type { Files } from './container.ts'
import { archiveBounds, partEntries, paths } from './format.ts'
import type { ArchivedBallots, ArchivedEntry, Manifest } from './format.ts'
import { isRecord, readJson } from './json.ts'
import { decodeEntry, decodeForReplay } from './lines.ts'
import { isManifest } from './manifest.ts'
import { upcast } from './upcast.ts'

export type Opened = { ok: true; archive: Archive } | { ok: false; faults: Fault[] }

export function openArchive(bytes: Uint8Array): Opened {
  try {
    const { files, faults } = readContainer(bytes)
    return { ok: true, archive: new Archive(files, faults) }
  } catch (error) {
    const own = faultOf(error)
    const cutOff = own.code === 'not-an-archive' ? null : cutOffFault(bytes)
    return { ok: false, faults: cutOff ? [cutOff, own] : [own] }
  }
}

/** Of whatever was thrown while an archive was read. */
export function faultOf(error: unknown): Fault {
  return error instanceof ArchiveError ? error.fault : fault('not-an-archive', 'archive', 'It cannot be read as an archive.')
}

export class Archive {
  readonly manifest: Manifest
  /** By path, in the present format's form. */
  readonly files: Files
  /** What reading the zip found wrong. */
  readonly faults: readonly Fault[]
  /** The parts of the journal that are there, in order. */
  readonly parts: readonly { path: string; first: number }[]

  /** Throws an ArchiveError where there is no manifest that can be read. */
  constructor(files: Files, faults: readonly Fault[] = []) {
    const current = upcast(files)
    const bytes = current.get(paths.manifest)!
    const manifest = readJson(bytes, paths.manifest)
    if (!isManifest(manifest)) throw new ArchiveError('bad-manifest', paths.manifest, 'The manifest does not say what an archive\'s does.')
    this.manifest = manifest
    this.files = current
    this.faults = faults
    const parts = []
    for (let number = 1; current.has(paths.part(number)); number++) parts.push({ path: paths.part(number), first: (number - 1) * partEntries + 1 })
    this.parts = parts
  }

  /** Throws an ArchiveError at the first line that is no entry. */
  *entries(): Generator<ArchivedEntry> {
    for (const { text, where } of this.lines()) yield decodeEntry(text, where)
  }

  /** The same for replay, which needs neither salts nor hashes. */
  *replay(): Generator<ReplayEntry> {
    for (const { text, where } of this.lines()) yield decodeForReplay(text, where)
  }

  /** `where` says which line of which file. */
  *lines(): Generator<{ text: string; where: string; path: string }> {
    let count = 0
    for (const { path } of this.parts) {
      let line = 0
      for (const text of linesOf(this.files.get(path)!, path)) {
        if (++count > archiveBounds.entries) throw new ArchiveError('too-large', path, 'The journal has too many entries.')
        yield { text, where: `${path}, line ${++line}`, path }
      }
    }
  }

  /** Yjs V1; null where there is no such board. */
  board(boardId: string): Uint8Array | null {
    return this.files.get(paths.board(boardId)) ?? null
  }

  /** What a JSON file says; null where there is none. Throws an ArchiveError where it is not JSON. */
  json(path: string): unknown {
    const bytes = this.files.get(path)
    return bytes ? readJson(bytes, path) : null
  }

  /** Null where a question has no published ballots. Throws an ArchiveError where the file is not what it should be. */
  ballots(questionId: string): ArchivedBallots | null {
    const path = paths.ballots(questionId)
    const found = this.json(path)
    if (found === null) return null
    if (!isBallots(found)) throw new ArchiveError('bad-ballots', path, 'It is not a file of ballots.')
    return found
  }
}

const newline = 10
const decoder = new TextDecoder('utf-8', { fatal: true })

/** Each ends with a newline, the last one too. */
function* linesOf(bytes: Uint8Array, path: string): Generator<string> {
  let from = 0
  while (from < bytes.length) {
    const end = bytes.indexOf(newline, from)
    if (end === -1) throw new ArchiveError('bad-entry', path, 'The last line is cut off.')
    if (end - from > archiveBounds.lineChars) throw new ArchiveError('too-large', path, 'A line is too long.')
    yield textOf(bytes.subarray(from, end), path)
    from = end + 1
  }
}

function textOf(bytes: Uint8Array, path: string): string {
  try {
    return decoder.decode(bytes)
  } catch {
    throw new ArchiveError('bad-entry', path, 'It is not UTF-8.')
  }
}

function isBallots(found: unknown): found is ArchivedBallots {
  return isRecord(found) && typeof found['questionId'] === 'string' && typeof found['title'] === 'string' && typeof found['method'] === 'string'
    && (found['secrecy'] === 'public-recount' || found['secrecy'] === 'named')
    && Array.isArray(found['ballots']) && found['ballots'].length <= archiveBounds.ballots && found['ballots'].every(isBallot)
    && (found['receipts'] === undefined || (Array.isArray(found['receipts']) && found['receipts'].length <= archiveBounds.ballots
      && found['receipts'].every((receipt) => typeof receipt === 'string' && receipt.length <= 64)))
}

function isBallot(found: unknown): boolean {
  if (!isRecord(found) || !isRecord(found['ballot'])) return false
  const { participantId, name, groups } = found
  return (participantId === undefined || typeof participantId === 'string') && (name === undefined || typeof name === 'string')
    && (groups === undefined || (Array.isArray(groups) && groups.length <= 1_000 && groups.every((group) => group === null || typeof group === 'string')))
}
