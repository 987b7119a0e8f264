/**
 * The zip around the files of an archive. It stores and does not compress, with fixed times and in a fixed order: every byte is then either
 * content, which has its checksum, or can be nothing else than it is; it is the same on every machine; and nothing in it can swell.
 * A zip that somebody packed anew is still read, within bounds, so that it can be said what is wrong inside of it.
 */
import { Inflate, Unzip, zipSync } from 'fflate'
import type { Zippable } from 'fflate'
import { archiveBounds } from './format.ts'
import { ArchiveError, fault } from './fault.ts'
import type { Fault } from './fault.ts'

export type Files = ReadonlyMap<string, Uint8Array>

/** Zip knows no time zones: the fields are those of the local time. */
const fixedTime = new Date(1980, 0, 1)
const allowedPath = /^[\w%.~!'()*-]+(\/[\w%.~!'()*-]+)?$/
/** What a piece of compressed bytes can swell to is bounded by its size. */
const pieceBytes = 16 * 1024
const [startSignature, endSignature, endBytes] = [0x04034b50, 0x06054b50, 22]
/** All that is unpacked of a zip that somebody packed anew. */
const unpackedBytes = 128 * 1024 * 1024

export function writeContainer(files: Iterable<readonly [path: string, bytes: Uint8Array]>): Uint8Array {
  const zippable: Zippable = {}
  for (const [path, bytes] of files) zippable[path] = [bytes, { level: 0, mtime: fixedTime }]
  return zipSync(zippable)
}

/** Views into the bytes, where they are stored. Throws an ArchiveError where it is no zip of bounded size. */
export function readContainer(bytes: Uint8Array, mostUnpacked = unpackedBytes): { files: Files; faults: Fault[] } {
  if (bytes.length > archiveBounds.bytes) throw new ArchiveError('too-large', 'archive', 'The file is too large.')
  const files = new Map<string, Uint8Array>()
  const faults: Fault[] = []
  let left = mostUnpacked
  for (const { path, compression, raw } of rawFiles(bytes)) {
    if (path.length > archiveBounds.pathChars || !allowedPath.test(path)) {
      faults.push(fault('added-file', shown(path), 'No file of an archive is called so.'))
      continue
    }
    if (files.has(path)) {
      faults.push(fault('duplicate-file', path, 'It is there twice.'))
      continue
    }
    const content = compression === 0 ? raw : inflated(raw, left, path)
    if (compression !== 0) left -= content.length
    files.set(path, content)
  }
  if (files.size === 0) throw new ArchiveError('not-an-archive', 'archive', 'This is not an archive: there are no files in it.')
  return { files, faults }
}

/** Where the zip is not byte for byte what is written of these files, in their order. */
export function containerFault(bytes: Uint8Array, files: Files): Fault | null {
  const written = writeContainer(files)
  if (written.length === bytes.length && firstDifference(written, bytes) === -1) return null
  const at = firstDifference(written, bytes)
  let end = 0
  for (const [path, content] of files) {
    end += 30 + path.length + content.length
    if (at < end) return fault('container', path, 'The zip around this file was changed or packed anew.')
  }
  return fault('container', 'table of contents', 'The zip\'s table of contents was changed or packed anew.')
}

/** One that begins as a zip and does not end as one, as when it was not downloaded whole. */
export function cutOffFault(bytes: Uint8Array): Fault | null {
  const signature = (at: number): number => (at < 0 || at + 4 > bytes.length ? 0 : new DataView(bytes.buffer, bytes.byteOffset + at, 4).getUint32(0, true))
  if (signature(0) !== startSignature || signature(bytes.length - endBytes) === endSignature) return null
  return fault('container', 'archive', 'The file does not end as an archive does: it was cut off, or something was added behind it. Perhaps it was not downloaded whole.')
}

type RawFile = { path: string; compression: number; raw: Uint8Array }

function rawFiles(bytes: Uint8Array): RawFile[] {
  const found: RawFile[] = []
  const unzip = new Unzip((file) => {
    if (found.length >= archiveBounds.files) throw new ArchiveError('too-large', 'archive', 'There are too many files in it.')
    const own: RawFile = { path: file.name, compression: file.compression, raw: new Uint8Array() }
    found.push(own)
    file.ondata = (error, data) => {
      if (error) throw new ArchiveError('container', shown(own.path), 'It is compressed in a way that cannot be read.')
      own.raw = own.raw.length === 0 ? data : joined(own.raw, data)
    }
    file.start()
  })
  unzip.register(rawDecoder(0))
  unzip.register(rawDecoder(8))
  try {
    unzip.push(bytes, true)
  } catch (error) {
    if (error instanceof ArchiveError) throw error
    // Cut off, or so many files inside each other that no stack holds them: what came before is there.
    if (found.length === 0) throw new ArchiveError('not-an-archive', 'archive', 'This is not an archive: it cannot be read as a zip.')
  }
  return found
}

/** Hands out what is stored as it is. */
function rawDecoder(compression: number) {
  return class {
    static compression = compression
    declare ondata: (error: Error | null, data: Uint8Array, final: boolean) => void
    push(data: Uint8Array, final: boolean): void {
      this.ondata(null, data, final)
    }
  } as unknown as Parameters<Unzip['register']>[0]
}

function inflated(raw: Uint8Array, most: number, path: string): Uint8Array {
  const pieces: Uint8Array[] = []
  let length = 0
  const inflate = new Inflate((piece) => {
    length += piece.length
    if (length > most) throw new ArchiveError('too-large', path, 'It unpacks to more than an archive can be.')
    pieces.push(piece)
  })
  try {
    for (let at = 0; at === 0 || at < raw.length; at += pieceBytes) inflate.push(raw.subarray(at, at + pieceBytes), at + pieceBytes >= raw.length)
  } catch (error) {
    if (error instanceof ArchiveError) throw error
    throw new ArchiveError('container', path, 'Its compressed bytes are damaged.')
  }
  return joined(...pieces)
}

function firstDifference(a: Uint8Array, b: Uint8Array): number {
  const length = Math.min(a.length, b.length)
  for (let i = 0; i < length; i++) if (a[i] !== b[i]) return i
  return a.length === b.length ? -1 : length
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

/** A stranger's name, to be shown. */
function shown(path: string): string {
  return path.replace(/[^\x20-\x7e]/g, '?').slice(0, 80) || 'a file without a name'
}
