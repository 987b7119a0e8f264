// What JavaScript a page of the client can load, by Vite's manifest, and how large that is compressed.
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { inRoot } from './project.mjs'

/** The chunk of `entry` and everything that comes with it at once.
 * @param {Record<string, { file: string, imports?: string[] }>} manifest
 * @param {readonly string[]} entries @returns {string[]} file names of scripts */
export function filesOf(manifest, entries) {
  const seen = new Set(entries)
  for (const key of seen) {
    if (!manifest[key]) throw new Error(`The build has no chunk ${key}.`)
    for (const next of manifest[key].imports || []) seen.add(next)
  }
  return [...new Set([...seen].map((key) => manifest[key].file).filter((file) => file.endsWith('.js')))]
}

/** What each page that an entry can show loads: the entry, the parts that lead to the page, and the page itself.
 * @param {Record<string, { file: string, imports?: string[], dynamicImports?: string[] }>} manifest
 * @param {string} entry @returns {{ page: string, files: string[] }[]} */
export function pagesOf(manifest, entry) {
  const visit = (chain) => {
    const last = chain.at(-1)
    const later = (manifest[last]?.dynamicImports || []).filter((key) => !chain.includes(key))
    return [{ page: last, files: filesOf(manifest, chain) }, ...later.flatMap((next) => visit([...chain, next]))]
  }
  return visit([entry])
}

/** @param {string} entry @param {string} language @returns {{ page: string, gzipBytes: number, chunks: { file: string, gzipBytes: number }[] }[]} */
export function measurePages(entry, language) {
  const folder = inRoot('dist', 'client', language)
  const manifest = JSON.parse(readFileSync(`${folder}/.vite/manifest.json`, 'utf8'))
  return pagesOf(manifest, entry).map(({ page, files }) => {
    const chunks = files.map((file) => ({ file, gzipBytes: gzipSync(readFileSync(`${folder}/${file}`)).length }))
    return { page, chunks, gzipBytes: chunks.reduce((sum, chunk) => sum + chunk.gzipBytes, 0) }
  })
}
