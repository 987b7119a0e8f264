// An archive that somebody altered, with everything made to fit that can be made to fit.
import { ArchiveBuilder } from '../../shared/archive/build.ts'
import { chainHash, firstHash, hexOf, saltedHash, sha256 } from '../../shared/archive/chain.ts'
import { writeContainer } from '../../shared/archive/container.ts'
import { paths } from '../../shared/archive/format.ts'
import type { ArchivedEntry, Manifest } from '../../shared/archive/format.ts'
import { jsonBytes } from '../../shared/archive/json.ts'
import type { Archive } from '../../shared/archive/read.ts'
import type { Fact } from '../../shared/event/facts.ts'
import { canonicalBallot } from '../../shared/ranking/ballots.ts'
import type { Ballot } from '../../shared/ranking/ballots.ts'

/** With other contents; null leaves a file out. `forged`: the manifest is made to fit, and changed. */
export function rewritten(files: ReadonlyMap<string, Uint8Array>, changes: ReadonlyMap<string, Uint8Array | null>, forged: boolean | ((manifest: Manifest) => void)): Uint8Array {
  const next = new Map(files)
  for (const [path, content] of changes) {
    if (content) next.set(path, content)
    else next.delete(path)
  }
  if (forged) {
    const manifest = JSON.parse(new TextDecoder().decode(files.get(paths.manifest)!)) as Manifest
    manifest.files = [...next].filter(([path]) => path !== paths.manifest).sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([path, content]) => ({ path, bytes: content.length, sha256: hexOf(sha256(content)) }))
    if (forged !== true) forged(manifest)
    next.set(paths.manifest, jsonBytes(manifest, 'indent'))
  }
  return writeContainer([...next].sort(([a], [b]) => (a === paths.manifest ? -1 : b === paths.manifest ? 1 : a < b ? -1 : 1)))
}

/** Its journal made up anew, with chain, checksums and all that follows from it made to fit. `change` gets the hash before each fact. */
export function madeUp(archive: Archive, change: (fact: Fact, before: string) => Fact): Uint8Array {
  let before: Uint8Array = firstHash
  const builder = new ArchiveBuilder()
  builder.add([...archive.entries()].map((entry): ArchivedEntry => {
    const payload = entry.kind === 'fact' ? new TextEncoder().encode(JSON.stringify(change(JSON.parse(new TextDecoder().decode(entry.payload)) as Fact, hexOf(before)))) : entry.payload
    before = chainHash(before, entry, saltedHash({ salt: entry.salt, payload }))
    return { ...entry, payload, hash: before }
  }))
  return builder.finish(new Map(archive.manifest.questions.flatMap(({ questionId }) => {
    const kept = archive.ballots(questionId)
    return kept ? [[questionId, { ...kept, ballots: kept.ballots.map((one) => ({ ...one, ballot: canonicalBallot(one.ballot as Ballot) })) }]] : []
  }))).bytes
}
