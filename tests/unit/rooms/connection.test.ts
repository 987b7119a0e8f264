// One connection: what a slow reader gets, what joins wait for, what a failed commit does, and how a freeze hears people out.
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { Budgets } from '../../../server/rooms/budgets.ts'
import { Connection } from '../../../server/rooms/connection.ts'
import type { Socket } from '../../../server/rooms/connection.ts'
import { encodeAwareness } from '../../../server/rooms/awareness-guard.ts'
import { awarenessFrame, stepOneFrame, updateFrame } from '../../../server/rooms/frames.ts'
import type { Packet } from '../../../server/rooms/packet.ts'
import { BoardRoom } from '../../../server/rooms/room.ts'
import { BoardRooms } from '../../../server/rooms/rooms.ts'
import type { Policy, Submission } from '../../../server/ports.ts'
import type { Principal } from '../../../shared/event/names.ts'
import { closeCode, syncMessage } from '../../../shared/protocol/messages.ts'
import { silent, unmeasured } from '../../support/host.ts'
import { TestMember } from '../../support/member.ts'
import { copyOf, entry, expectSame, smallBoard, updatesOf } from '../../support/board.ts'
import { TestTimers } from '../../support/timers.ts'

class FakeSocket implements Socket {
  readonly packets: Packet[] = []
  buffered = 0
  readonly closed: [number, string][] = []
  terminated = false
  #drained: (() => void)[] = []
  readonly pings: (() => void)[] = []
  send(packets: readonly Packet[]): void { this.packets.push(...packets) }
  drained(call: () => void): void { this.#drained.push(call) }
  drain(): void {
    this.buffered = 0
    for (const call of this.#drained.splice(0)) call()
  }
  ping(answered: () => void): void { this.pings.push(answered) }
  close(code: number, reason: string): void { this.closed.push([code, reason]) }
  terminate(): void { this.terminated = true }

  /** Message types in order; sync steps as 0.0, 0.1, 0.2. */
  get types(): string[] {
    return this.packets.flatMap(({ frames }) => frames.map((frame) => (frame[0] === 0 ? `0.${frame[1]}` : String(frame[0]))))
  }

  /** What a client would have of it. */
  document(): Y.Doc {
    const doc = new Y.Doc()
    for (const frame of this.packets.flatMap(({ frames }) => frames)) {
      const decoder = decoding.createDecoder(frame)
      if (decoding.readVarUint(decoder) === syncMessage.sync && decoding.readVarUint(decoder) !== 0) Y.applyUpdate(doc, decoding.readVarUint8Array(decoder))
    }
    return doc
  }
}

/** An event that takes everything, and commits when the test says so. */
class OpenPolicy implements Policy {
  room!: BoardRoom
  readonly #queue: Submission[] = []
  readonly #waiting: ((committed: boolean) => void)[] = []
  submit(submission: Submission): null {
    submission.apply()
    this.#queue.push(submission)
    return null
  }
  afterPending(settled: (committed: boolean) => void): void {
    if (this.#queue.length === 0) settled(true)
    else this.#waiting.push(settled)
  }
  commit(ok = true): void {
    const queue = this.#queue.splice(0)
    if (ok) this.room.commit(queue.map(({ update }) => update))
    else this.room.rollback()
    for (const { settled } of queue) settled(ok)
    for (const settled of this.#waiting.splice(0)) settled(ok)
  }
}

let timers: TestTimers
let policy: OpenPolicy
let room: BoardRoom
let budgets: Budgets
beforeEach(() => {
  timers = new TestTimers()
  policy = new OpenPolicy()
  const content = { boardId: 'b', epoch: 1, updates: [Y.encodeStateAsUpdate(smallBoard())], bindings: new Map([[1, 'server']]) }
  room = new BoardRoom(content, policy, { clock: timers.clock, timers, log: silent, meter: unmeasured })
  policy.room = room
  budgets = new Budgets(timers.clock)
})

function enter(personId: string, wantsExtras = true): { socket: FakeSocket; connection: Connection; type(text: string): void } {
  const socket = new FakeSocket()
  const principal: Principal = { role: 'participant', personId }
  const connection = new Connection({
    socket, room, principal, name: personId, wantsExtras, budget: budgets.enter('e', principal)!, clock: timers.clock, timers, log: silent, meter: unmeasured,
    left: () => budgets.leave('e', principal),
  })
  connection.open()
  const doc = copyOf(room.tentative, 100 + Math.abs([...personId].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7)) % 100_000)
  return {
    socket, connection,
    type: (text) => {
      const [update] = updatesOf(doc, () => (entry(doc, 'actions', 'a1').get('title') as Y.Text).insert(0, text))
      connection.receive(updateFrame(update!))
    },
  }
}

describe('joining', () => {
  test('RM-17 a join is answered after the commit that is under way', () => {
    const ann = enter('ann')
    ann.type('x')
    const ben = enter('ben')
    ben.connection.receive(stepOneFrame(new Uint8Array([0])))
    expect(ben.socket.types).toEqual(['0.0'])
    policy.commit()
    expect(ben.socket.types).toContain('0.1')
    expect(ben.socket.document().getMap('actions').size).toBe(2)
    expectSame(ben.socket.document(), room.tentative)
  })

  test('RM-17 a slow disk holds up no join: it is answered from what is committed', () => {
    const ann = enter('ann')
    ann.type('x')
    const ben = enter('ben')
    ben.connection.receive(stepOneFrame(new Uint8Array([0])))
    timers.advance(250)
    expectSame(ben.socket.document(), smallBoard())
    policy.commit()
    timers.advance(1_000)
    expectSame(ben.socket.document(), room.tentative)
  })

  test('RM-4 everybody with the same state vector gets the very same buffer', () => {
    const behind = Y.encodeStateVector(smallBoard())
    const ann = enter('ann')
    ann.type('x')
    policy.commit()
    timers.advance(100)
    const sockets = ['ben', 'cat', 'dan'].map((name) => {
      const { socket, connection } = enter(name)
      connection.receive(stepOneFrame(behind))
      return socket
    })
    timers.advance(0)
    const answers = sockets.map(({ packets }) => packets.at(-1)!.wire)
    expect(answers[0]).toBeDefined()
    expect(answers[1]).toBe(answers[0])
    expect(answers[2]).toBe(answers[0])
  })

  test('RM-24 answers that have to be made are made in turns, and for nobody who has gone', () => {
    const ann = enter('ann')
    ann.type('x')
    policy.commit()
    timers.advance(100)
    const [ben, cat] = [enter('ben'), enter('cat')]
    for (const [i, { connection }] of [ben, cat].entries()) connection.receive(stepOneFrame(Y.encodeStateVector(new Map([[i + 1, 1]]))))
    const before = [ben, cat].map(({ socket }) => socket.packets.length)
    expect(before).toEqual([1, 1])
    cat.connection.gone()
    timers.advance(0)
    expect([ben, cat].map(({ socket }) => socket.packets.length)).toEqual([2, 1])
  })
})

describe('a slow reader', () => {
  test('RM-20 is written no more while it is behind, and brought up to date when it has drained', () => {
    const ann = enter('ann')
    const slow = enter('slow')
    slow.socket.buffered = 5 * 1024 * 1024
    ann.type('x')
    policy.commit()
    timers.advance(100)
    const before = slow.socket.packets.length
    for (const text of ['a', 'b', 'c']) {
      ann.type(text)
      policy.commit()
      timers.advance(100)
    }
    expect(slow.socket.packets.length).toBe(before)
    slow.socket.drain()
    expectSame(slow.socket.document(), room.tentative)
    ann.type('d')
    policy.commit()
    timers.advance(100)
    expectSame(slow.socket.document(), room.tentative)
    expect(slow.socket.closed).toEqual([])
  })

  test('RM-20 is told what became of its own updates meanwhile', () => {
    const ann = enter('ann')
    ann.socket.buffered = 5 * 1024 * 1024
    enter('ben').type('y')
    policy.commit()
    timers.advance(100)
    ann.type('x')
    policy.commit()
    const frames = (): Uint8Array[] => ann.socket.packets.flatMap((packet) => [...packet.frames])
    expect(frames().some((frame) => frame[0] === syncMessage.saved)).toBe(false)
    ann.socket.drain()
    expect(frames().at(-1)).toEqual(new Uint8Array([syncMessage.saved, 1]))
  })

  test('RM-20 gets a board that is larger than what may wait, once', () => {
    const reader = enter('reader')
    const { socket } = reader
    const send = socket.send.bind(socket)
    // A network that takes nothing until the test says so.
    socket.send = (packets) => {
      send(packets)
      for (const { wire } of packets) socket.buffered += 1_000 * wire.length
    }
    reader.connection.receive(stepOneFrame(new Uint8Array([0])))
    expect(socket.buffered).toBeGreaterThan(0)
    socket.buffered += 5 * 1024 * 1024
    enter('ann').type('x')
    policy.commit()
    timers.advance(100)
    const wholes = (): number => socket.types.filter((type) => type === '0.1').length
    expect(wholes()).toBe(1)
    for (let i = 0; i < 20; i++) socket.drain()
    expect(wholes()).toBe(2)
    expectSame(socket.document(), room.tentative)
  })

  test('RM-20 is cut off if it never catches up', () => {
    const slow = enter('slow')
    slow.socket.buffered = 5 * 1024 * 1024
    enter('ann').type('x')
    policy.commit()
    timers.advance(120_000)
    expect(slow.socket.closed).toEqual([[closeCode.tryAgain, 'behind']])
    expect(slow.socket.terminated).toBe(true)
  })
})

describe('a failed commit', () => {
  test('RM-5 sends its authors to reconnect, and nobody else', () => {
    const [ann, ben] = [enter('ann'), enter('ben')]
    ann.type('x')
    policy.commit(false)
    expect(ann.socket.closed).toEqual([[closeCode.tryAgain, 'not-saved']])
    expect({ closed: ben.socket.closed, types: ben.socket.types }).toEqual({ closed: [], types: ['0.0'] })
    expectSame(room.tentative, smallBoard())
  })

  test('RM-5 also sends back who only said again what was then lost', () => {
    const ann = enter('ann')
    ann.type('x')
    const update = Y.encodeStateAsUpdate(room.tentative, Y.encodeStateVector(smallBoard()))
    ann.connection.gone()
    const again = enter('ann')
    again.connection.receive(updateFrame(update))
    policy.commit(false)
    expect(again.socket.closed).toEqual([[closeCode.tryAgain, 'not-saved']])
    expect(again.socket.types).not.toContain('100')
  })
})

describe('before a freeze', () => {
  test('RM-21 those who are typing are heard: what they sent before they were asked has arrived', async () => {
    const [ours, stock, reader] = [enter('ours'), enter('stock', false), enter('reader')]
    ours.type('x')
    stock.type('y')
    let heard = false
    const hearing = room.hearOut().then(() => { heard = true })
    expect(ours.socket.types.at(-1)).toBe(String(syncMessage.hearOut))
    expect(stock.socket.pings).toHaveLength(1)
    expect(reader.socket.types).toEqual(['0.0'])
    ours.type('z')
    ours.connection.receive(new Uint8Array([syncMessage.hearOut]))
    await Promise.resolve()
    expect(heard).toBe(false)
    stock.socket.pings[0]!()
    await hearing
    expect(ours.socket.closed).toEqual([])
    expect(entry(room.tentative, 'actions', 'a1').get('title')!.toString()).toContain('z')
  })

  test('RM-21 who does not answer, or is gone, holds nobody up', async () => {
    const [silentOne, gone] = [enter('silent'), enter('gone')]
    silentOne.type('x')
    gone.type('y')
    const hearing = room.hearOut()
    gone.connection.gone()
    timers.advance(1_500)
    await hearing
    timers.advance(10_000)
    await room.hearOut()
    expect(silentOne.socket.types.filter((type) => type === String(syncMessage.hearOut))).toHaveLength(1)
  })
})

describe('rates', () => {
  const query = new Uint8Array([syncMessage.queryAwareness])

  test('RM-22 a connection that floods is closed for now', () => {
    const ann = enter('ann')
    for (let i = 0; i < 241; i++) ann.connection.receive(query)
    expect(ann.socket.closed).toEqual([[closeCode.tryAgain, 'too-fast']])
  })

  test('RM-22 many connections of one person have one budget between them, and those of others are not touched', () => {
    const mine = Array.from({ length: 10 }, () => enter('mallory'))
    for (const { connection } of mine) for (let i = 0; i < 200; i++) connection.receive(query)
    expect(mine.filter(({ socket }) => socket.closed.length > 0).length).toBeGreaterThanOrEqual(4)
    const ann = enter('ann')
    ann.connection.receive(query)
    expect(ann.socket.closed).toEqual([])
  })

  test('RM-22 a person has only so many connections, and gets them back', () => {
    const principal: Principal = { role: 'participant', personId: 'p' }
    let entered = 0
    while (budgets.enter('e', principal)) entered++
    expect(entered).toBe(512)
    budgets.leave('e', principal)
    expect(budgets.enter('e', principal)).not.toBeNull()
  })
})

describe('carets', () => {
  const caretIn = (id: string, clientId: number): Uint8Array =>
    awarenessFrame(encodeAwareness([{ clientId, clock: 1, state: JSON.stringify({ field: { root: 'actions', id, field: 'title' } }) }]))
  const placesSeen = (frames: readonly Uint8Array[]): string[] =>
    frames.filter((frame) => frame[0] === syncMessage.awareness).flatMap((frame) => new TextDecoder().decode(frame).match(/"id":"(\w+)"/g) ?? [])

  test('RM-4 what a pass holds is one buffer for everybody, update and carets together', () => {
    const [ann, ben] = [enter('ann'), enter('ben')]
    timers.advance(1_000)
    ben.connection.receive(caretIn('a1', 7))
    timers.advance(1)
    ann.connection.receive(caretIn('a2', 8))
    ann.type('x')
    policy.commit()
    timers.advance(100)
    expect(ann.socket.packets.at(-1)!.wire).toBe(ben.socket.packets.at(-1)!.wire)
    expect(ben.socket.packets.at(-1)!.frames.map((frame) => frame[0])).toEqual([0, 1])
  })

  test('RM-23 in a crowd carets go to those who have them in sight, and to who said nothing of it', () => {
    const crowd = Array.from({ length: 501 }, (_, i) => new TestMember(`p${i}`))
    for (const member of crowd) room.join(member)
    crowd[0]!.sight = new Set(['a1'])
    crowd[1]!.sight = new Set(['a2'])
    crowd[2]!.sight = new Set()
    const ann = enter('ann')
    ann.connection.receive(caretIn('a1', 7))
    timers.advance(1_000)
    expect(crowd.slice(0, 4).map(({ frames }) => placesSeen(frames))).toEqual([['"id":"a1"'], [], [], ['"id":"a1"']])
    ann.type('x')
    policy.commit()
    timers.advance(1_000)
    expect(crowd.slice(0, 4).map(({ frames }) => frames.filter((frame) => frame[0] === 0).length)).toEqual([1, 1, 1, 1])
  })

  test('RM-23 who looks elsewhere in a crowd is shown the carets that are there', () => {
    for (let i = 0; i < 501; i++) room.join(new TestMember(`p${i}`))
    const [ann, ben] = [enter('ann'), enter('ben')]
    ann.connection.receive(caretIn('a1', 7))
    timers.advance(1_000)
    const look = encoding.createEncoder()
    encoding.writeVarUint(look, syncMessage.sight)
    encoding.writeVarUint(look, 1)
    encoding.writeVarString(look, 'a1')
    const before = ben.socket.packets.length
    ben.connection.receive(encoding.toUint8Array(look))
    expect(placesSeen(ben.socket.packets.slice(before).flatMap(({ frames }) => [...frames]))).toEqual(['"id":"a1"'])
  })
})

test('RM-35 who is in a room that is loaded anew is sent to come back', () => {
  const rooms = new BoardRooms({ clock: timers.clock, timers, log: silent, meter: unmeasured })
  const content = { boardId: 'b', epoch: 1, updates: [Y.encodeStateAsUpdate(smallBoard())], bindings: new Map([[1, 'server']]) }
  rooms.open(content, policy)
  const ann = new TestMember('ann')
  rooms.find('b')!.join(ann)
  rooms.open(content, policy)
  expect(ann.closed).toEqual(['reloaded'])
  expect(rooms.find('b')!.size).toBe(0)
})
