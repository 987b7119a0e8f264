// The thread that builds one archive, checks one, or reads one: whatever it is given, it answers each message once; who started it ends it
// when it takes too long or too much memory.
import { parentPort } from 'node:worker_threads'
import { gather } from '../shared/archive/ballots.ts'
import type { BallotsToArchive } from '../shared/archive/ballots.ts'
import { ArchiveBuilder } from '../shared/archive/build.ts'
import type { Live } from '../shared/archive/build.ts'
import type { ArchivedEntry } from '../shared/archive/format.ts'
import { checkpointOf } from './control/holding.ts'
import { ReadingArchive, verified } from './history/reading.ts'

export type ToArchivist =
  | { type: 'add'; entries: readonly ArchivedEntry[] }
  | { type: 'add-ballots'; questionId: string; ballots: BallotsToArchive }
  | { type: 'finish'; live: Live }
  | { type: 'verify'; bytes: Uint8Array }
  | { type: 'read'; bytes: Uint8Array }
  | { type: 'entries' }
  | { type: 'ballots'; questionId: string }

const port = parentPort
if (!port) throw new Error('This file runs as a worker.')

const builder = new ArchiveBuilder()
const kept = new Map<string, BallotsToArchive>()
let reading: ReadingArchive | null = null

const cpuSeconds = (): number => {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1e6
}

port.on('message', (message: ToArchivist) => {
  switch (message.type) {
    case 'add':
      builder.add(message.entries)
      return port.postMessage(null)
    case 'add-ballots':
      gather(kept, message.questionId, message.ballots)
      return port.postMessage(null)
    case 'finish': {
      const built = builder.finish(kept, message.live)
      return port.postMessage(built, [built.bytes.buffer as ArrayBuffer])
    }
    case 'verify':
      return port.postMessage(verified(message.bytes))
    case 'read': {
      reading = new ReadingArchive(message.bytes, (entries) => checkpointOf(entries, cpuSeconds))
      return port.postMessage({ verified: reading.verified, contents: reading.contents })
    }
    case 'entries':
      return port.postMessage(reading?.page() ?? [])
    case 'ballots':
      return port.postMessage(reading?.ballots(message.questionId) ?? null)
  }
})
