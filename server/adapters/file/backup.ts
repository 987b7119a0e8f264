// A backup: one zip with the databases as they are at one moment each, the secrets that links rest on, and the archive folder.
// Never the keys of questions: who has a backup and no more must not be able to tell whose ballot is whose.
// Ballots first: a seal between the two copies is then one that was interrupted, which every start finishes.
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { Zip, ZipPassThrough } from 'fflate'

export type BackupManifest = { format: 'plenary-backup'; version: 1; madeAt: number; files: { name: string; bytes: number; sha256: string }[] }

export type BackupSource = {
  dataDir: string
  /** All files of the ballot box, in this folder. */
  copyBallots(folder: string): Promise<void>
  copyJournal(path: string): Promise<void>
  now(): number
}

export const manifestName = 'manifest.json'
const copies = 'copy-'
const chunkBytes = 1024 * 1024
const secrets = ['organiser-key', 'token-secret']

/** The zip in pieces. Its working copies are removed when it ends, however it ends. */
export async function* backup({ dataDir, copyBallots, copyJournal, now }: BackupSource): AsyncGenerator<Uint8Array> {
  await mkdir(join(dataDir, 'backup'), { recursive: true, mode: 0o700 })
  const folder = await mkdtemp(join(dataDir, 'backup', copies))
  try {
    await copyBallots(folder)
    await copyJournal(join(folder, 'journal.db'))
    const files = [
      ...(await filesIn(folder)).map((path) => ({ name: relative(folder, path), path })),
      ...secrets.map((name) => ({ name, path: join(dataDir, name) })),
      ...(await filesIn(join(dataDir, 'archives'))).map((path) => ({ name: `archives/${relative(join(dataDir, 'archives'), path)}`, path })),
    ]
    yield* zipped(files, now())
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** What a server that was killed in the middle of a backup left. */
export async function removeOldCopies(dataDir: string): Promise<void> {
  await rm(join(dataDir, 'backup'), { recursive: true, force: true })
}

async function* zipped(files: readonly { name: string; path: string }[], madeAt: number): AsyncGenerator<Uint8Array> {
  let ready: Uint8Array[] = []
  const zip = new Zip((error, data) => {
    if (error) throw error
    ready.push(data)
  })
  const take = (): Uint8Array[] => {
    const taken = ready
    ready = []
    return taken
  }
  const manifest: BackupManifest = { format: 'plenary-backup', version: 1, madeAt, files: [] }
  for (const { name, path } of files) {
    const hash = createHash('sha256')
    let bytes = 0
    let entry: ZipPassThrough | null = null
    try {
      for await (const chunk of createReadStream(path, { highWaterMark: chunkBytes }) as AsyncIterable<Buffer>) {
        if (!entry) zip.add(entry = new ZipPassThrough(name))
        hash.update(chunk)
        bytes += chunk.length
        entry.push(new Uint8Array(chunk))
        yield* take()
      }
    } catch (error) {
      // A secret that is set from outside, or an archive that has been replaced meanwhile.
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    }
    if (!entry) continue
    entry.push(new Uint8Array(), true)
    manifest.files.push({ name, bytes, sha256: hash.digest('hex') })
  }
  const last = new ZipPassThrough(manifestName)
  zip.add(last)
  last.push(new TextEncoder().encode(JSON.stringify(manifest, null, 1)), true)
  zip.end()
  yield* take()
}

async function filesIn(folder: string): Promise<string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  return found.filter((entry) => entry.isFile() && !entry.name.endsWith('.new')).map((entry) => join(entry.parentPath, entry.name)).sort()
}
