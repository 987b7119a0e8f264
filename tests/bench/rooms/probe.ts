// Program: the people whose part is measured. Some type, some move a caret, some listen to everything and time it; a few hold the
// whole document, to see at the end that all is the same everywhere.
import { monitorEventLoopDelay } from 'node:perf_hooks'
import * as Y from 'yjs'
import { BoardClient } from './board-client.ts'
import { inSight } from './board.ts'
import type { Person } from './crowd.ts'
import { ControlClient } from './control-client.ts'
import { sight } from './dialect.ts'
import { Ear } from './ear.ts'
import { LatencyMatcher, summary } from './latency.ts'
import type { Times } from './latency.ts'
import { generator, openLoop } from './pacing.ts'
import { serve } from './process.ts'
import { Writer } from './writer.ts'
import type { Identity } from './writer.ts'

export type ProbePerson = Person & { identity: Identity | null }
export type Load = { editsPerSecond: number; movesPerSecond: number }
export type LoadResult = {
  edits: Times
  moves: Times
  framesPerPerson: number
  /** Of those who came while the load was on; ms. */
  joins: number[]
  /** The probe's own event loop: what is measured cannot be more exact. */
  lagP99Ms: number
}

const writerCount = 20
const moverCount = 100
const listenerCount = 40
const holderCount = 3
const joinsPerSecond = 2
/** What a load's edits may still take when it has ended. */
const drainMs = 3_000

type Member = { client: BoardClient; control: ControlClient | null; person: ProbePerson }
type Running = { edits: LatencyMatcher; moves: LatencyMatcher; joins: number[]; stop: () => void; since: number; framesAtMark: number; lag: ReturnType<typeof monitorEventLoopDelay> }

const members: Member[] = []
let writers: Writer[] = []
let movers: Writer[] = []
let ears: Ear[] = []
let random = generator(1)
let running: Running | null = null

serve({
  seed: (seed: number) => { random = generator(seed) },
  join: async (group: ProbePerson[]) => {
    const took: number[] = []
    for (const person of group) {
      const began = performance.now()
      const [client, control] = await Promise.all([BoardClient.join(person.board, true), person.control && ControlClient.join(person.control)])
      members.push({ client, control, person })
      took.push(performance.now() - began)
    }
    return took
  },
  /** Gives everybody a part; parts are spread over the order of joining. Answers with the keys of the actions. */
  prepare: () => {
    const shuffled = members.map((member) => ({ member, key: random() })).sort((a, b) => a.key - b.key).map(({ member }) => member)
    const writing = shuffled.slice(0, Math.min(writerCount, Math.ceil(shuffled.length / 3)))
    const rest = shuffled.slice(writing.length)
    ears = rest.slice(0, listenerCount).map(({ client }, i) => new Ear(client, i < holderCount ? documentOf(client.content!) : null))
    const writerOf = ({ client, person }: Member): Writer => new Writer(client, person.identity, random)
    writers = writing.map(writerOf)
    movers = [...writers, ...rest.slice(ears.length, ears.length + moverCount - writers.length).map(writerOf)]
    for (const { client } of members) client.content = null
    return writers[0]!.keys
  },
  look: ({ keys }: { keys: string[] }) => members.forEach(({ client }, i) => client.send(sight(inSight(keys, i)))),
  start: ({ load, newcomers }: { load: Load; newcomers: ProbePerson[] }) => { running = start(load, newcomers) },
  /** From here on it counts. */
  mark: () => {
    running!.since = performance.now()
    running!.framesAtMark = frames()
    running!.joins.length = 0
    running!.lag.reset()
  },
  stop: async (): Promise<LoadResult> => {
    const { edits, moves, joins, stop, since, framesAtMark, lag } = running!
    const framesPerPerson = (frames() - framesAtMark) / members.length / ((performance.now() - since) / 1_000)
    const lagP99Ms = lag.percentile(99) / 1e6
    stop()
    const until = performance.now() + drainMs
    while (!edits.complete && performance.now() < until) await new Promise((resolve) => { setTimeout(resolve, 10) })
    return { edits: summary(edits, since), moves: summary(moves, since), framesPerPerson, joins, lagP99Ms }
  },
  /** Of the running load: how many edits somebody else had, and how many of those the server does not have (any more). */
  lost: async (person: ProbePerson): Promise<{ seen: number; lost: number }> => {
    running!.stop()
    const seen = running!.edits.seen()
    const doc = await download(person)
    return { seen: seen.length, lost: seen.filter(({ client, clock }) => Y.getState(doc.store, client) <= clock).length }
  },
  /** Whether a newcomer's document is the holders', and holds all that was typed. Null = the same everywhere. */
  compare: async (person: ProbePerson): Promise<string | null> => {
    const doc = await download(person)
    const missing = writers.reduce((sum, { doc: own }) => sum + Y.getState(own.store, own.clientID) - Y.getState(doc.store, own.clientID), 0)
    const differing = ears.filter((ear) => ear.doc && sorted(ear.doc) !== sorted(doc)).length
    return missing === 0 && differing === 0 ? null : `a newcomer misses ${missing} letters; ${differing} of ${holderCount} documents are not as theirs`
  },
  closed: () => members.flatMap(({ client, control }) => client.closedWith ?? control?.closedWith ?? []),
})

function start({ editsPerSecond, movesPerSecond }: Load, newcomers: ProbePerson[]): Running {
  const [edits, moves, joins] = [new LatencyMatcher(), new LatencyMatcher(), [] as number[]]
  for (const ear of ears) ear.listen(edits.listener(), moves.listener())
  const lag = monitorEventLoopDelay({ resolution: 5 })
  lag.enable()
  const stops = [
    openLoop(writers, editsPerSecond, random, (writer) => writer.type(edits)),
    openLoop(movers, movesPerSecond, random, (mover) => mover.point(moves)),
    openLoop(newcomers, newcomers.length > 0 ? joinsPerSecond : 0, random, (person) => void BoardClient.join(person.board, false).then(
      (client) => {
        joins.push(client.joinMs)
        client.close()
      },
      () => joins.push(Infinity),
    )),
  ]
  const stop = (): void => {
    for (const end of stops) end()
    lag.disable()
  }
  return { edits, moves, joins, stop, since: performance.now(), framesAtMark: frames(), lag }
}

function frames(): number {
  return members.reduce((sum, { client }) => sum + client.frames, 0)
}

async function download(person: ProbePerson): Promise<Y.Doc> {
  const client = await BoardClient.join(person.board, true)
  client.close()
  return documentOf(client.content!)
}

function documentOf(content: Uint8Array): Y.Doc {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, content)
  return doc
}

/** The actions in one order: a Y.Map has its keys in the order of their arrival. */
function sorted(doc: Y.Doc): string {
  const byKey = ([a]: [string, unknown], [b]: [string, unknown]): number => (a < b ? -1 : 1)
  const actions = Object.entries(doc.getMap('actions').toJSON() as Record<string, Record<string, unknown>>).sort(byKey)
  return JSON.stringify(actions.map(([id, action]) => [id, Object.entries(action).sort(byKey)]))
}
