// Who asks for more than they read, who does not read at all, and who comes a hundred times: on a large board.
import * as decoding from 'lib0/decoding'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { sharedText } from '../../shared/board/read.ts'
import { addAction, replaceText } from '../../shared/board/write.ts'
import { syncMessage } from '../../shared/protocol/messages.ts'
import { updatesOf } from '../support/board.ts'
import { until } from '../support/people.ts'
import { RawBoard, step, syncFrame } from '../support/raw-board.ts'
import { RawSocket, rawFrame } from '../support/raw-socket.ts'
import { Siege } from '../support/siege.ts'

/** About 1 MB. */
const actions = Array.from({ length: 300 }, (_, i) => ({ title: `Action ${i}`, detail: 'More about it. '.repeat(220) }))
let siege: Siege
beforeAll(async () => { siege = await Siege.begin(actions) })
afterAll(() => siege?.end())

const mebibyte = 2 ** 20

test('RM-20 RM-22 RM-24 300 sync requests on a large document, and a paused reader', async () => {
  const requests = Buffer.concat(Array.from({ length: 300 }, () => rawFrame({ payload: syncFrame(step.one, new Uint8Array([0])) })))
  await siege.withstand(async () => {
    const raw = await RawSocket.open(siege.server.port, await siege.door())
    raw.socket.pause()
    await raw.write(requests)
    expect(await siege.metric('plenary_board_connections_behind')).toBeLessThanOrEqual(1)
    raw.socket.resume()
    expect(await raw.ended).toBe(1013)
    raw.destroy()
  }, { grownBytes: 128 * mebibyte })
})

test('RM-22 RM-24 300 sync requests that each need an answer of their own', async () => {
  await siege.withstand(async () => {
    const board = await RawBoard.open(siege.server.url, await siege.door())
    for (let i = 1; i <= 300; i++) board.socket.send(syncFrame(step.one, Y.encodeStateVector(new Map([[i, 1]]))))
    expect(await board.closed).toBe('1013 too-fast')
  }, { grownBytes: 128 * mebibyte })
})

/** Honest, with a lot to say: 100 kB at a time, all of it new, the next when the last is saved. */
class Writer {
  readonly #doc = new Y.Doc()
  readonly #board: RawBoard
  readonly #ids: string[]
  #sent = 0

  private constructor(board: RawBoard, person: string) {
    this.#board = board
    this.#ids = Array.from({ length: 25 }, (_, i) => `by-${person}-${i}`)
    for (const id of this.#ids) addAction(this.#doc, { id, title: 'Long', detail: '', theme: null, author: person, createdAt: 1, order: 'V' })
  }

  static async open(): Promise<Writer> {
    const { token, participantId } = await siege.join()
    const writer = new Writer(await RawBoard.open(siege.server.url, `/sync/${siege.boardId}?token=${token}&acks=1`), participantId)
    writer.#board.send(Y.encodeStateAsUpdate(writer.#doc))
    await writer.#board.acknowledged(++writer.#sent)
    return writer
  }

  /** What each of its actions says from now on. */
  async rewrite(): Promise<string> {
    const words = `${this.#sent} `.repeat(1_000)
    const [update] = updatesOf(this.#doc, (doc) => doc.transact(() => {
      for (const id of this.#ids) replaceText(sharedText(doc, 'actions', id, 'detail')!, words, null)
    }))
    this.#board.send(update!)
    await this.#board.acknowledged(++this.#sent)
    return words
  }

  isSeenIn(doc: Y.Doc): boolean {
    return this.#ids.every((id) => sharedText(doc, 'actions', id, 'detail')?.toString() === sharedText(this.#doc, 'actions', id, 'detail')!.toString())
  }

  close(): void {
    this.#board.socket.terminate()
  }
}

test('RM-20 RM-24 a slow reader that never reads is behind, and has it all when it reads again', async () => {
  const isBehind = async (): Promise<boolean> => await siege.metric('plenary_board_connections_behind') > 0
  // In turns, so that none is faster than one person may be.
  const writers = await Promise.all(Array.from({ length: 8 }, () => Writer.open()))
  let heard: Buffer[] = []
  await siege.withstand(async () => {
    heard = []
    let onHeard = (): void => {}
    const reader = await RawSocket.open(siege.server.port, await siege.door(), {}, (payload) => {
      heard.push(payload)
      onHeard()
    })
    reader.socket.pause()
    // A few times the whole board fills what the network itself holds; then it is the others' words that are too much.
    for (let i = 0; i < 5; i++) await reader.write(rawFrame({ payload: syncFrame(step.one, new Uint8Array([0])) }))
    for (let times = 0; times < 15 && !(await isBehind()); times++) for (const writer of writers) await writer.rewrite()
    expect(await isBehind()).toBe(true)
    reader.socket.resume()
    while (await isBehind()) await siege.metric('plenary_board_connections_behind')
    // Once the last words are there, so is all that came before.
    // (At their ends they may be like the words before, which are not sent again.)
    const words = (await writers[0]!.rewrite()).slice(10, -10)
    await until(() => heard.some((payload) => payload.includes(words)), (check) => {
      onHeard = check
      return () => { onHeard = () => {} }
    })
    reader.destroy()
  }, { grownBytes: 192 * mebibyte })
  const doc = new Y.Doc()
  // All of it is sync messages but for carets: their type, the step, and the update with its length before it.
  for (const payload of heard) {
    const decoder = decoding.createDecoder(payload)
    if (decoding.readVarUint(decoder) === 0 && decoding.readVarUint(decoder) !== step.one) Y.applyUpdate(doc, decoding.readVarUint8Array(decoder))
  }
  expect(writers.every((writer) => writer.isSeenIn(doc))).toBe(true)
  for (const writer of writers) writer.close()
})

test('RM-22 RM-24 one person\'s hundred connections get no more than one person may have', async () => {
  const [perSecond, burst, each] = [240, 1_200, 200]
  const message = rawFrame({ payload: syncFrame(step.update, new Uint8Array([0, 0])) })
  const flood = Buffer.concat(Array.from({ length: each }, () => message))
  await siege.withstand(async () => {
    const door = await siege.door('&acks=1')
    const crowd: Flooding[] = []
    for (let i = 0; i < 100; i++) crowd.push(await floodingAt(door, each))
    const startedAt = performance.now()
    for (const { raw } of crowd) void raw.write(flood)
    const ends = await Promise.all(crowd.map(({ end }) => end))
    const seconds = (performance.now() - startedAt) / 1_000
    const taken = crowd.reduce((sum, { saved }) => sum + saved(), 0)
    expect(taken).toBeGreaterThan(0)
    expect(taken).toBeLessThanOrEqual(burst + perSecond * seconds)
    for (const [i, end] of ends.entries()) expect(end).toBe(crowd[i]!.saved() === each ? 'all of it' : 1013)
    for (const { raw } of crowd) raw.destroy()
  })
})

type Flooding = { raw: RawSocket; saved(): number; end: Promise<'all of it' | number | null> }

/** Counts what is acknowledged, until it is all or the connection is over. */
async function floodingAt(door: string, wanted: number): Promise<Flooding> {
  let count = 0
  let heardAll = (_end: 'all of it'): void => {}
  const all = new Promise<'all of it'>((resolve) => { heardAll = resolve })
  const raw = await RawSocket.open(siege.server.port, door, {}, (payload) => {
    if (payload[0] !== syncMessage.saved) return
    count = decoding.readVarUint(decoding.createDecoder(payload.subarray(1)))
    if (count === wanted) heardAll('all of it')
  })
  return { raw, saved: () => count, end: Promise.race([all, raw.ended]) }
}
