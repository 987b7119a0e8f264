// Whole events over memory adapters: commands, words on boards and ballots in random order, with commits that fail.
// The journal, folded again, is the live state; every prefix of it folds; the chain of hashes holds.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { chainHash } from '../../server/control/entries.ts'
import { firstHash } from '../../shared/archive/chain.ts'
import type { EventHost } from '../../server/control/event-host.ts'
import { foldEntries } from '../../server/control/fold.ts'
import type { StoredEntry } from '../../server/ports.ts'
import { readBoard } from '../../shared/board/read.ts'
import { addAction, moveAction } from '../../shared/board/write.ts'
import { allQuestions } from '../../shared/event/state.ts'
import type { Command } from '../../shared/protocol/commands.ts'
import { facilitator, listen, plan, settle, World } from '../support/host.ts'
import { TestMember } from '../support/member.ts'
import { documentOf, expectSame, updatesOf } from '../support/board.ts'

type Step = { kind: number; pick: number; fails: boolean; ms: number }

const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.nat(17), pick: fc.nat(30), fails: fc.integer({ min: 0, max: 9 }).map((n) => n === 0), ms: fc.nat(90_000),
})

test('EV-12 replaying the journal gives the live state, and replaying any prefix works', async () => {
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 40 }), async (steps) => {
    const world = new World()
    const host = await world.create(plan)
    const heard = listen(host)
    await world.join(host, 'ann', 'Care')
    await world.join(host, 'ben')
    for (const [i, s] of steps.entries()) {
      world.clock.advance(s.ms)
      if (s.fails) world.journal.failNext('unavailable')
      await act(world, host, s, i)
      await settle()
    }
    const { entries } = await world.registry.entries(host.state.eventId, 1)
    const replayed = foldEntries(entries)
    expect(replayed.state).toEqual(host.state)
    for (const content of replayed.boards) {
      expectSame(replay(content.updates), documentOf(world.rooms.find(content.boardId)!.encode()))
    }
    for (let length = 1; length <= entries.length; length++) {
      const prefix = foldEntries(entries.slice(0, length))
      expect(prefix.state.seq).toBe(length)
      for (const content of prefix.boards) expect(() => replay(content.updates)).not.toThrow()
    }
    expectChain(entries)
    expect(heard.ranges.map(([from]) => from)).toEqual([...heard.ranges.keys()].map((i) => (i === 0 ? heard.ranges[0]![0] : heard.ranges[i - 1]![1] + 1)))
  }), { numRuns: 60 })
})

async function act(world: World, host: EventHost, s: Step, i: number): Promise<void> {
  const { state } = host
  const stage = state.agenda[s.pick % state.agenda.length]!
  const question = allQuestions(state)[0]!
  const { boardId } = state.boards[0]!
  const commands: Command[] = [
    { type: 'stage.go', stageId: stage.stageId }, { type: 'timer.start', seconds: 60 }, { type: 'timer.pause' }, { type: 'timer.resume' },
    { type: 'timer.add', seconds: s.pick - 15 }, { type: 'board.freeze', boardId }, { type: 'board.open', boardId },
    { type: 'ballot.open', questionId: question.questionId }, { type: 'ballot.pause', questionId: question.questionId },
    { type: s.pick > 25 ? 'ballot.seal' : 'ballot.pause', questionId: question.questionId },
    { type: 'ballot.reveal', questionId: question.questionId }, { type: 'event.pause' }, { type: 'event.resume' },
    { type: 'undo', doneId: state.done[s.pick % Math.max(1, state.done.length)]?.doneId ?? 'none' },
    { type: 'screen.show', show: 'people' },
  ]
  const command = commands[s.kind]
  if (command) return void await host.command(command, facilitator)
  if (s.kind === 15) {
    const ids = question.slate?.items.map((item) => item.actionId) ?? []
    const ballot = { method: 'rank', ranking: ids.slice(0, 1 + (s.pick % 3)).map((id) => [id]) }
    return void await host.command({ type: 'ballot.cast', questionId: question.questionId, ballot, revision: i, id: `k${i}` }, { role: 'participant', personId: s.pick % 2 ? 'ann' : 'ben' })
  }
  write(world, boardId, s, i)
}

function write(world: World, boardId: string, s: Step, i: number): void {
  const room = world.rooms.find(boardId)!
  const personId = s.pick % 2 ? 'ann' : 'ben'
  const phone = new Y.Doc()
  phone.clientID = 1_000 + i
  Y.applyUpdate(phone, Y.encodeStateAsUpdate(room.tentative))
  const actions = readBoard(phone).actions
  const [update] = updatesOf(phone, (doc) => (s.kind === 16
    ? addAction(doc, { id: `n${i}`, title: `New ${i}`, detail: '', theme: null, author: personId, createdAt: i })
    : moveAction(doc, actions[s.pick % actions.length]!.id, null, s.pick % 4)))
  const member = new TestMember(personId)
  if (update) room.receive(update, member, () => {})
}

function replay(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc()
  doc.transact(() => { for (const update of updates) Y.applyUpdate(doc, update) })
  expect(doc.store.pendingStructs).toBeNull()
  return doc
}

function expectChain(entries: readonly StoredEntry[]): void {
  let before = firstHash
  for (const { hash, ...entry } of entries) {
    expect(Buffer.from(chainHash(before, entry)).equals(Buffer.from(hash))).toBe(true)
    before = hash
  }
}
