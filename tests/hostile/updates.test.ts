// Yjs updates that no honest client sends: each is refused by its reason, before it has touched what others see.
import * as encoding from 'lib0/encoding'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { addAction } from '../../shared/board/write.ts'
import { copyOf, smallBoard, updatesOf } from '../support/board.ts'
import { RawBoard, step } from '../support/raw-board.ts'
import { RawSocket, rawFrame } from '../support/raw-socket.ts'
import { rawUpdate } from '../support/raw-update.ts'
import { Siege } from '../support/siege.ts'

let siege: Siege
beforeAll(async () => { siege = await Siege.begin() })
afterAll(() => siege?.end())

const stranger = 4_242

/** Each update on a connection of its own, a few at a time, and so many to a person that no rate is met. */
const connectionsPerPerson = 50
const atATime = 2
async function answersTo(updates: readonly Uint8Array[]): Promise<Set<string>> {
  const answers = new Set<string>()
  const doors = await Promise.all(Array.from({ length: Math.ceil(updates.length / connectionsPerPerson) }, () => siege.door('&acks=1')))
  for (let next = 0; next < updates.length; next += atATime) {
    const some = updates.slice(next, next + atATime)
    for (const answer of await Promise.all(some.map((update, i) => RawBoard.answerTo(siege.server.url, doors[Math.floor((next + i) / connectionsPerPerson)]!, update)))) answers.add(answer)
  }
  return answers
}

const refusedAll = (updates: readonly Uint8Array[], ...codes: string[]): Promise<void> =>
  siege.withstand(async () => expect([...await answersTo(updates)].sort()).toEqual(codes.length > 0 ? codes : ['bad-update']))

/** A new action as an honest client sends it. */
function honestUpdate(author = 'somebody'): Uint8Array {
  const doc = new Y.Doc()
  doc.clientID = stranger
  return updatesOf(doc, () => addAction(doc, { id: 'new', title: 'Wörter', detail: 'and more', theme: null, author, createdAt: 1, order: 'V' }))[0]!
}

function bytesOf(...numbers: number[]): Uint8Array {
  const encoder = encoding.createEncoder()
  for (const number of numbers) encoding.writeVarUint(encoder, number)
  return encoding.toUint8Array(encoder)
}

test('RM-2 RM-24 a valid update cut off at every byte', () => {
  const update = honestUpdate()
  return refusedAll(Array.from(update, (_, length) => update.subarray(0, length)))
})

test('RM-2 RM-15 RM-24 ten bytes that declare 33 million structs, 200 times', () => {
  const update = bytesOf(1, 33_000_000, 5, 0, 0, 1, 0)
  expect(update).toHaveLength(10)
  return refusedAll(Array.from({ length: 200 }, () => update))
})

test('RM-2 RM-24 4,000 updates that wait for a missing one', async () => {
  const waiting = Array.from({ length: 4_000 }, (_, i) => rawUpdate(stranger, i + 1, [{ parent: { client: 1, clock: 0 }, content: { text: 'x' } }]))
  const each = 100
  const doors = await Promise.all(Array.from({ length: 4 }, () => siege.door()))
  await siege.withstand(async () => {
    for (let next = 0; next < waiting.length; next += each) {
      const board = await RawBoard.open(siege.server.url, doors[(next / each) % doors.length]!)
      for (const update of waiting.slice(next, next + each)) board.send(update)
      expect(await board.outcome).toBe('bad-update')
      board.socket.terminate()
    }
  })
})

test('RM-2 RM-24 one update of 4,000 structs that wait for a missing one', () =>
  refusedAll([rawUpdate(stranger, 1, Array.from({ length: 4_000 }, (_, i) => ({ origin: { client: stranger, clock: i }, content: { text: 'x' } })))]))

test('RM-2 RM-24 structs of no length', () => refusedAll([
  rawUpdate(stranger, 0, [{ content: { gc: 0 } }]),
  rawUpdate(stranger, 0, [{ content: { gc: 0 } }, { content: { gc: 1 } }]),
  rawUpdate(stranger, 0, [{ parent: { client: 1, clock: 0 }, content: { deleted: 0 } }]),
  rawUpdate(stranger, 0, [{ parent: { client: 1, clock: 0 }, content: { text: '' } }]),
  rawUpdate(stranger, 0, [], [{ client: stranger, clock: 0, length: 0 }]),
]))

