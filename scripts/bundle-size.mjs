// Fails when the participant's page can load more JavaScript than a phone on a poor connection should wait for.
import './lib/need-node.mjs'
import { existsSync } from 'node:fs'
import { measurePage } from './lib/bundle.mjs'
import { inRoot, main, Stop } from './lib/project.mjs'

const page = 'index.html'
const limitBytes = 100_000

await main(async () => {
  if (!existsSync(inRoot('dist', 'client', '.vite', 'manifest.json'))) {
    throw new Stop('The client is not built, so its size is not known. Run: npm run build')
  }
  const chunks = measurePage(page).sort((a, b) => b.gzipBytes - a.gzipBytes)
  const totalBytes = chunks.reduce((sum, chunk) => sum + chunk.gzipBytes, 0)
  for (const { file, gzipBytes } of chunks) console.log(`${gzipBytes.toLocaleString('en-GB').padStart(9)}  ${file}`)
  console.log(`${totalBytes.toLocaleString('en-GB').padStart(9)}  bytes of JavaScript, minified and gzipped, on ${page} (limit ${limitBytes.toLocaleString('en-GB')})`)
  if (totalBytes > limitBytes) throw new Stop(`The participant's page is ${(totalBytes - limitBytes).toLocaleString('en-GB')} bytes over its limit.`)
})
