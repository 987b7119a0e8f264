// A running server with two bystanders on a board, and what must hold of it while somebody attacks: the process lives, the
// bystanders reach each other as before, a newcomer can load all of it, memory is bounded.
import { availableParallelism, loadavg } from 'node:os'
import { performance } from 'node:perf_hooks'
import { inspect } from 'node:util'
import { expect } from 'vitest'
import * as Y from 'yjs'
import { readBoard, sharedText } from '../../shared/board/read.ts'
import type { BoardView } from '../../shared/board/read.ts'
import { addAction, replaceText } from '../../shared/board/write.ts'
import { Controller, createEvent, join, openBoard, whenDoc } from './people.ts'
import type { Created, Joined } from './people.ts'
import { startServer } from './server.ts'
import type { RunningServer } from './server.ts'

/** Edits measured before an attack and, at least, during it. */
const samples = 20
const slowdown = 3
/**
 * A p95 below this passes, whatever it was before: a calm edit waits for a timer most of its time, while an attack needs processors,
 * which are shared with other tests. Where ten programs want each of them, it may take ten times as long.
 */
const floorMs = 40
/** For the same reason a slow measurement is repeated, calm and attack: what an attack does, it does each time. */
const mostTries = 3
/** What the garbage of a few thousand messages may keep for a while, beside what an attack is allowed to. */
const grownBytes = 96 * 1024 * 1024

type Board = Awaited<ReturnType<typeof openBoard>>
/** p95 of an edit's way to the other. */
type Measured = { calmMs: number; attackedMs: number; busy: number }
type Process = { startedAt: number; residentBytes: number }

export class Siege {
  readonly server: RunningServer
  readonly event: Created
  readonly boardId: string
  readonly #pairs = new Set<Pair>()
  #people = 0

  private constructor(server: RunningServer, event: Created) {
    this.server = server
    this.event = event
    this.boardId = event.boards[0]!.boardId
  }

  static async begin(actions: readonly object[] = [{ title: 'A' }, { title: 'B' }], environment: Record<string, string> = {}): Promise<Siege> {
    const server = await startServer(environment)
    return new Siege(server, await createEvent(server.url, {
      title: 'Under siege', boards: [{ title: 'Board', actions }], agenda: [{ kind: 'explore', title: 'Explore' }, { kind: 'ballot', title: 'Vote' }],
    }))
  }

  /** Whatever was accepted can be loaded again. */
  async end(): Promise<void> {
    try {
      // Of a test that was given up: it still measures.
      for (const pair of this.#pairs) pair.close()
      const before = await this.#board()
      await this.server.restart()
      expect(await this.#board()).toEqual(before)
    } finally {
      await this.server.remove()
    }
  }

  join(): Promise<Joined> {
    return join(this.server.url, this.event.code, { name: `Person ${++this.#people}` })
  }

  /** The path of the board's door, for one who has just joined. */
  async door(query = ''): Promise<string> {
    return `/sync/${this.boardId}?token=${(await this.join()).token}${query}`
  }

  /** Goes through the attack, again and again until enough has been measured, and looks at everybody else. */
  async withstand(attack: (victim: Y.Doc) => Promise<void>, allow: { grownBytes?: number } = {}): Promise<void> {
    const pair = await Pair.open(this)
    this.#pairs.add(pair)
    try {
      const before = await this.#process()
      let measured: Measured
      let tries = 0
      do measured = await measure(pair, attack)
      while (!isAsFast(measured) && ++tries < mostTries)
      expect(isAsFast(measured), inspect(measured)).toBe(true)
      const after = await this.#process()
      expect(after.startedAt, 'the same process').toBe(before.startedAt)
      expect((await fetch(`${this.server.url}/livez`)).status).toBe(200)
      await pair.expectNewcomerSeesAll(this)
      expect(after.residentBytes - before.residentBytes, 'memory grown, in bytes').toBeLessThan(allow.grownBytes ?? grownBytes)
    } finally {
      pair.close()
      this.#pairs.delete(pair)
    }
  }

  async #board(): Promise<BoardView> {
    const screen = await openBoard(this.server.url, this.boardId, this.event.tokens.screen)
    const view = readBoard(screen.doc)
    screen.close()
    return view
  }

  /** A figure as an operator sees it. */
  async metric(name: string): Promise<number> {
    const text = await (await fetch(`${this.server.url}/metrics`)).text()
    return Number(new RegExp(`^${name} (\\S+)`, 'm').exec(text)![1])
  }

  async #process(): Promise<Process> {
    return { startedAt: await this.metric('process_start_time_seconds'), residentBytes: await this.metric('process_resident_memory_bytes') }
  }
}

