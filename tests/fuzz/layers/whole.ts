// After a siege: nothing pending, one board in the room, in the journal, in a server that starts anew and for a bystander.
import { expect } from 'vitest'
import * as Y from 'yjs'
import { foldEntries } from '../../../server/control/fold.ts'
import type { EventHost } from '../../../server/control/event-host.ts'
import { readBoard } from '../../../shared/board/read.ts'
import { expectFits } from '../../support/board-difference.ts'
import { documentOf } from '../../support/board.ts'
import type { World } from '../../support/host.ts'
import type { Bystander } from './clients.ts'
import { count } from './outcomes.ts'
import type { Outcomes } from './outcomes.ts'

/** Ends with the world started anew. */
export async function expectWhole(world: World, host: EventHost, bystander: Bystander, outcomes: Outcomes): Promise<void> {
  bystander.expectFine()
  const { boardId } = host.state.boards[0]!
  const room = world.rooms.find(boardId)!
  const committed = documentOf(room.encode())
  const expected = JSON.stringify(readBoard(committed))
  expectFits(committed)
  for (const doc of [room.tentative, committed]) expect(doc.store.pendingStructs ?? doc.store.pendingDs).toBeNull()
  expect(JSON.stringify(readBoard(room.tentative))).toBe(expected)
  expect(JSON.stringify(readBoard(bystander.doc))).toBe(expected)
  const entries = await world.journal.read(host.state.eventId, 1, 1_000_000)
  for (const { kind, by } of entries) if (kind === 'update' && by !== 'ann') count(outcomes, 'rows of forged updates')
  const folded = foldEntries(entries)
  expect(folded.state).toEqual(host.state)
  const content = folded.boards.find((board) => board.boardId === boardId)!
  expect([...content.bindings].sort()).toEqual([...room.bindings].sort())
  expect(JSON.stringify(readBoard(loaded(content.updates)))).toBe(expected)
  await world.restart()
  await world.registry.get(host.state.eventId)
  const again = world.rooms.find(boardId)!
  expect(JSON.stringify(readBoard(documentOf(again.encode())))).toBe(expected)
  expect(JSON.stringify(readBoard(again.tentative))).toBe(expected)
}

function loaded(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc()
  for (const update of updates) Y.applyUpdate(doc, update)
  expect(doc.store.pendingStructs ?? doc.store.pendingDs).toBeNull()
  return doc
}
