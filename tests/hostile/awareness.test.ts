// Carets that nobody has: in others' names, too large, too many, or taken from others. The watcher is a stock client.
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import * as encoding from 'lib0/encoding'
import { openBoard, until } from '../support/people.ts'
import type { Joined } from '../support/people.ts'
import { RawBoard } from '../support/raw-board.ts'
import { Siege } from '../support/siege.ts'

type Board = Awaited<ReturnType<typeof openBoard>>
type Shown = { user?: { personId?: string; name?: string; color?: string }; at?: number; [more: string]: unknown }
type Entry = { clientId: number; clock: number; state: string }

let siege: Siege
let person: Joined
let victim: Board
let other: Board
let watcher: Board
let moved = 0
beforeAll(async () => { siege = await Siege.begin() })
afterAll(() => siege?.end())
beforeEach(async () => {
  person = await siege.join()
  victim = await openBoard(siege.server.url, siege.boardId, person.token)
  other = await openBoard(siege.server.url, siege.boardId, (await siege.join()).token)
  watcher = await openBoard(siege.server.url, siege.boardId, siege.event.tokens.screen)
})
afterEach(() => {
  for (const board of [victim, other, watcher]) board.close()
})

function awarenessFrame(entries: readonly Entry[]): Uint8Array {
  const message = encoding.createEncoder()
  encoding.writeVarUint(message, entries.length)
  for (const { clientId, clock, state } of entries) {
    encoding.writeVarUint(message, clientId)
    encoding.writeVarUint(message, clock)
    encoding.writeVarString(message, state)
  }
  return frameOf(encoding.toUint8Array(message))
}

function frameOf(payload: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, 1)
  encoding.writeVarUint8Array(encoder, payload)
  return encoding.toUint8Array(encoder)
}

const shown = (clientId: number): Shown | undefined => watcher.provider.awareness.getStates().get(clientId)

function watched(condition: () => boolean): Promise<void> {
  return until(condition, (check) => {
    watcher.provider.awareness.on('change', check)
    return () => watcher.provider.awareness.off('change', check)
  })
}

async function moves(board: Board): Promise<number> {
  const at = ++moved
  board.provider.awareness.setLocalState({ at, user: { color: 'red' } })
  await watched(() => shown(board.doc.clientID)?.at === at)
  return at
}

/** Says it all on one connection, and gets how that ended; what is to be shown of it is shown by then. */
async function say(frames: readonly Uint8Array[]): Promise<string> {
  const board = await RawBoard.open(siege.server.url, await siege.door('&acks=1'))
  for (const frame of frames) board.socket.send(frame)
  const end = await board.heard()
  await moves(other)
  board.socket.terminate()
  return end
}

test('RM-18 RM-24 forged awareness: another\'s id, another\'s name, a clock that locks out, a caret taken away', async () => {
  const { clientID: id } = victim.doc
  const forged = JSON.stringify({ user: { personId: person.participantId, name: 'Somebody else', color: 'blue' }, at: -1 })
  await siege.withstand(async () => {
    const at = await moves(victim)
    const { clock } = victim.provider.awareness.meta.get(id)!
    for (const entry of [
      { clientId: id, clock: clock + 1, state: forged }, { clientId: id, clock: clock + 1_000, state: 'null' }, { clientId: id, clock: 2 ** 50, state: forged },
    ]) {
      expect(await say([awarenessFrame([entry])])).toBe('saved')
      expect(shown(id)).toMatchObject({ at, user: { personId: person.participantId, color: 'red' } })
      expect(victim.provider.awareness.meta.get(id)!.clock).toBe(clock)
    }
    // Under an id of one's own, the server says who it is.
    const own = 1_000_000 + moved
    const board = await RawBoard.open(siege.server.url, await siege.door())
    board.socket.send(awarenessFrame([{ clientId: own, clock: 1, state: forged }]))
    await watched(() => shown(own) !== undefined)
    expect(shown(own)).toMatchObject({ at: -1, user: { color: 'blue' } })
    expect(shown(own)!.user!.personId).not.toBe(person.participantId)
    expect(shown(own)!.user!.name).not.toBe('Somebody else')
    board.socket.terminate()
    await watched(() => shown(own) === undefined)
  })
})

