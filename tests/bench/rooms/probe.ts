// Program: the people whose part is measured. Some type, some move a caret, some listen to everything and time it; a few hold the
// whole document, to see at the end that all is the same everywhere.
import { monitorEventLoopDelay } from 'node:perf_hooks'
import * as Y from 'yjs'
import { BoardClient } from './board-client.ts'
import type { Person } from './crowd.ts'
import { ControlClient } from './control-client.ts'
import { caretsIn } from './dialect.ts'
import type { Heard } from './dialect.ts'
import { LatencyMatcher, quantile } from './latency.ts'
import type { Listener } from './latency.ts'
import { serve } from './process.ts'
import { openLoop } from './pacing.ts'
import { Writer } from './writer.ts'
import type { Identity } from './writer.ts'

export type ProbePerson = Person & { identity: Identity | null }
export type Load = { editsPerSecond: number; movesPerSecond: number }
export type Times = { sent: number; delivered: number; p50: number; p95: number; p99: number; max: number }
export type LoadResult = { edits: Times; moves: Times; framesPerPerson: number; lagP99Ms: number }

const writerCount = 20
const listenerCount = 40
const holderCount = 3
/** The most of a load's edits that may still be on their way when it ends. */
const drainMs = 3_000

type Member = { client: BoardClient; control: ControlClient | null; person: ProbePerson; joinMs: number }
type Running = { edits: LatencyMatcher; moves: LatencyMatcher; stop: () => void; since: number; framesAtMark: number; lag: ReturnType<typeof monitorEventLoopDelay> }

const members: Member[] = []
let writers: Writer[] = []
let movers: Writer[] = []
let listeners: { client: BoardClient; doc: Y.Doc | null; carets: Map<number, number> }[] = []
let random: () => number = Math.random
let running: Running | null = null

serve({
  join: async ({ group, seed }: { group: ProbePerson[]; seed: number }) => {
    random = generator(seed)
    const took: number[] = []
    for (const person of group) {
      const began = performance.now()
      const [client, control] = await Promise.all([BoardClient.join(person.board, true), person.control && ControlClient.join(person.control)])
      members.push({ client, control, person, joinMs: performance.now() - began })
      took.push(performance.now() - began)
    }
    return took
  },
  /** Gives everybody a part; parts are spread over the order of joining. */
  prepare: () => {
    const shuffled = [...members].map((member) => ({ member, key: random() })).sort((a, b) => a.key - b.key).map(({ member }) => member)
    const writing = shuffled.slice(0, Math.min(writerCount, Math.ceil(shuffled.length / 3)))
    const rest = shuffled.slice(writing.length)
    listeners = rest.slice(0, listenerCount).map(({ client }, i) => ({ client, doc: i < holderCount ? documentOf(client.content!) : null, carets: new Map<number, number>() }))
    const others = rest.slice(listeners.length)
    const writerOf = ({ client, person }: Member): Writer => new Writer(client, person.identity, random)
    writers = writing.map(writerOf)
    movers = [...writers, ...others.slice(0, 80).map(writerOf)]
    for (const { client } of members) client.content = null
  },
  start: (load: Load) => { running = start(load) },
  /** From here on it counts. */
  mark: () => {
    running!.since = performance.now()
    running!.framesAtMark = frames()
    running!.lag.reset()
  },
  stop: async (): Promise<LoadResult> => {
    const { edits, moves, stop, since, framesAtMark, lag } = running!
    const framesPerPerson = (frames() - framesAtMark) / members.length / ((performance.now() - since) / 1_000)
    const lagP99Ms = lag.percentile(99) / 1e6
    stop()
    const until = performance.now() + drainMs
    while (!edits.complete && performance.now() < until) await new Promise((resolve) => { setTimeout(resolve, 10) })
    running = null
    for (const { client } of listeners) client.heard = null
    return { edits: summary(edits, since), moves: summary(moves, since), framesPerPerson, lagP99Ms }
  },
  /** Whether a newcomer's document is the holders', and holds all that was typed. Null = the same everywhere. */
  compare: async (person: ProbePerson): Promise<string | null> => {
    const newcomer = await BoardClient.join(person.board, true)
    const doc = documentOf(newcomer.content!)
    newcomer.close()
    const fresh = JSON.stringify(sorted(doc))
    const missing = writers.reduce((sum, { doc: own }) => sum + Y.getState(own.store, own.clientID) - Y.getState(doc.store, own.clientID), 0)
    const differing = listeners.filter(({ doc: held }) => held && JSON.stringify(sorted(held)) !== fresh).length
    return missing === 0 && differing === 0 ? null : `${missing} letters are missing in a newcomer's document; ${differing} of ${holderCount} documents differ from it`
  },
  closed: () => members.flatMap(({ client, control }) => client.closedWith ?? control?.closedWith ?? []),
})

function start({ editsPerSecond, movesPerSecond }: Load): Running {
  const edits = new LatencyMatcher()
  const moves = new LatencyMatcher()
  for (const listener of listeners) listener.client.heard = hearing(listener, edits.listener(), moves.listener())
  const lag = monitorEventLoopDelay({ resolution: 5 })
  lag.enable()
  const stops = [
    openLoop(writers, editsPerSecond, random, (writer) => writer.type(edits)),
    openLoop(movers, movesPerSecond, random, (mover) => mover.point(moves)),
  ]
  return { edits, moves, since: performance.now(), framesAtMark: frames(), lag, stop: () => { for (const stop of stops) stop(); lag.disable() } }
}

function hearing({ doc, carets }: (typeof listeners)[number], edits: Listener, moves: Listener): (heard: Heard, at: number) => void {
  return (heard, at) => {
    if (heard.kind === 'update' || heard.kind === 'step-two') {
      edits.hears(heard.update, at)
      if (doc) Y.applyUpdate(doc, heard.update.slice())
    }
    if (heard.kind !== 'awareness') return
    for (const { clientId, clock } of caretsIn(heard.update)) {
      // A later caret stands for all before it.
      const known = carets.get(clientId) ?? 0
      if (clock <= known) continue
      carets.set(clientId, clock)
      moves.covers(clientId, known + 1, clock + 1, at)
    }
  }
}

function frames(): number {
  return members.reduce((sum, { client }) => sum + client.frames, 0)
}

function summary(matcher: LatencyMatcher, since: number): Times {
  const { sent, delivered, ms } = matcher.result(since)
  return { sent, delivered, p50: quantile(ms, 0.5), p95: quantile(ms, 0.95), p99: quantile(ms, 0.99), max: ms.at(-1) ?? NaN }
}

function documentOf(content: Uint8Array): Y.Doc {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, content)
  return doc
}

/** Keys of a Y.Map come in the order of their arrival. */
function sorted(doc: Y.Doc): unknown {
  return Object.entries(doc.getMap('actions').toJSON() as Record<string, Record<string, unknown>>)
    .map(([id, action]) => [id, Object.entries(action).sort(([a], [b]) => (a < b ? -1 : 1))]).sort(([a], [b]) => (a! < b! ? -1 : 1))
}

/** mulberry32 */
function generator(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}
