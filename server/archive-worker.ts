// The thread that builds one archive, or checks one: whatever it is given, it answers each message once; who started it ends it when it
// takes too long or too much memory.
import { parentPort } from 'node:worker_threads'
import type { BallotsToArchive } from '../shared/archive/ballots.ts'
import { ArchiveBuilder } from '../shared/archive/build.ts'
import type { Live } from '../shared/archive/build.ts'
import type { ArchivedEntry } from '../shared/archive/format.ts'
import { verifyArchive } from '../shared/archive/verify.ts'

export type ToArchivist =
  | { type: 'add'; entries: readonly ArchivedEntry[] }
  | { type: 'finish'; ballots: ReadonlyMap<string, BallotsToArchive>; live: Live }
  | { type: 'verify'; bytes: Uint8Array }

const port = parentPort
if (!port) throw new Error('This file runs as a worker.')

const builder = new ArchiveBuilder()

port.on('message', (message: ToArchivist) => {
  switch (message.type) {
    case 'add':
      builder.add(message.entries)
      return port.postMessage(null)
    case 'finish': {
      const built = builder.finish(message.ballots, message.live)
      return port.postMessage(built, [built.bytes.buffer as ArrayBuffer])
    }
    case 'verify': {
      const steps = verifyArchive(message.bytes)
      let step = steps.next()
      while (!step.done) step = steps.next()
      return port.postMessage(step.value)
    }
  }
})
