// One server with so many people, from the first join to the last load: what each part costs and how late things arrive.
import { fileURLToPath } from 'node:url'
import { median, quantile } from './latency.ts'
import type { Load, LoadResult, ProbePerson } from './probe.ts'
import { Child, cpuSeconds, machineCpuSeconds, pause } from './process.ts'
import type { Kind, Server } from './servers.ts'

export type LoadName = 'quiet' | 'edits' | 'fast' | 'cursors'

export const loads: Record<LoadName, Load & { title: string }> = {
  quiet: { editsPerSecond: 2, movesPerSecond: 0, title: 'quiet: 2 edits/s' },
  edits: { editsPerSecond: 40, movesPerSecond: 0, title: '40 edits/s' },
  fast: { editsPerSecond: 200, movesPerSecond: 0, title: '200 edits/s' },
  cursors: { editsPerSecond: 40, movesPerSecond: 200, title: '40 edits/s + 200 cursor moves/s' },
}

/** Shares of one core. `others`: the rest of the machine. */
export type LoadCpu = { cpu: number; crowdCpu: number; others: number }
/** CPU seconds per 1,000 joins; what a join took, in ms. */
export type Joins = { cpuSeconds: number; p50: number; p99: number }
export type Measured = {
  kind: Kind
  people: number
  /** With control channel, state and presence. */
  whole: boolean
  joins: Joins
  /** CPU seconds per 1,000 people for what comes before: the code, an identity, a token, over HTTP. NaN where there is nothing. */
  enteringCpuSeconds: number
  bytesPerPerson: number
  loads: Partial<Record<LoadName, LoadResult & LoadCpu>>
  problems: string[]
}
export type Conditions = { seconds: number; nice: number }

type Cast = { server: Server; crowd: Child; probe: Child }

const probePeople = 160
const slices = 20
const joinsAtOnce = 10
const warmUpJoins = 100
const newcomerCount = 20
/** Until the code that a load runs is compiled. */
const warmUpMs = 3_000
/** So that there are enough edits to speak of a median. */
const quietSeconds = 10
const settleMs = 500
const longestRestMs = 10_000
const restingCpu = 0.15

export async function measure(kind: Kind, server: Server, people: number, whole: boolean, names: readonly LoadName[], { seconds, nice }: Conditions): Promise<Measured> {
  const crowd = new Child(here('./crowd.ts'), { nice: nice + 5 })
  const probe = new Child(here('./probe.ts'), { nice })
  const cast = { server, crowd, probe }
  try {
    const newcomers = await server.people(newcomerCount, whole)
    const cpuBefore = cpuSeconds(server.child.pid)
    const all = await server.people(people, whole)
    const enteringCpuSeconds = kind === 'ours' ? ((cpuSeconds(server.child.pid) - cpuBefore) / people) * 1_000 : NaN
    await warmUp(crowd, newcomers[0]!, all)
    const before = await memory(server)
    const joins = await joinAll(cast, all)
    await pause(settleMs)
    const bytesPerPerson = ((await memory(server)) - before) / people
    const keys = await probe.ask<string[]>('prepare')
    if (whole) await Promise.all([crowd.ask('look', { keys }), probe.ask('look', { keys })])
    await crowd.ask('doze')
    const results: Measured['loads'] = {}
    for (const name of names) results[name] = await runLoad(cast, loads[name], newcomers, name === 'quiet' ? Math.max(quietSeconds, seconds) : seconds)
    return { kind, people, whole, joins, enteringCpuSeconds, bytesPerPerson, loads: results, problems: await problems(cast, newcomers[0]!) }
  } finally {
    await Promise.all([crowd.kill(), probe.kill()])
  }
}

/** People come and go, so that the code of a join is compiled. The first one stays, so that the board is not unloaded. */
async function warmUp(crowd: Child, keeper: ProbePerson, all: ProbePerson[]): Promise<void> {
  await crowd.ask('join', { group: [keeper], atOnce: 1 })
  await crowd.ask('join', { group: Array.from({ length: warmUpJoins }, (_, i) => all[i % all.length]), atOnce: joinsAtOnce })
  await crowd.ask('leave')
  await pause(settleMs)
}

/** The measured people come in among the others, so that they stand anywhere in the order in which a server sends. */
async function joinAll({ server, crowd, probe }: Cast, all: ProbePerson[]): Promise<Joins> {
  const measured = all.slice(0, probePeople)
  const others = all.slice(measured.length)
  const share = (list: ProbePerson[], i: number): ProbePerson[] => list.slice(Math.floor((list.length * i) / slices), Math.floor((list.length * (i + 1)) / slices))
  const cpuBefore = cpuSeconds(server.child.pid)
  const took: number[] = []
  for (let i = 0; i < slices; i++) {
    took.push(...await crowd.ask<number[]>('join', { group: share(others, i), atOnce: joinsAtOnce }))
    took.push(...await probe.ask<number[]>('join', share(measured, i)))
  }
  const used = cpuSeconds(server.child.pid) - cpuBefore
  return { cpuSeconds: (used / all.length) * 1_000, p50: median(took), p99: quantile(took.sort((a, b) => a - b), 0.99) }
}

async function runLoad({ server, crowd, probe }: Cast, load: Load, newcomers: ProbePerson[], seconds: number): Promise<LoadResult & LoadCpu> {
  const pids = [server.child.pid, crowd.pid, probe.pid]
  const used = (): number[] => [...pids.map(cpuSeconds), machineCpuSeconds(), performance.now() / 1_000]
  await probe.ask('start', { load, newcomers })
  await pause(warmUpMs)
  await probe.ask('mark')
  const before = used()
  await pause(seconds * 1_000)
  const spent = used().map((value, i) => value - before[i]!)
  const result = await probe.ask<LoadResult>('stop')
  const [cpu, crowdCpu, probeCpu, machine] = spent.map((value) => value / spent.at(-1)!) as [number, number, number, number]
  await rest(server.child.pid)
  return { ...result, cpu, crowdCpu, others: machine - cpu - crowdCpu - probeCpu }
}

/** What a server could not keep up with is not to burden it in the next load, if it can be done with it at all. */
async function rest(pid: number): Promise<void> {
  for (let waited = 0; waited < longestRestMs; waited += settleMs) {
    const before = cpuSeconds(pid)
    await pause(settleMs)
    if ((cpuSeconds(pid) - before) / (settleMs / 1_000) < restingCpu) return
  }
}

async function problems({ crowd, probe }: Cast, newcomer: ProbePerson): Promise<string[]> {
  const differs = await probe.ask<string | null>('compare', newcomer)
  const closed = [...await crowd.ask<string[]>('closed'), ...await probe.ask<string[]>('closed')]
  return [
    ...(differs ? [differs] : []),
    ...(closed.length > 0 ? [`${closed.length} connections were closed: ${[...new Set(closed)].slice(0, 3).join('; ')}`] : []),
  ]
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
