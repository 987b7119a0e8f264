// Starts the real server as a child process on a free loopback port, and people who talk to it.
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))
export const organiserKey = 'test-organiser-key'

export type RunningServer = {
  url: string
  port: number
  dataDir: string
  pid(): number
  /** Everything it printed so far. */
  output(): string
  kill(signal?: NodeJS.Signals): Promise<void>
  /** The same folder and port again. */
  restart(): Promise<void>
  /** Kills what runs and removes the folder. */
  remove(): Promise<void>
}

export async function startServer(environment: Record<string, string> = {}): Promise<RunningServer> {
  const dataDir = environment['DATA_DIR'] ?? await mkdtemp(join(tmpdir(), 'plenary-'))
  let output = ''
  let child: ChildProcess
  let port = Number(environment['PORT'] ?? 0)

  const start = async (): Promise<void> => {
    child = spawn(process.execPath, [join(root, 'server/main.ts')], {
      env: { ...process.env, ORGANISER_KEY: organiserKey, LOG_LEVEL: 'warn', ...environment, DATA_DIR: dataDir, HOST: '127.0.0.1', PORT: String(port) },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let fresh = ''
    await new Promise<void>((resolve, reject) => {
      const listen = (chunk: Buffer): void => {
        output += chunk.toString()
        fresh += chunk.toString()
        const ready = /listening on http:\/\/127\.0\.0\.1:(\d+)/.exec(fresh)
        if (ready) {
          port = Number(ready[1])
          resolve()
        }
      }
      child.stdout!.on('data', listen)
      child.stderr!.on('data', listen)
      child.once('exit', (code) => reject(new Error(`the server ended (${code}): ${fresh}`)))
    })
  }
  const kill = async (signal: NodeJS.Signals = 'SIGKILL'): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    child.kill(signal)
    await ended
  }

  await start()
  return {
    url: `http://127.0.0.1:${port}`, port, dataDir, pid: () => child.pid!, output: () => output, kill,
    restart: async () => {
      await kill()
      await start()
    },
    remove: async () => {
      await kill()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
