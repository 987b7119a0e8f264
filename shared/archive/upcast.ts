// Archives of older versions, brought to the present form step by step. Facts need no step: old facts stay readable for ever.
import { ArchiveError } from './fault.ts'
import type { Files } from './container.ts'
import { formatName, formatVersion, paths } from './format.ts'
import { isRecord, readJson } from './json.ts'

/** Version → what makes the next version of it. To 1, version 2 added checkpoints alone: who looks for some finds none. */
const steps: Readonly<Record<number, (files: Files) => Files>> = { 1: (files) => files }

/** Throws an ArchiveError where it is no archive, or of a version that this program does not know yet. */
export function upcast(files: Files): Files {
  const version = versionOf(files)
  let current = files
  for (let from = version; from < formatVersion; from++) {
    const step = steps[from]
    if (!step) throw new ArchiveError('bad-manifest', paths.manifest, 'There was never such a version of the format.')
    current = step(current)
  }
  return current
}

function versionOf(files: Files): number {
  const bytes = files.get(paths.manifest)
  if (!bytes) throw new ArchiveError('missing-file', paths.manifest, 'There is no manifest: this is not an archive of a session.')
  const manifest = readJson(bytes, paths.manifest)
  if (!isRecord(manifest) || manifest['format'] !== formatName || !Number.isSafeInteger(manifest['version']) || Number(manifest['version']) < 1) {
    throw new ArchiveError('bad-manifest', paths.manifest, 'The manifest is not that of an archive.')
  }
  const version = Number(manifest['version'])
  if (version > formatVersion) throw new ArchiveError('newer-version', paths.manifest, 'It was written by a newer version of the program. Open it with that.')
  return version
}
