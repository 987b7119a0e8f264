// The record in an archive. What the archive says of the end besides, as the server had it when it was made, is checked against it.
import { Archive, openArchive } from '../../../../shared/archive/read.ts'
import { ArchiveError } from '../../../../shared/archive/fault.ts'
import { paths } from '../../../../shared/archive/format.ts'
import { differences } from '../../../../shared/replay/check.ts'
import type { ReplayEntry } from '../../../../shared/replay/entries.ts'
import { Recording } from '../../../../shared/replay/recording.ts'

const portion = 5_000

/** Throws an Error in words where it is no archive that can be read. */
export function recordOfFile(bytes: ArrayBuffer, progress: (entries: number, all: number) => void): { recording: Recording; differing: string[] } {
  const opened = openArchive(new Uint8Array(bytes))
  if (!opened.ok) throw new Error(opened.faults.map(({ where, message }) => `${message} (${where})`).join(' '))
  const { archive } = opened
  const recording = new Recording()
  let [read, waiting]: [number, ReplayEntry[]] = [0, []]
  for (const entry of archive.replay()) {
    // Numbers run from 1 without gaps, or an entry is missing.
    if (entry.seq !== ++read) throw new ArchiveError('missing-entry', `entry ${read}`, 'An entry is missing, or in the wrong place.')
    if (waiting.push(entry) < portion) continue
    recording.add(waiting)
    waiting = []
    progress(read, archive.manifest.counts.entries)
  }
  recording.add(waiting)
  const differing = endOf(archive, recording.finish())
  return { recording: recording.end(), differing }
}

function endOf(archive: Archive, recording: Recording): string[] {
  const boards = recording.state(recording.length).boards.flatMap(({ boardId }): [string, Uint8Array][] => {
    const update = archive.board(boardId)
    return update ? [[boardId, update]] : []
  })
  return differences(recording, { seq: recording.length, state: archive.json(paths.state), boards: new Map(boards) })
}
