// Folds an archive while another thread reads it.
import { Recording } from '../../../../shared/replay/recording.ts'
import { WireReader } from '../../../../shared/replay/wire.ts'
import type { FileAnswer } from './file-worker.ts'
import { archiveOf, ended } from './record-file.ts'
import type { FileRecord } from './record-file.ts'

const fileThread = () => new Worker(new URL('./file-worker.ts', import.meta.url), { type: 'module' })
let waiting: Worker | null = null

/** A file is about to be chosen: the thread that reads it is there already then, also where the network has gone meanwhile. */
export function awaitFile(): void {
  waiting ??= fileThread()
}

/** Rejects with an Error in words where it is no archive that can be read. */
export function recordOfFileRead(file: File, progress: (entries: number, all: number) => void): Promise<FileRecord> {
  const thread = waiting ?? fileThread()
  waiting = null
  const [recording, reader] = [new Recording(), new WireReader()]
  return new Promise<FileRecord>((resolve, reject) => {
    const take = (data: FileAnswer): void => {
      switch (data.part) {
        case 'entries':
          recording.add(reader.read(data.wire))
          return progress(recording.length, data.all)
        case 'file':
          reader.end()
          return resolve(ended(archiveOf(data.bytes), recording))
        case 'failed':
          return reject(new Error(data.message))
      }
    }
    thread.onmessage = ({ data }: MessageEvent<FileAnswer>) => {
      try {
        take(data)
      } catch (error) {
        reject(error)
      }
    }
    thread.onerror = ({ message }) => reject(new Error(message))
    thread.postMessage(file)
  }).finally(() => thread.terminate())
}
