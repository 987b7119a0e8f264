// One server with so many people, from the first join to the last load: what each part costs and how late things arrive.
import type { Kind, Server } from './servers.ts'
import { Child, cpuSeconds, machineCpuSeconds, pause } from './process.ts'
import type { Load, LoadResult, ProbePerson } from './probe.ts'
import { median, quantile } from './latency.ts'
import { fileURLToPath } from 'node:url'

export type LoadName = 'quiet' | 'edits' | 'fast' | 'cursors'

export const loads: Record<LoadName, Load & { title: string }> = {
  quiet: { editsPerSecond: 2, movesPerSecond: 0, title: 'quiet: 2 edits/s' },
  edits: { editsPerSecond: 40, movesPerSecond: 0, title: '40 edits/s' },
  fast: { editsPerSecond: 200, movesPerSecond: 0, title: '200 edits/s' },
  cursors: { editsPerSecond: 40, movesPerSecond: 200, title: '40 edits/s + 200 cursor moves/s' },
}

export type Measured = {
  kind: Kind
  people: number
  whole: boolean
  /** CPU seconds per 1,000 joins; join times in ms. */
  joins: { cpuSeconds: number; p50: number; p99: number }
  bytesPerPerson: number
  loads: Partial<Record<LoadName, LoadResult & LoadCpu>>
  problems: string[]
}

/** Shares of one core. */
export type LoadCpu = { cpu: number; others: number; crowd: number }

export type Conditions = { seconds: number; nice: number }

const probePeople = 160
const slices = 20
const joinsAtOnce = 10
const warmUpJoins = 100
const warmUpMs = 1_000
const settleMs = 500

export async function measure(kind: Kind, server: Server, people: number, whole: boolean, names: readonly LoadName[], { seconds, nice }: Conditions): Promise<Measured> {
  const crowd = new Child(here('./crowd.ts'), { nice: nice + 5 })
  const probe = new Child(here('./probe.ts'), { nice })
  try {
    const all = await server.people(people + 1, whole)
    const newcomer = all.pop()!
    await crowd.ask('join', { group: [newcomer], atOnce: 1 })
    await warmUp(crowd, all)
    const before = await memory(server)
    const joins = await joinAll(server, crowd, probe, all)
    await pause(settleMs)
    const bytesPerPerson = ((await memory(server)) - before) / people
    await probe.ask('prepare')
    const results: Measured['loads'] = {}
    for (const name of names) results[name] = await runLoad(server, crowd, probe, loads[name], seconds)
    const differs = await probe.ask<string | null>('compare', newcomer)
    const closed = [...await crowd.ask<string[]>('closed'), ...await probe.ask<string[]>('closed')]
    const problems = [
      ...(differs ? [differs] : []),
      ...(closed.length > 0 ? [`${closed.length} connections were closed: ${[...new Set(closed)].slice(0, 3).join('; ')}`] : []),
    ]
    return { kind, people, whole, joins, bytesPerPerson, loads: results, problems }
  } finally {
    await Promise.all([crowd.kill(), probe.kill()])
  }
}

/** People come and go, so that the code of a join is compiled. Somebody stays, so that the board is not unloaded. */
async function warmUp(crowd: Child, all: ProbePerson[]): Promise<void> {
  await crowd.ask('join', { group: Array.from({ length: warmUpJoins }, (_, i) => all[i % all.length]), atOnce: joinsAtOnce })
  await crowd.ask('leave')
  await pause(settleMs)
}

/** The measured people come in among the others, so that they stand anywhere in the order in which a server sends. */
async function joinAll(server: Server, crowd: Child, probe: Child, all: ProbePerson[]): Promise<Measured['joins']> {
  const measured = Math.min(probePeople, all.length)
  const cpuBefore = cpuSeconds(server.child.pid)
  const took: number[] = []
  for (let slice = 0; slice < slices; slice++) {
    const share = (count: number): [number, number] => [Math.floor((count * slice) / slices), Math.floor((count * (slice + 1)) / slices)]
    const group = all.slice(measured).slice(...share(all.length - measured))
    if (group.length > 0) took.push(...await crowd.ask<number[]>('join', { group, atOnce: joinsAtOnce }))
    took.push(...await probe.ask<number[]>('join', { group: all.slice(0, measured).slice(...share(measured)), seed: 1 }))
  }
  took.sort((a, b) => a - b)
  return { cpuSeconds: ((cpuSeconds(server.child.pid) - cpuBefore) / all.length) * 1_000, p50: median(took), p99: quantile(took, 0.99) }
}

async function runLoad(server: Server, crowd: Child, probe: Child, load: Load, seconds: number): Promise<LoadResult & LoadCpu> {
  const used = (): { at: number; server: number; crowd: number; probe: number; machine: number } => ({
    at: performance.now(), server: cpuSeconds(server.child.pid), crowd: cpuSeconds(crowd.pid), probe: cpuSeconds(probe.pid), machine: machineCpuSeconds(),
  })
  await probe.ask('start', load)
  await pause(warmUpMs)
  await probe.ask('mark')
  const from = used()
  await pause(seconds * 1_000)
  const to = used()
  const result = await probe.ask<LoadResult>('stop')
  const wall = (to.at - from.at) / 1_000
  const [cpu, busyCrowd, busyProbe] = [(to.server - from.server) / wall, (to.crowd - from.crowd) / wall, (to.probe - from.probe) / wall]
  await pause(settleMs)
  return { ...result, cpu, crowd: busyCrowd, others: (to.machine - from.machine) / wall - cpu - busyCrowd - busyProbe }
}

/** Resident bytes, when all that is garbage has been collected and given back. */
async function memory(server: Server): Promise<number> {
  await server.child.ask('memory')
  await pause(settleMs)
  return (await server.child.ask<NodeJS.MemoryUsage>('memory')).rss
}

function here(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url))
}
