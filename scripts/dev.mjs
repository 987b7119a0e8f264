// npm run dev: the server, started again when its files change, and Vite in front of it. When one ends, so does the other.
import './lib/need-node.mjs'
import { spawn } from 'node:child_process'
import { ensureInstalled } from './lib/install.mjs'
import { projectEnv } from './lib/processes.mjs'
import { inRoot, main, root, say } from './lib/project.mjs'

const vitePort = 5173

await main(async () => {
  const node = await ensureInstalled()
  const publicUrl = process.env.PUBLIC_URL || `http://localhost:${vitePort}`
  const env = projectEnv({ PUBLIC_URL: publicUrl })
  say(`Open ${publicUrl}: it reloads when a file changes.`)
  const children = [
    ['--watch', inRoot('server', 'main.ts')],
    [inRoot('node_modules', 'vite', 'bin', 'vite.js'), '--port', String(vitePort), '--strictPort'],
  ].map((args) => spawn(node, args, { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] }))

  const stop = () => children.forEach((child) => child.kill('SIGTERM'))
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop)
  const codes = await Promise.all(children.map((child) => new Promise((resolve) => {
    child.on('exit', (code) => { stop(); resolve(code || 0) })
  })))
  return Math.max(...codes)
})
