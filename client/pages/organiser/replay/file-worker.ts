// Reads an archive in a thread of its own, while the replay's thread folds what has been read of it: together they take half the time.
import { WireWriter } from '../../../../shared/replay/wire.ts'
import type { RawEntry } from '../../../../shared/replay/wire.ts'
import { isFact } from '../../../../shared/replay/entries.ts'
import type { ReplayEntry } from '../../../../shared/replay/entries.ts'
import { archiveOf, entriesOf } from './record-file.ts'

/** Entries as the server would stream them, in pieces; at last the file, whose journal has all been sent. */
export type FileAnswer = { part: 'entries'; wire: Uint8Array; all: number } | { part: 'file'; bytes: ArrayBuffer } | { part: 'failed'; message: string }

const utf8 = new TextEncoder()

self.onmessage = async ({ data: file }: MessageEvent<File>) => {
  try {
    const bytes = await file.arrayBuffer()
    const archive = archiveOf(bytes)
    const writer = new WireWriter()
    for (const entries of entriesOf(archive)) {
      const wire = writer.write(entries.map(raw))
      say({ part: 'entries', wire, all: archive.manifest.counts.entries }, wire.buffer)
    }
    say({ part: 'file', bytes }, bytes)
  } catch (error) {
    say({ part: 'failed', message: error instanceof Error ? error.message : String(error) })
  }
}

function raw(entry: ReplayEntry): RawEntry {
  const { at, by } = entry
  return isFact(entry) ? { at, by, boardId: null, payload: utf8.encode(JSON.stringify(entry.fact)) } : { at, by, boardId: entry.boardId, payload: entry.update }
}

function say(answer: FileAnswer, ...given: ArrayBufferLike[]): void {
  postMessage(answer, { transfer: given as ArrayBuffer[] })
}
