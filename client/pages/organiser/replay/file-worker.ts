// Reads an archive in a thread of its own, while the replay's thread folds what has been read of it.
import { rawOf, WireWriter } from '../../../../shared/replay/wire.ts'
import { archiveOf, entriesOf } from './record-file.ts'

/** Entries as the server would stream them, in pieces; at last the file, whose journal has all been sent. */
export type FileAnswer = { part: 'entries'; wire: Uint8Array; all: number } | { part: 'file'; bytes: ArrayBuffer } | { part: 'failed'; message: string }

self.onmessage = async ({ data: file }: MessageEvent<File>) => {
  try {
    const bytes = await file.arrayBuffer()
    const archive = archiveOf(bytes)
    const writer = new WireWriter()
    for (const entries of entriesOf(archive)) {
      const wire = writer.write(entries.map(rawOf))
      say({ part: 'entries', wire, all: archive.manifest.counts.entries }, wire.buffer)
    }
    say({ part: 'file', bytes }, bytes)
  } catch (error) {
    say({ part: 'failed', message: error instanceof Error ? error.message : String(error) })
  }
}

function say(answer: FileAnswer, ...given: ArrayBufferLike[]): void {
  postMessage(answer, { transfer: given as ArrayBuffer[] })
}
