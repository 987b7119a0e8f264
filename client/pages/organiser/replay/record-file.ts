// The record in an archive. What the archive says of the end besides, as the server had it when it was made, is checked against it.
import { openArchive } from '../../../../shared/archive/read.ts'
import type { Archive } from '../../../../shared/archive/read.ts'
import { ArchiveError } from '../../../../shared/archive/fault.ts'
import { paths } from '../../../../shared/archive/format.ts'
import { differences } from '../../../../shared/replay/check.ts'
import type { ReplayEntry } from '../../../../shared/replay/entries.ts'
import { Recording } from '../../../../shared/replay/recording.ts'

const portion = 5_000

/** `check`: what the archive says of the end otherwise than its record. It takes a while, and nothing of the archive is needed afterwards. */
export type FileRecord = { recording: Recording; check: () => string[] }

/** Throws an Error in words where it is no archive that can be read. */
export function recordOfFile(bytes: ArrayBuffer, progress: (entries: number, all: number) => void): { recording: Recording; differing: string[] } {
  const archive = archiveOf(bytes)
  const recording = new Recording()
  for (const entries of entriesOf(archive)) {
    recording.add(entries)
    progress(recording.length, archive.manifest.counts.entries)
  }
  return { recording, differing: ended(archive, recording).check() }
}

/** Throws an Error in words. */
export function archiveOf(bytes: ArrayBuffer): Archive {
  const opened = openArchive(new Uint8Array(bytes))
  if (!opened.ok) throw new Error(opened.faults.map(({ where, message }) => `${message} (${where})`).join(' '))
  return opened.archive
}

/** Its journal, many entries at a time. Throws an ArchiveError. */
export function* entriesOf(archive: Archive): Generator<ReplayEntry[]> {
  let [read, waiting]: [number, ReplayEntry[]] = [0, []]
  for (const entry of archive.replay()) {
    // Numbers run from 1 without gaps, or an entry is missing.
    if (entry.seq !== ++read) throw new ArchiveError('missing-entry', `entry ${read}`, 'An entry is missing, or in the wrong place.')
    if (waiting.push(entry) < portion) continue
    yield waiting
    waiting = []
  }
  yield waiting
}

/** All entries of the archive are in the recording. */
export function ended(archive: Archive, recording: Recording): FileRecord {
  return { recording: recording.finish(), check: () => differing(archive, recording) }
}

function differing(archive: Archive, recording: Recording): string[] {
  const boards = recording.state(recording.length).boards.flatMap(({ boardId }): [string, Uint8Array][] => {
    const update = archive.board(boardId)
    return update ? [[boardId, update]] : []
  })
  const found = differences(recording, { seq: recording.length, state: stateIn(archive), boards: new Map(boards) })
  recording.end()
  return found
}

/** Null where it is no JSON: then it differs. */
function stateIn(archive: Archive): unknown {
  try {
    return archive.json(paths.state)
  } catch {
    return null
  }
}
