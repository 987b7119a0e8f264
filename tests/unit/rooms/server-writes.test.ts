// What the server writes on a board on somebody's behalf: committed and sent out like everybody's words.
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { BoardRoom } from '../../../server/rooms/room.ts'
import type { BoardChange } from '../../../shared/board/changes.ts'
import { readBoard } from '../../../shared/board/read.ts'
import { serverPerson } from '../../../shared/event/names.ts'
import { silent, unmeasured } from '../../support/host.ts'
import { smallBoard } from '../../support/board.ts'
import { TestTimers } from '../../support/timers.ts'

const added: BoardChange = { type: 'action.add', action: { id: 'new', title: 'Longer rests', detail: '', theme: null, author: 'ann', createdAt: 1 } }

function open(): BoardRoom {
  const timers = new TestTimers()
  const content = { boardId: 'b', epoch: 1, updates: [Y.encodeStateAsUpdate(smallBoard())], bindings: new Map<number, string>() }
  return new BoardRoom(content, { submit: () => null, afterPending: (settled) => settled(true) }, { clock: timers.clock, timers, log: silent, meter: unmeasured })
}

function titles(update: Uint8Array): string[] {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, update)
  return readBoard(doc).actions.map(({ title }) => title)
}

test('RM-4 it stands on the tentative board at once, and on the committed one after the commit', () => {
  const room = open()
  const writing = room.write([added])!
  expect(readBoard(room.tentative).actions.map(({ title }) => title)).toContain('Longer rests')
  expect(titles(room.encode())).not.toContain('Longer rests')
  room.commit([writing.update])
  writing.settled(true)
  expect(titles(room.encode())).toContain('Longer rests')
})

test('RM-2 its Yjs client belongs to the server from its first words on, and to nobody when these are lost', () => {
  const room = open()
  const first = room.write([added])!
  expect(first.bindsClients).toEqual([room.tentative.clientID])
  expect(room.write([{ type: 'text.set', root: 'actions', id: 'new', field: 'title', value: 'Rests' }])!.bindsClients).toEqual([])
  expect(room.bindings.get(first.bindsClients[0]!)).toBe(serverPerson)
  first.settled(false)
  room.rollback()
  expect(room.bindings.size).toBe(0)
  expect(readBoard(room.tentative).actions.map(({ title }) => title)).not.toContain('Rests')
})

test('RM-4 nothing is written where nothing changes', () => {
  expect(open().write([{ type: 'entry.remove', root: 'actions', id: 'nobody' }])).toBeNull()
})
