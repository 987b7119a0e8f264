// Board rooms beside @y/websocket-server and hocuspocus: latency, CPU, joins, memory, and what a kill loses.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { measure } from './rooms/measure.ts'
import type { Measured } from './rooms/measure.ts'
import { killAll, niceSession } from './rooms/process.ts'
import { progress, report } from './rooms/report.ts'
import { startServer } from './rooms/servers.ts'
import { loadsFor, readSettings } from './rooms/settings.ts'

export default async function rooms(args: string[]): Promise<void> {
  const settings = readSettings(args)
  if (!settings) return
  const folder = mkdtempSync(join(tmpdir(), 'plenary-bench-'))
  const end = (): void => {
    killAll()
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => { end(); process.exit(130) })
  if (settings.nice < 0) niceSession(settings.nice)
  const measured: Measured[] = []
  try {
    let run = 0
    for (const { people, whole, kinds } of settings.tiers) {
      for (let round = 0; round < settings.rounds; round++) {
        for (const kind of kinds) {
          const server = await startServer(kind, join(folder, String(run++)), settings)
          try {
            const result = await measure(kind, server, people, whole, loadsFor(settings, people), settings)
            measured.push(result)
            progress(result, settings)
          } finally {
            await server.child.kill()
          }
        }
      }
    }
    report(measured, settings)
  } finally {
    end()
  }
}
