// The thread that owns a database file: one call at a time, so that an fsync never blocks the server.
import { join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { BallotStore, ballotFormat } from './ballot-store.ts'
import { openDatabase } from './database.ts'
import { DataError } from './errors.ts'
import { JournalStore, journalFormat } from './journal-store.ts'
import type { Answer, Call, Failure, ThreadData } from './store-thread.ts'

const { store: name, folder } = workerData as ThreadData
const port = parentPort
if (!port) throw new Error('This file runs as a worker.')

const answer = (message: Answer) => port.postMessage(message)

try {
  const store = openStore()
  port.on('message', ({ id, method, args }: Call) => {
    try {
      answer({ id, value: method === 'ready' ? undefined : Reflect.apply(Reflect.get(store, method), store, args) })
    } catch (error) {
      answer({ id, failure: describe(error) })
    }
    if (method === 'close') port.close()
  })
} catch (error) {
  answer({ openingFailed: describe(error) })
}

function openStore(): JournalStore | BallotStore {
  switch (name) {
    case 'journal': return new JournalStore(() => openDatabase(join(folder, journalFormat.file), journalFormat))
    case 'ballots': return new BallotStore(() => openDatabase(join(folder, ballotFormat.file), ballotFormat))
  }
}

function describe(error: unknown): Failure {
  const message = error instanceof Error ? error.message : String(error)
  return { message, code: error instanceof DataError ? error.code : null }
}
