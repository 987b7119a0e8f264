// What a pass brings, and when what it brings is committed.
import { beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { encodeAwareness } from '../../../server/rooms/awareness-guard.ts'
import { BoardRoom } from '../../../server/rooms/room.ts'
import { tickMs } from '../../../server/rooms/ticker.ts'
import type { Policy, Submission } from '../../../server/ports.ts'
import { syncMessage } from '../../../shared/protocol/messages.ts'
import { copyOf, entry, smallBoard, updatesOf } from '../../support/board.ts'
import { silent, unmeasured } from '../../support/host.ts'
import { TestMember } from '../../support/member.ts'
import { TestTimers } from '../../support/timers.ts'

/** An event that takes everything, and commits when the test says so. */
class Event implements Policy {
  /** So often was a commit asked for. */
  asked = 0
  readonly #queue: Submission[] = []
  readonly #waiting: ((committed: boolean) => void)[] = []
  submit(submission: Submission): null {
    submission.apply()
    this.#queue.push(submission)
    return null
  }
  afterPending(settled: (committed: boolean) => void): void {
    this.asked++
    this.#waiting.push(settled)
  }
  commit(room: BoardRoom): void {
    const queue = this.#queue.splice(0)
    room.commit(queue.map(({ update }) => update))
    for (const { settled } of queue) settled(true)
    for (const settled of this.#waiting.splice(0)) settled(true)
  }
}

let timers: TestTimers
let event: Event
let room: BoardRoom
let [ann, ben]: TestMember[] = []
let phone: Y.Doc
beforeEach(() => {
  timers = new TestTimers()
  event = new Event()
  const content = { boardId: 'b', epoch: 1, updates: [Y.encodeStateAsUpdate(smallBoard())], bindings: new Map([[1, 'server']]) }
  room = new BoardRoom(content, event, { clock: timers.clock, timers, log: silent, meter: unmeasured })
  ;[ann, ben] = [new TestMember('ann'), new TestMember('ben')]
  for (const member of [ann, ben]) room.join(member)
  phone = copyOf(room.tentative, 50)
})

function type(text: string): void {
  const [update] = updatesOf(phone, () => (entry(phone, 'actions', 'a1').get('title') as Y.Text).insert(0, text))
  expect(room.receive(update!, ann!, () => {})).toBeNull()
}

const heard = (type: number): number => ben!.frames.filter((frame) => frame[0] === type).length

test('RM-42 what is written in a quiet room is committed at once, and goes out with the commit', () => {
  type('x')
  expect(event.asked).toBe(1)
  expect(heard(syncMessage.sync)).toBe(0)
  event.commit(room)
  expect(heard(syncMessage.sync)).toBe(1)
})

test('RM-42 what is written in a busy room is committed when its pass is due', () => {
  type('x')
  event.commit(room)
  type('y')
  type('z')
  timers.advance(tickMs(room.size) - 1)
  expect(event.asked).toBe(1)
  timers.advance(1)
  expect(event.asked).toBe(2)
  expect(heard(syncMessage.sync)).toBe(1)
  event.commit(room)
  expect(heard(syncMessage.sync)).toBe(2)
})

test('RM-42 carets go along with what is written, and wait for no slow disk', () => {
  type('x')
  room.hearAwareness(encodeAwareness([{ clientId: 50, clock: 1, state: '{"field":{"id":"a1"}}' }]), ann!)
  timers.advance(99)
  expect(heard(syncMessage.awareness)).toBe(0)
  timers.advance(1)
  expect([heard(syncMessage.sync), heard(syncMessage.awareness)]).toEqual([0, 1])
  timers.advance(1_000)
  event.commit(room)
  timers.advance(1_000)
  expect([heard(syncMessage.sync), heard(syncMessage.awareness)]).toEqual([1, 1])
})
