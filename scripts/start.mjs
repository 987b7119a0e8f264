// npm start: sets up what is missing, then runs the server in the foreground.
import './lib/need-node.mjs'
import { ensureClient } from './lib/client.mjs'
import { ensureInstalled } from './lib/install.mjs'
import { projectEnv, runInFront } from './lib/processes.mjs'
import { inRoot, main } from './lib/project.mjs'

await main(async () => {
  const node = await ensureInstalled()
  await ensureClient(node)
  return runInFront(node, [inRoot('server', 'main.ts')], { env: projectEnv() })
})
