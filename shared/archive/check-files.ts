// The files of an archive against its manifest, and the zip around them byte by byte.
import { hexOf, sameBytes, sha256 } from './chain.ts'
import { containerFault, cutOffFault } from './container.ts'
import type { Faults } from './faults.ts'
import { paths } from './format.ts'
import { jsonBytes, readJson } from './json.ts'
import type { Archive } from './read.ts'

export function* checkFiles(bytes: Uint8Array, archive: Archive, faults: Faults): Generator<void> {
  const cutOff = cutOffFault(bytes)
  if (cutOff) faults.take(cutOff)
  for (const found of archive.faults) faults.take(found)
  const { files, manifest } = archive
  const listed = new Set<string>()
  checkForm(paths.manifest, files.get(paths.manifest)!, faults)
  let before = ''
  for (const { path, bytes: length, sha256: digest } of manifest.files) {
    if (path <= before) faults.add('bad-manifest', paths.manifest, `The list of files is not in order at ${path}.`)
    before = path
    listed.add(path)
    const content = files.get(path)
    if (!content) faults.add('missing-file', path, 'It is in the manifest and not in the archive.')
    else if (content.length !== length || hexOf(sha256(content)) !== digest) faults.add('changed-file', path, 'It is not what the manifest has the checksum of.')
    else if (path.endsWith('.json')) checkForm(path, content, faults)
    yield
  }
  for (const path of files.keys()) if (path !== paths.manifest && !listed.has(path)) faults.add('added-file', path, 'It is in the archive and not in the manifest.')
  const order = [paths.manifest, ...manifest.files.map(({ path }) => path)]
  const out = [...files.keys()].filter((path) => path === paths.manifest || listed.has(path)).find((path, i) => path !== order.filter((one) => files.has(one))[i])
  if (out !== undefined) faults.add('container', out, 'The files are not in their order.')
  const wrong = containerFault(bytes, files)
  // A changed file changes its checksum in the zip, too.
  if (wrong && !faults.list.some(({ where }) => where === wrong.where)) faults.take(wrong)
  yield
}

/** One content has one form: a space, or a word that is said twice, is something that was added. */
function checkForm(path: string, content: Uint8Array, faults: Faults): void {
  const isIndented = path === paths.manifest || path === paths.agenda || path.startsWith('tallies/')
  const written = faults.try(path, 'changed-file', () => jsonBytes(readJson(content, path), isIndented ? 'indent' : undefined), null)
  if (written && !sameBytes(written, content)) faults.add('changed-file', path, 'It is not written as archives are: something was added, moved or said twice.')
}