async function measure(pair: Pair, attack: (victim: Y.Doc) => Promise<void>): Promise<Measured> {
  const calm: number[] = []
  while (calm.length < samples) calm.push(...await pair.round())
  const attacked: number[] = []
  // At least one edit each way beside every attack, and no attack while nobody measures.
  while (attacked.length < samples) {
    let isOver = false
    const attacking = attack(pair.victim).finally(() => { isOver = true })
    attacking.catch(() => {})
    do attacked.push(...await pair.round())
    while (!isOver)
    await attacking
  }
  return { calmMs: p95(calm), attackedMs: p95(attacked), busy: busyness() }
}

function isAsFast({ calmMs, attackedMs, busy }: Measured): boolean {
  return attackedMs <= Math.max(floorMs * busy, slowdown * calmMs)
}

/** How many want each processor, over the last minute and just now; 1 where it is no more than one. */
function busyness(): number {
  const workMs = 10
  const [startedAt, before] = [performance.now(), process.cpuUsage()]
  let usedMs = 0
  while (usedMs < workMs) {
    const { user, system } = process.cpuUsage(before)
    usedMs = (user + system) / 1_000
  }
  return Math.max(1, loadavg()[0]! / availableParallelism(), (performance.now() - startedAt) / usedMs)
}

/** Two people who answer each other: the next edit is made when the last one has been seen, so no timer decides on the pace. */
class Pair {
  readonly #left: Board
  readonly #right: Board
  readonly #lost: Promise<never>
  readonly #action: string
  #count = 0

  private constructor(left: Board, right: Board, action: string) {
    this.#left = left
    this.#right = right
    this.#action = action
    this.#lost = new Promise((_, reject) => {
      for (const { provider } of [left, right]) {
        provider.on('status', ({ status }: { status: string }) => { if (status === 'disconnected') reject(new Error('a bystander lost the connection')) })
      }
    })
    this.#lost.catch(() => {})
  }

  static async open(siege: Siege): Promise<Pair> {
    const [a, b] = [await siege.join(), await siege.join()]
    const [left, right] = [await openBoard(siege.server.url, siege.boardId, a.token), await openBoard(siege.server.url, siege.boardId, b.token)]
    const action = `by-${a.participantId}`
    addAction(left.doc, { id: action, title: 'Still here', detail: '0', theme: null, author: a.participantId, createdAt: 1 })
    await whenDoc(right.doc, () => right.doc.getMap('actions').has(action))
    return new Pair(left, right, action)
  }

  /** The document of one of them, live. */
  get victim(): Y.Doc {
    return this.#left.doc
  }

  /** How long each of two edits took to reach the other, in ms. */
  async round(): Promise<[number, number]> {
    return [await this.#pass(this.#left, this.#right), await this.#pass(this.#right, this.#left)]
  }

  async expectNewcomerSeesAll(siege: Siege): Promise<void> {
    // All edits have one order: who has seen the last two has seen whatever came before.
    await this.round()
    const { token } = await siege.join()
    const newcomer = await openBoard(siege.server.url, siege.boardId, token)
    expect(readBoard(newcomer.doc)).toEqual(readBoard(this.#left.doc))
    expect(readBoard(newcomer.doc)).toEqual(readBoard(this.#right.doc))
    expect(newcomer.doc.store.pendingStructs).toBeNull()
    newcomer.close()
    const control = await Controller.open(siege.server.url, token)
    expect(control.state!.eventId).toBe(siege.event.eventId)
    control.close()
  }

  close(): void {
    this.#left.close()
    this.#right.close()
  }

  async #pass(from: Board, to: Board): Promise<number> {
    const words = String(++this.#count)
    const read = (doc: Y.Doc): string => sharedText(doc, 'actions', this.#action, 'detail')!.toString()
    const sentAt = performance.now()
    replaceText(sharedText(from.doc, 'actions', this.#action, 'detail')!, words, null)
    await Promise.race([whenDoc(to.doc, () => read(to.doc) === words), this.#lost])
    return performance.now() - sentAt
  }
}

function p95(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.ceil(sorted.length * 0.95) - 1]!
}
