// An archive that somebody altered, with everything made to fit that can be made to fit.
import { hexOf, sha256 } from '../../shared/archive/chain.ts'
import { writeContainer } from '../../shared/archive/container.ts'
import { paths } from '../../shared/archive/format.ts'
import type { Manifest } from '../../shared/archive/format.ts'

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
    next.set(paths.manifest, new TextEncoder().encode(`${JSON.stringify(manifest, null, 2)}\n`))
  }
  return writeContainer([...next].sort(([a], [b]) => (a === paths.manifest ? -1 : b === paths.manifest ? 1 : a < b ? -1 : 1)))
}
