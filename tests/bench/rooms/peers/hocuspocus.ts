// Program: @hocuspocus/server, with the statements of its own SQLite extension over Node's SQLite. All settings are its defaults but the
// idle time-out (a bench is quieter than people are) and, where asked for, `flushDelay`.
import { join } from 'node:path'
import { readFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { Server } from '@hocuspocus/server'
import * as Y from 'yjs'

const flushDelay = process.env['BENCH_FLUSH_DELAY']
const database = new DatabaseSync(join(process.env['BENCH_FOLDER']!, 'documents.sqlite'))
database.exec('CREATE TABLE IF NOT EXISTS documents (name TEXT NOT NULL PRIMARY KEY, data BLOB NOT NULL)')
const read = database.prepare('SELECT data FROM documents WHERE name = ?')
const write = database.prepare('INSERT INTO documents (name, data) VALUES (?, ?) ON CONFLICT(name) DO UPDATE SET data = excluded.data')

const server = new Server({
  port: Number(process.env['PORT']),
  address: '127.0.0.1',
  quiet: true,
  timeout: 600_000,
  ...(flushDelay ? { flushDelay: Number(flushDelay) } : {}),
  onLoadDocument: async ({ document, documentName }) => {
    const row = read.get(documentName) as { data: Uint8Array } | undefined
    Y.applyUpdate(document, row?.data ?? readFileSync(process.env['BENCH_SEED']!))
  },
  onStoreDocument: async ({ document, documentName }) => {
    write.run(documentName, Y.encodeStateAsUpdate(document))
  },
})
await server.listen()
console.log(`listening on http://127.0.0.1:${server.address.port}`)
