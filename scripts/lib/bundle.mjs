// What JavaScript a page of the client can load, by Vite's manifest, and how large that is compressed.
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { inRoot } from './project.mjs'

/** The page's own script and everything that it imports, at once or later.
 * @param {Record<string, { file: string, imports?: string[], dynamicImports?: string[] }>} manifest
 * @param {string} entry @returns {string[]} file names, the entry first */
export function filesOfPage(manifest, entry) {
  if (!manifest[entry]) throw new Error(`The build has no page ${entry}.`)
  const seen = new Set([entry])
  for (const key of seen) {
    const chunk = manifest[key]
    for (const next of [...(chunk.imports || []), ...(chunk.dynamicImports || [])]) seen.add(next)
  }
  const files = [...seen].map((key) => manifest[key].file).filter((file) => file.endsWith('.js'))
  return [...new Set(files)]
}

/** @param {string} entry @returns {{ file: string, gzipBytes: number }[]} */
export function measurePage(entry) {
  const folder = inRoot('dist', 'client')
  const manifest = JSON.parse(readFileSync(`${folder}/.vite/manifest.json`, 'utf8'))
  return filesOfPage(manifest, entry).map((file) => ({ file, gzipBytes: gzipSync(readFileSync(`${folder}/${file}`)).length }))
}
