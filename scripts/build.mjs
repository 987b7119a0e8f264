// npm run build: builds the client, whether or not it has changed.
import './lib/need-node.mjs'
import { ensureClient } from './lib/client.mjs'
import { ensureInstalled } from './lib/install.mjs'
import { main } from './lib/project.mjs'

await main(async () => ensureClient(await ensureInstalled(), { force: true }))
