// Program: @y/websocket-server, started by its own server.js. It brings no storage; its persistence hook is given the cheapest there is:
// every update is appended to one file, in order, and the disk is not waited for.
import { openSync, readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { setPersistence } from '@y/websocket-server/utils'
import * as Y from 'yjs'

const path = join(process.env['BENCH_FOLDER']!, 'updates')
const file = openSync(path, 'a')

setPersistence({
  provider: null,
  bindState: (_name, doc) => {
    if (readFileSync(path).length === 0) append(readFileSync(process.env['BENCH_SEED']!))
    for (const update of entries(readFileSync(path))) Y.applyUpdate(doc, update)
    doc.on('update', append)
  },
  writeState: () => Promise.resolve(),
})
await import('@y/websocket-server/server')

function append(update: Uint8Array): void {
  const entry = Buffer.alloc(4 + update.length)
  entry.writeUInt32LE(update.length)
  entry.set(update, 4)
  writeSync(file, entry)
}

function* entries(bytes: Buffer): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 4 + bytes.readUInt32LE(at)) yield bytes.subarray(at + 4, at + 4 + bytes.readUInt32LE(at))
}
