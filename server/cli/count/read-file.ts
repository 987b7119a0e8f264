// A file of ballots by its name and text.
import { extname } from 'node:path'
import { FileError, type BallotFile } from './ballot-file.ts'
import { readBallotsCsv } from './ballots-csv.ts'
import { readPabulib } from './pabulib.ts'
import { readPrefLib } from './preflib.ts'

/** `groups`: the column that tells groups apart, where the format has columns. */
export function readBallotFile(name: string, text: string, groups: string | null): BallotFile {
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