test('RM-18 RM-24 huge, nested and malformed awareness', async () => {
  const huge = { clientId: 5, clock: 1, state: JSON.stringify({ words: 'x'.repeat(900_000) }) }
  const nested = { clientId: 5, clock: 1, state: `${'['.repeat(5_000)}${']'.repeat(5_000)}` }
  const noStates = ['{', '[]', '"words"', '1', '', `{"a":${'['.repeat(500)}${']'.repeat(500)}`].map((state) => ({ clientId: 5, clock: 1, state }))
  const prototype = { clientId: 6, clock: 1, state: '{"__proto__":{"user":{"name":"Somebody else"}},"constructor":{"prototype":{"polluted":true}}}' }
  const malformed = [
    new Uint8Array(0), new Uint8Array([1]), new Uint8Array([1, 5, 1, 200]), new Uint8Array([255, 255, 255, 255, 255, 255, 255, 255, 127]),
    new Uint8Array([2, 5, 1, 2, 123, 125]), new Uint8Array([0, 0]),
  ]
  await siege.withstand(async () => {
    for (const entry of [huge, nested, ...noStates]) {
      expect(await say([awarenessFrame([entry])])).toBe('saved')
      expect(shown(5)).toBeUndefined()
    }
    expect(await say([awarenessFrame([prototype])])).toBe('saved')
    expect(shown(other.doc.clientID)!['polluted']).toBeUndefined()
    for (const payload of malformed) expect(await say([frameOf(payload)])).toBe('1013 bad-frame')
  })
})

test('RM-18 RM-24 10,000 fake presences: in one message, one message each, and each taken back at once', async () => {
  const ids = Array.from({ length: 10_000 }, (_, i) => 2_000_000 + i)
  const state = JSON.stringify({ field: { id: 'somewhere' } })
  const among = (): number => ids.filter((id) => shown(id) !== undefined).length
  await siege.withstand(async () => {
    const board = await RawBoard.open(siege.server.url, await siege.door('&acks=1'))
    board.socket.send(awarenessFrame(ids.map((clientId) => ({ clientId, clock: 1, state }))))
    await watched(() => among() > 0)
    await moves(other)
    expect(among()).toBe(1)
    for (const clientId of ids.slice(0, 200)) board.socket.send(awarenessFrame([{ clientId, clock: 2, state }]))
    expect(await board.heard()).toBe('saved')
    await moves(other)
    expect(among()).toBe(1)
    board.socket.terminate()
    await watched(() => among() === 0)
  })
})

test('RM-18 RM-19 RM-24 a caret that never stands still is shown now and then, and too many messages end it', async () => {
  await siege.withstand(async () => {
    const clientId = 3_000_000 + moved
    let seen = 0
    const count = (): void => { seen++ }
    watcher.provider.awareness.on('change', count)
    const board = await RawBoard.open(siege.server.url, await siege.door('&acks=1'))
    for (let clock = 1; clock <= 1_000; clock++) board.socket.send(awarenessFrame([{ clientId, clock, state: JSON.stringify({ clock }) }]))
    expect(await board.closed).toBe('1013 too-fast')
    await moves(other)
    watcher.provider.awareness.off('change', count)
    expect(shown(clientId)).toBeUndefined()
    expect(seen).toBeLessThan(20)
  })
})

test('RM-18 RM-24 hundreds of connections that each leave a caret behind, one after the other', async () => {
  const state = JSON.stringify({ field: { id: 'somewhere' } })
  const doors = await Promise.all(Array.from({ length: 20 }, () => siege.door('&acks=1')))
  let next = 0
  await siege.withstand(async () => {
    for (let i = 0; i < 40; i++) {
      const board = await RawBoard.open(siege.server.url, doors[next % doors.length]!)
      board.socket.send(awarenessFrame([{ clientId: 4_000_000 + next++, clock: 1, state }]))
      expect(await board.heard()).toBe('saved')
      board.socket.terminate()
    }
    await moves(other)
    await watched(() => [...watcher.provider.awareness.getStates().keys()].every((id) => id < 4_000_000 || id > 4_100_000))
  })
})
