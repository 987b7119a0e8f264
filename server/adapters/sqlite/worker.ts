// The thread that owns a database file: one call at a time, so that an fsync never blocks the server.
import { join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { BallotStore, ballotFormat } from './ballot-store.ts'
import { openDatabase } from './database.ts'
import { DataError, explain } from './errors.ts'
import { JournalStore, journalFormat } from './journal-store.ts'
import type { Answer, Call, Failure, ThreadData } from './store-thread.ts'

const { store: name, folder } = workerData as ThreadData
const port = parentPort
if (!port) throw new Error('This file runs as a worker.')

const answer = (message: Answer) => port.postMessage(message)
const format = { journal: journalFormat, ballots: ballotFormat }[name]
const path = join(folder, format.file)

try {
  const store = openStore()
  port.on('message', ({ id, method, args }: Call) => {
    const fail = (error: unknown): void => answer({ id, failure: describe(error) })
    try {
      const value: unknown = method === 'ready' ? undefined : Reflect.apply(Reflect.get(store, method), store, args)
      if (value instanceof Promise) value.then((done: unknown) => answer({ id, value: done }), fail)
      else answer({ id, value })
    } catch (error) {
      fail(error)
    }
    if (method === 'close') port.close()
  })
} catch (error) {
  answer({ openingFailed: describe(error) })
}

function openStore(): JournalStore | BallotStore {
  return name === 'journal' ? new JournalStore(() => openDatabase(path, format)) : new BallotStore(openDatabase, folder)
}

/** In words for the one who runs the server, also where a file turns out to be damaged only when it is read. */
function describe(failure: unknown): Failure {
  const error = explain(failure, path)
  const message = error instanceof Error ? error.message : String(error)
  return { message, code: error instanceof DataError ? error.code : null }
}
