// Fails when a page of participants loads more JavaScript than a phone on a poor connection should wait for.
import './lib/need-node.mjs'
import { existsSync } from 'node:fs'
import { measurePages } from './lib/bundle.mjs'
import { languages } from './lib/pages.mjs'
import { inRoot, main, Stop } from './lib/project.mjs'

const entry = 'index.html'
const limitBytes = 100_000

await main(async () => {
  if (!languages.every((language) => existsSync(inRoot('dist', 'client', language, '.vite', 'manifest.json')))) {
    throw new Stop('The client is not built, so its size is not known. Run: npm run build')
  }
  const pages = languages.flatMap((language) => measurePages(entry, language).map((page) => ({ language, ...page }))).sort((a, b) => b.gzipBytes - a.gzipBytes)
  for (const { language, page, gzipBytes } of pages) console.log(`${gzipBytes.toLocaleString('en-GB').padStart(9)}  ${language}  ${page}`)
  console.log(`bytes of JavaScript, minified and gzipped, that each page of ${entry} loads (limit ${limitBytes.toLocaleString('en-GB')})`)
  const over = pages.filter(({ gzipBytes }) => gzipBytes > limitBytes)
  if (over.length > 0) throw new Stop(`Over the limit: ${over.map(({ language, page, gzipBytes }) => `${page} (${language}) by ${gzipBytes - limitBytes} bytes`).join(', ')}.`)
})
