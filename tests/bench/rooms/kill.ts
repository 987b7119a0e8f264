// kill -9 in mid-load: of the edits that somebody else had seen, how many are gone when the server is back?
import { fileURLToPath } from 'node:url'
import type { Load, ProbePerson } from './probe.ts'
import { Child, pause } from './process.ts'
import type { Kind, Server } from './servers.ts'

export type Killed = { kind: Kind; kills: number; seen: number; lost: number }

const people = 40
const load: Load = { editsPerSecond: 100, movesPerSecond: 0 }
const shortestMs = 1_500
/** A kill is to come at any point of what a server does at intervals. */
const spreadMs = 1_000

export async function kill(kind: Kind, server: Server, kills: number, nice: number): Promise<Killed> {
  const total = { kind, kills, seen: 0, lost: 0 }
  for (let i = 0; i < kills; i++) {
    const probe = new Child(fileURLToPath(new URL('./probe.ts', import.meta.url)), { nice })
    try {
      const all = await server.people(people, false)
      await probe.ask('seed', i + 1)
      await probe.ask('join', all)
      await probe.ask('prepare')
      await probe.ask('start', { load, newcomers: [] satisfies ProbePerson[] })
      await pause(shortestMs + (spreadMs * i) / kills)
      await server.child.kill()
      await server.restart()
      const { seen, lost } = await probe.ask<{ seen: number; lost: number }>('lost', all[0])
      total.seen += seen
      total.lost += lost
    } finally {
      await probe.kill()
    }
  }
  return total
}
