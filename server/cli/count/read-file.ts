// A file of ballots by its name, bytes and text.
import { extname } from 'node:path'
import { FileError, type BallotFile } from './ballot-file.ts'
import { readBallotsCsv } from './ballots-csv.ts'
import { readPabulib } from './pabulib.ts'
import { readPrefLib } from './preflib.ts'

/** `groups`: the column that tells groups apart, where the format has columns. */
export function readBallotFile(name: string, written: string, groups: string | null): BallotFile {
  const text = written.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
  const type = extname(name).slice(1).toLowerCase()
  switch (type) {
    case 'soc': case 'soi': case 'toc': case 'toi': case 'cat':
      if (groups !== null) throw new FileError(null, `A .${type} file has no columns, so that nothing can be counted by group.`)
      return readPrefLib(text, type)
    case 'pb': return readPabulib(text, groups)
    case 'csv': return readBallotsCsv(text, groups)
    default: throw new FileError(null, 'Its name must end in .soc, .soi, .toc, .toi, .cat, .pb or .csv.')
  }
}

/** UTF-8, or UTF-16 with its mark. Anything else would change names without a word. */
export function textOf(bytes: Uint8Array): string {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8'
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    const before = new TextDecoder(encoding).decode(bytes).split('\uFFFD', 1)[0]!
    throw new FileError(before.split(/\r\n?|\n/).length, 'It is not written in UTF-8.')
  }
}