test('RM-2 RM-24 a map nested 5,000 deep, and a value nested 5,000 deep', () => {
  const doc = new Y.Doc()
  let map = doc.getMap<unknown>('actions')
  doc.transact(() => {
    for (let depth = 0; depth < 5_000; depth++) {
      const inner = new Y.Map<unknown>()
      map.set('x', inner)
      map = inner
    }
  })
  const values = new Y.Doc()
  let value: object = {}
  for (let depth = 0; depth < 5_000; depth++) value = { value }
  values.getMap('actions').set('x', new Y.Map([['order', value]]))
  return refusedAll([Y.encodeStateAsUpdate(doc), Y.encodeStateAsUpdate(values)])
})

test('RM-2 RM-24 garbage and deletes on a victim\'s present and future clocks', async () => {
  await siege.withstand(async (victim) => {
    const { clientID: client } = victim
    const clock = Y.getState(victim.store, client)
    // Others' ids, at clocks to come or with an end there, and deletes of what is not there yet.
    expect([...await answersTo([
      rawUpdate(client, clock + 1_000, [{ content: { gc: 1_000 } }]),
      rawUpdate(stranger, 0, [], [{ client, clock: clock + 1_000, length: 1_000 }]),
      rawUpdate(stranger, 0, [], [{ client, clock: 0, length: clock + 1_000 }]),
      rawUpdate(stranger, 0, [], [{ client, clock: 0, length: 2 ** 40 }]),
    ])]).toEqual(['bad-update'])
    expect([...await answersTo([rawUpdate(client, 0, [{ content: { gc: clock + 1_000 } }]), rawUpdate(client, 0, [{ content: { gc: 2 ** 39 } }])])]).toEqual(['not-yours'])
    // What the board knows already changes nothing, whatever an update calls it.
    expect([...await answersTo([rawUpdate(client, 0, [{ content: { gc: clock } }])])]).toEqual(['saved'])
    // All that they wrote.
    expect([...await answersTo([rawUpdate(stranger, 0, [], [{ client, clock: 0, length: clock }])])]).toEqual(['not-yours'])
  })
})

test('RM-2 RM-12 RM-24 delete everything', async () => {
  await siege.withstand(async (victim) => {
    const copy = copyOf(victim, stranger)
    const [removeAll] = updatesOf(copy, () => copy.transact(() => { for (const key of copy.getMap('actions').keys()) copy.getMap('actions').delete(key) }))
    const ranges = [...victim.store.clients.keys()].map((client) => ({ client, clock: 0, length: Y.getState(copy.store, client) }))
    expect([...await answersTo([removeAll!, rawUpdate(stranger, 0, [], ranges)])]).toEqual(['not-yours'])
  })
})

test('RM-9 RM-24 an update of 50 MB', async () => {
  const textBytes = 50_000_000
  // A sync update of one text, whose bytes follow.
  const head = [...bytesOf(0, step.update, textBytes + 20), ...rawUpdate(stranger, 0, [{ parent: { client: 1, clock: 0 }, content: { text: 'x' } }])]
  const frame = rawFrame({ payload: Buffer.concat([Buffer.from(head), Buffer.alloc(textBytes, 'x')]) })
  const door = await siege.door()
  await siege.withstand(async () => {
    const raw = await RawSocket.open(siege.server.port, door)
    void raw.write(frame)
    expect(await raw.ended).toBe(4413)
    raw.destroy()
  })
})

test('RM-2 RM-24 updates in the second encoding of Yjs', () => {
  const doc = new Y.Doc()
  addAction(doc, { id: 'new', title: 'Words', detail: '', theme: null, author: 'somebody', createdAt: 1, order: 'V' })
  return refusedAll([Y.encodeStateAsUpdateV2(doc), Y.encodeStateAsUpdateV2(new Y.Doc()), Y.encodeStateAsUpdateV2(smallBoard())])
})

test('RM-2 RM-24 invalid UTF-8 in a text, a key and a root', () => {
  const update = honestUpdate()
  const broken = ['Wörter', 'and more', 'title', 'new', 'actions'].flatMap((word) => {
    const at = Buffer.from(update).indexOf(word)
    expect(at).toBeGreaterThan(0)
    return [[0xff], [0xc3, 0x28], [0xed, 0xa0, 0x80]].map((bytes) => {
      const copy = update.slice()
      copy.set(bytes, at)
      return copy
    })
  })
  return refusedAll(broken)
})
