// Puts a backup into an empty folder: nothing is taken that the manifest does not name, or that is not what it says.
import { createHash } from 'node:crypto'
import { createReadStream, closeSync, fsyncSync, mkdirSync, openSync, writeSync } from 'node:fs'
import { mkdir, readdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Unzip, UnzipInflate, UnzipPassThrough } from 'fflate'
import { manifestName } from './backup.ts'
import type { BackupManifest } from './backup.ts'

export class BackupError extends Error {}

const allowed = /^(journal\.db|ballots\.db|organiser-key|token-secret|ballots\/[0-9a-f]+\.db|archives\/[\w-][\w.-]*(\/[\w-][\w.-]*)*)$/
const manifestBytes = 16 * 1024 * 1024

export async function isEmpty(folder: string): Promise<boolean> {
  return (await readdir(folder).catch(() => [])).length === 0
}

/** Throws a BackupError that says what is wrong with the file; then `folder` is not to be used. */
export async function unpack(path: string, folder: string): Promise<BackupManifest> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const found = new Map<string, { bytes: number; sha256: string }>()
  const problems: string[] = []
  let manifest = ''
  let open = 0
  const unzip = new Unzip((entry) => {
    const { name } = entry
    const isManifest = name === manifestName
    if (!isManifest && !allowed.test(name)) return void problems.push(`${name} does not belong into a backup`)
    if (found.has(name)) return void problems.push(`${name} is there twice`)
    const hash = createHash('sha256')
    let bytes = 0
    const file = isManifest ? null : openNew(join(folder, name))
    open++
    found.set(name, { bytes: 0, sha256: '' })
    entry.ondata = (error, data, final) => {
      if (error) problems.push(`${name} cannot be read (${error.message})`)
      if (data) {
        hash.update(data)
        bytes += data.length
        if (file !== null) writeSync(file, data)
        else if (bytes <= manifestBytes) manifest += Buffer.from(data).toString('utf8')
      }
      if (!final) return
      open--
      found.set(name, { bytes, sha256: hash.digest('hex') })
      if (file === null) return
      fsyncSync(file)
      closeSync(file)
    }
    entry.start()
  })
  unzip.register(UnzipPassThrough)
  unzip.register(UnzipInflate)
  try {
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) unzip.push(new Uint8Array(chunk))
    unzip.push(new Uint8Array(), true)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new BackupError(`There is no file ${path}.`)
    throw new BackupError(`${path} is no backup, or is damaged: ${(error as Error).message}.`)
  }
  if (open > 0) problems.push('its end is missing')
  const said = readManifest(manifest)
  if (!said) problems.push('it has no manifest')
  for (const { name, bytes, sha256 } of said?.files ?? []) {
    const here = found.get(name)
    if (!here) problems.push(`${name} is missing`)
    else if (here.bytes !== bytes || here.sha256 !== sha256) problems.push(`${name} is not what was put into the backup`)
  }
  const named = new Set([manifestName, ...said?.files.map(({ name }) => name) ?? []])
  for (const name of found.keys()) if (!named.has(name)) problems.push(`${name} is not in the manifest`)
  for (const name of ['journal.db', 'ballots.db']) if (said && !named.has(name)) problems.push(`it has no ${name}`)
  if (problems.length > 0 || !said) throw new BackupError(`${path} cannot be used: ${[...new Set(problems)].join('; ')}.`)
  return said
}

function openNew(path: string): number {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  return openSync(path, 'wx', 0o600)
}

function readManifest(text: string): BackupManifest | null {
  try {
    const value = JSON.parse(text) as BackupManifest
    const isFile = (file: unknown): boolean => typeof file === 'object' && file !== null && typeof (file as { name?: unknown }).name === 'string'
    return value.format === 'plenary-backup' && value.version === 1 && Array.isArray(value.files) && value.files.every(isFile) ? value : null
  } catch {
    return null
  }
}
