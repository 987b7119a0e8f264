// Forged and mutated updates against a reference that applies to a copy: whatever the guard lets through leaves nothing
// pending, fits the schema, is explained by the operations that were named, and is the same for everybody, however the
// accepted updates reach them. Refusals are counted by their reason.
import { expect } from 'vitest'
import * as Y from 'yjs'
import { inspect } from '../../../server/rooms/guard/guard.ts'
import { copyOf } from '../../support/board.ts'
import { expectExplained, expectFits, seen } from '../../support/board-difference.ts'
import { forgeUpdate, mutate } from '../../support/forge.ts'
import { randomFrom } from '../../support/random.ts'
import type { Random } from '../../support/random.ts'
import { Crowd } from './crowd.ts'
import { count } from './outcomes.ts'
import type { Outcomes } from './outcomes.ts'

const framesPerBoard = 60
const honestSteps = 12

export function fuzzGuard(seed: number, frames: number): Outcomes {
  const outcomes: Outcomes = {}
  for (let done = 0, board = 0; done < frames; board++, done += framesPerBoard) {
    try {
      besiege(randomFrom(seed + board), outcomes)
    } catch (error) {
      throw new Error(`PLENARY_SEED=${seed}, board ${board}`, { cause: error })
    }
  }
  return outcomes
}

function besiege(random: Random, outcomes: Outcomes): void {
  const crowd = new Crowd(random)
  for (let i = random.below(honestSteps); i > 0; i--) crowd.step()
  crowd.settle()
  const { board, bindings } = crowd
  for (const [client, person] of [[7, 'p0'], [8, 'p0'], [900, 'eve']] as const) bindings.set(client, person)
  const base = Y.encodeStateAsUpdate(board)
  const kept: Uint8Array[] = []
  for (let i = 0; i < framesPerBoard; i++) {
    const person = random.of(['p0', 'p1', 'eve'])
    const own = [...bindings].flatMap(([client, bound]) => (bound === person ? [client] : []))
    const forged = forgeUpdate(board, [...own, 7_000 + random.below(50)], person, random)
    const update = random.below(4) === 0 ? mutate(forged, random) : forged
    const inspection = inspect(board, update, person, bindings)
    count(outcomes, inspection.ok ? (inspection.operations.length > 0 ? 'accepted' : 'accepted, unseen') : inspection.error.message)
    if (!inspection.ok) continue
    const before = seen(board)
    Y.applyUpdate(board, inspection.update)
    kept.push(inspection.update)
    for (const client of inspection.newClients) bindings.set(client, person)
    expect(board.store.pendingStructs ?? board.store.pendingDs).toBeNull()
    expectFits(board)
    expectExplained(before, seen(board), inspection.operations)
    if (inspection.isEmpty) expect(seen(board)).toEqual(before)
  }
  expectAgreed(board, base, kept, random)
}

/** In whatever order and packing it comes, and loaded anew. */
function expectAgreed(board: Y.Doc, base: Uint8Array, kept: readonly Uint8Array[], random: Random): void {
  const now = JSON.stringify(view(board))
  const mixed = [...kept]
  for (let i = mixed.length - 1; i > 0; i--) {
    const other = random.below(i + 1)
    const held = mixed[i]!
    mixed[i] = mixed[other]!
    mixed[other] = held
  }
  for (const updates of [[Y.encodeStateAsUpdate(board)], [base, ...mixed], [base, Y.mergeUpdates([...kept])], [Y.mergeUpdates([base, ...mixed])]]) {
    const doc = new Y.Doc()
    for (const update of updates) Y.applyUpdate(doc, update)
    expect(doc.store.pendingStructs ?? doc.store.pendingDs).toBeNull()
    expect(JSON.stringify(view(doc))).toBe(now)
  }
  const at = copyOf(board, 999)
  at.transact(() => { for (const update of mixed) Y.applyUpdate(at, update) })
  expect(JSON.stringify(view(at))).toBe(now)
}

function view(doc: Y.Doc): unknown {
  return Object.entries(seen(doc)).map(([root, entries]) => [root, [...entries].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, { values }]) => [key, Object.entries(values).sort()])])
}
