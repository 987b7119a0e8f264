// npm run backup -- FILE: a consistent copy of all data in one file, from the running server, or from its folder where none is running.
import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { backup } from '../adapters/file/backup.ts'
import { SqliteBallotBox } from '../adapters/sqlite/ballot-box.ts'
import { DataError } from '../adapters/sqlite/errors.ts'
import { SqliteJournal } from '../adapters/sqlite/journal.ts'
import { ConfigError, readConfig } from '../config.ts'

const usage = `npm run backup -- FILE

Writes all data into FILE: events, ballots, archives, and what links rest on. Keys of questions under way are never in it.
The server may be running: it is asked at HOST and PORT (or --server URL), with ORGANISER_KEY or the key in DATA_DIR.`

class Problem extends Error {}

async function run(words: readonly string[]): Promise<void> {
  const [file] = words.filter((word, i) => !word.startsWith('--') && words[i - 1] !== '--server')
  if (file === undefined || words.includes('--help')) throw new Problem(usage)
  if (existsSync(file)) throw new Problem(`${file} is there already. A backup overwrites nothing.`)
  const config = readConfig(process.env)
  if (!existsSync(join(config.dataDir, 'journal.db')) && !words.includes('--server')) throw new Problem(`There is no data in ${config.dataDir}. Set DATA_DIR to the folder of the server.`)
  const at = words.indexOf('--server')
  const server = at >= 0 ? words[at + 1] ?? '' : `http://${config.host === '0.0.0.0' ? '127.0.0.1' : config.host}:${config.port}`
  const bytes = await write(file, await fromServer(server, config.organiserKey ?? await keyIn(config.dataDir)) ?? fromFolder(config.dataDir))
  console.log(`${file}: ${bytes.toLocaleString('en-GB')} bytes. Check it with: npm run restore -- --check ${file}`)
}

/** Null where no server answers. */
async function fromServer(server: string, key: string): Promise<AsyncIterable<Uint8Array> | null> {
  let response: Response
  try {
    response = await fetch(new URL('/api/backup', server), { headers: { authorization: `Bearer ${key}` } })
  } catch {
    return null
  }
  if (response.status === 401) throw new Problem(`The server at ${server} does not take this organiser key. Set ORGANISER_KEY, or DATA_DIR to its folder.`)
  if (!response.ok || !response.body) throw new Problem(`The server at ${server} gives no backup (${response.status}).`)
  return response.body
}

async function* fromFolder(dataDir: string): AsyncGenerator<Uint8Array> {
  const journal = await SqliteJournal.open(dataDir)
  const box = await SqliteBallotBox.open(dataDir)
  try {
    yield* backup({ dataDir, copyBallots: (to) => box.copyTo(to), copyJournal: (path) => journal.copyTo(path), now: () => Date.now() })
  } finally {
    await journal.close()
    await box.close()
  }
}

async function write(path: string, pieces: AsyncIterable<Uint8Array>): Promise<number> {
  const draft = `${path}.part`
  const file = openSync(draft, 'w', 0o600)
  let bytes = 0
  try {
    for await (const piece of pieces) bytes += writeSync(file, piece)
    fsyncSync(file)
    closeSync(file)
  } catch (error) {
    rmSync(draft, { force: true })
    throw error
  }
  renameSync(draft, path)
  return bytes
}

async function keyIn(dataDir: string): Promise<string> {
  return (await readFile(join(dataDir, 'organiser-key'), 'utf8').catch(() => '')).trim()
}

run(process.argv.slice(2)).catch((error: unknown) => {
  const isKnown = error instanceof Problem || error instanceof ConfigError || error instanceof DataError
  console.error(isKnown ? error.message : error)
  process.exitCode = 1
})
