// Board rooms beside @y/websocket-server and hocuspocus: latency, CPU, joins, memory, and what a kill loses.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { kill } from './rooms/kill.ts'
import type { Killed } from './rooms/kill.ts'
import { measure } from './rooms/measure.ts'
import type { Measured } from './rooms/measure.ts'
import { killAll, niceSession } from './rooms/process.ts'
import { progress, report } from './rooms/report.ts'
import { startServer } from './rooms/servers.ts'
import type { Kind, Server } from './rooms/servers.ts'
import { loadsFor, readSettings } from './rooms/settings.ts'
import { verdicts } from './rooms/targets.ts'

export default async function rooms(args: string[]): Promise<void> {
  const settings = readSettings(args)
  if (!settings) return
  const folder = mkdtempSync(join(tmpdir(), 'plenary-bench-'))
  // However it ends, nothing is left running or lying about.
  process.once('exit', () => {
    killAll()
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1))
  if (settings.nice < 0) niceSession(settings.nice)
  const measured: Measured[] = []
  const killed: Killed[] = []
  let started = 0
  const began = performance.now()
  const withServer = async (kind: Kind, work: (server: Server) => Promise<void>): Promise<void> => {
    let server: Server | null = null
    try {
      server = await startServer(kind, join(folder, String(started++)), settings)
      await work(server)
    } catch (error) {
      // One that failed is a gap in the table; the others still count.
      console.log(`! ${kind} could not be measured: ${error instanceof Error ? error.message : String(error)}`)
      process.exitCode = 1
      killAll()
    } finally {
      await server?.child.kill()
    }
  }
  for (const { people, whole, kinds } of settings.tiers) {
    // Rounds are there for the alternation.
    for (let round = 0; round < (kinds.length > 1 ? settings.rounds : 1); round++) {
      for (const kind of kinds) {
        await withServer(kind, async (server) => {
          const result = await measure(kind, server, people, whole, loadsFor(settings, people), settings)
          measured.push(result)
          progress(result, performance.now() - began)
        })
      }
    }
  }
  for (const kind of settings.kills > 0 ? settings.killed : []) {
    await withServer(kind, async (server) => { killed.push(await kill(kind, server, settings.kills, settings.nice)) })
  }
  report(measured, killed, settings)
  console.log(verdicts(measured, killed).join('\n'))
}
