// Checkpoints at random moments of random events: loading from one gives exactly what loading from nothing gives.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { Checkpoints } from '../../server/control/checkpoints.ts'
import type { EventHost } from '../../server/control/event-host.ts'
import { loadEvent } from '../../server/control/fold.ts'
import type { EventContent } from '../../server/control/fold.ts'
import type { Journal } from '../../server/ports.ts'
import { readBoard } from '../../shared/board/read.ts'
import { addAction, addArgument, moveAction, remove, replaceText } from '../../shared/board/write.ts'
import { documentOf, entry, expectSame, updatesOf } from '../support/board.ts'
import { facilitator, plan, settle, silent, World } from '../support/host.ts'

type Step = { kind: 'word' | 'command' | 'join' | 'checkpoint' | 'restart'; pick: number; fails: boolean }

const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.oneof(
    { weight: 12, arbitrary: fc.constant('word' as const) }, { weight: 4, arbitrary: fc.constant('command' as const) },
    { weight: 2, arbitrary: fc.constant('join' as const) }, { weight: 3, arbitrary: fc.constant('checkpoint' as const) },
    { weight: 1, arbitrary: fc.constant('restart' as const) },
  ),
  pick: fc.nat(60),
  fails: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
})

test('ST-12 loading from a checkpoint and the entries after it gives exactly what loading from nothing gives', async () => {
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 50, size: 'max' }), async (steps) => {
    const world = new World()
    let host = await world.create(plan)
    const { eventId } = host.state
    let checkpoints = await keep(world, host)
    for (const [i, s] of steps.entries()) {
      world.clock.advance(1_000 * s.pick)
      if (s.fails) world.journal.failNext('unavailable')
      if (s.kind === 'checkpoint') await checkpoints.save()
      else if (s.kind === 'join') void world.join(host, `person ${s.pick % 5}`, s.pick % 2 ? 'Care' : null)
      else if (s.kind === 'command') void host.command(commands(host)[s.pick % commands(host).length]!, facilitator)
      else if (s.kind === 'word') write(world, host, s.pick, i)
      else {
        await world.restart()
        host = (await world.registry.get(eventId))!
        checkpoints = await keep(world, host)
      }
      await settle()
    }
    const short = await loadEvent(world.journal, eventId, silent)
    const full = await loadEvent(withoutCheckpoints(world.journal), eventId, silent)
    expect(full.from).toBe(0)
    expect(short.from).toBe((await world.journal.checkpoint(eventId))?.seq ?? 0)
    expect(short.last).toEqual(full.last)
    expect(short.content.state).toStrictEqual(full.content.state)
    expect(short.content.state).toStrictEqual(host.state)
    expectSameBoards(short.content, full.content)
    for (const { boardId, updates } of short.content.boards) expectSame(docOf(updates), documentOf(world.rooms.encode(boardId)))
  }), { numRuns: 80 })
})

async function keep(world: World, host: EventHost): Promise<Checkpoints> {
  const { journal, rooms: boards, timers } = world
  const checkpoints = new Checkpoints({ journal, boards, timers, log: silent }, host, await loadEvent(journal, host.state.eventId, silent))
  host.addOutlet(checkpoints)
  return checkpoints
}

function withoutCheckpoints(journal: Journal): Journal {
  return {
    append: (batches) => journal.append(batches), read: (...args) => journal.read(...args), streams: () => journal.streams(),
    checkpoint: async () => null, saveCheckpoint: async () => false, redact: async () => 'unavailable', close: async () => {},
  }
}

function expectSameBoards(a: EventContent, b: EventContent): void {
  const outline = ({ boards }: EventContent): unknown => boards.map(({ boardId, epoch, bindings }) => ({ boardId, epoch, bindings }))
  expect(outline(a)).toEqual(outline(b))
  a.boards.forEach(({ updates }, i) => expectSame(docOf(updates), docOf(b.boards[i]!.updates)))
}

function docOf(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc()
  doc.transact(() => { for (const update of updates) Y.applyUpdate(doc, update) })
  expect(doc.store.pendingStructs).toBeNull()
  return doc
}

function commands(host: EventHost): Parameters<EventHost['command']>[0][] {
  const { boardId } = host.state.boards[0]!
  return [
    ...host.state.agenda.map(({ stageId }) => ({ type: 'stage.go', stageId }) as const),
    { type: 'board.freeze', boardId }, { type: 'board.open', boardId }, { type: 'timer.start', seconds: 60 },
    { type: 'event.pause' }, { type: 'event.resume' }, { type: 'undo', doneId: host.state.done.at(-1)?.doneId ?? 'none' },
  ]
}

/** A word on the board, as a room hands it to its event: added, edited, moved, argued or removed, by one of five clients. */
function write(world: World, host: EventHost, pick: number, i: number): void {
  const { boardId } = host.state.boards[0]!
  const tentative = world.rooms.tentative(boardId)
  const phone = new Y.Doc()
  const isNew = pick % 3 === 0
  Y.applyUpdate(phone, Y.encodeStateAsUpdate(tentative))
  phone.clientID = isNew ? 1_000 + i : 7 + (pick % 5)
  const actions = readBoard(phone).actions
  const action = actions[pick % Math.max(1, actions.length)]
  const [update] = updatesOf(phone, (doc) => {
    if (!action || pick % 5 === 0) addAction(doc, { id: `n${i}`, title: `New ${i}`, detail: '', theme: null, author: facilitator.personId, createdAt: i })
    else if (pick % 5 === 1) moveAction(doc, action.id, null, pick % 4)
    else if (pick % 5 === 2) remove(doc, 'actions', action.id)
    else if (pick % 5 === 3) addArgument(doc, { id: `arg${i}`, action: action.id, side: 'for', text: 'Because.', author: facilitator.personId, createdAt: i })
    else replaceText(entry(doc, 'actions', action.id).get('title') as Y.Text, `Anew ${i}`, null)
  })
  if (!update) return
  host.submit({
    boardId, principal: facilitator, operations: [], update, bindsClients: isNew ? [phone.clientID] : [],
    apply: () => {
      Y.applyUpdate(tentative, update)
      return true
    },
    settled: () => {},
  })
}
