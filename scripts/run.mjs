// node scripts/run.mjs FILE …: sets up what is missing, then runs one of the project's TypeScript programs.
import './lib/need-node.mjs'
import { existsSync } from 'node:fs'
import { ensureInstalled } from './lib/install.mjs'
import { projectEnv, runInFront } from './lib/processes.mjs'
import { inRoot, main, Stop } from './lib/project.mjs'

await main(async () => {
  const [file, ...args] = process.argv.slice(2)
  if (!file) throw new Stop('Which file is to be run?')
  if (!existsSync(inRoot(file))) throw new Stop(`There is no ${file} yet.`)
  return runInFront(await ensureInstalled(), [inRoot(file), ...args], { env: projectEnv() })
})
