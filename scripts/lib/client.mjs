// Builds the client when its sources have changed since the last complete build. The stamp is taken away before a build and
// written after it, so a build that is cut short is done again.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { withLock } from './lock.mjs'
import { languages, pagesThatExist } from './pages.mjs'
import { projectEnv, runQuietly } from './processes.mjs'
import { checkWritable, explain, filesUnder, inRoot, say, Stop } from './project.mjs'

const stampFile = inRoot('dist', 'client-built-from')
const outFolder = inRoot('dist', 'client')

/** @param {string} node @param {{ force?: boolean }} [options] */
export async function ensureClient(node, options = {}) {
  if (!options.force && isBuilt()) return
  checkWritable()
  await withLock(async (addProcess) => {
    if (!options.force && isBuilt()) return
    if (pagesThatExist().length === 0) {
      say('There is no client page to build yet.')
      return
    }
    say('Building the client …')
    const hash = sourceHash()
    rmSync(stampFile, { force: true })
    rmSync(outFolder, { recursive: true, force: true })
    for (const language of languages) {
      const { ok, output } = await runQuietly(node, [inRoot('node_modules', 'vite', 'bin', 'vite.js'), 'build'], {
        env: projectEnv({ NODE_ENV: 'production', PLENARY_LANGUAGE: language }), onStart: addProcess,
      })
      if (options.force || !ok) say(output.trim())
      if (!ok) throw explain(output) || new Stop('The client could not be built, for the reason above.')
    }
    mkdirSync(inRoot('dist'), { recursive: true })
    writeFileSync(stampFile, hash)
    say('  built.')
  })
}

function isBuilt() {
  return existsSync(outFolder) && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === sourceHash()
}

function sourceHash() {
  const hash = createHash('sha256')
  const single = ['vite.config.ts', 'tsconfig.json', 'package-lock.json', 'scripts/lib/pages.mjs']
  for (const path of [...filesUnder('client'), ...filesUnder('shared'), ...single]) {
    hash.update(`${path}\0`).update(readFileSync(inRoot(path))).update('\0')
  }
  return hash.digest('hex')
}
