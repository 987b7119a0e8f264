// An import through the event: one commit or nothing, and what was submitted after a restart.
import { describe, expect, it } from 'vitest'
import { readBoard } from '../../../shared/board/read.ts'
import type { ImportOrder } from '../../../shared/import/order.ts'
import type { EventHost } from '../../../server/control/event-host.ts'
import { documentOf } from '../../support/board.ts'
import { listen, World } from '../../support/host.ts'

const organiser = { role: 'organiser', personId: 'organiser' } as const

function order(host: EventHost, rows: number, more: Partial<ImportOrder> = {}): { type: 'import.make' } & ImportOrder {
  return {
    type: 'import.make', importId: 'imp', kind: 'actions', boardId: host.state.boards[0]!.boardId, file: 'a.csv', digest: 'd', repeated: 'skip',
    rows: Array.from({ length: rows }, (_, i) => ({ row: i + 2, values: { title: `Action ${i}`, detail: 'words', theme: `Theme ${i % 7}` } })), ...more,
  }
}

const onBoard = (world: World, host: EventHost): string[] => readBoard(documentOf(world.rooms.encode(host.state.boards[0]!.boardId))).actions.map(({ title }) => title)

describe('an import', () => {
  it('IM-3 of many rows is one commit, and after a restart what it was', async () => {
    const world = new World()
    const host = await world.create()
    const before = host.head.seq
    const heard = listen(host)
    const ack = await host.command(order(host, 400), organiser)
    expect(ack).toMatchObject({ ok: true, imported: 400, numbers: { from: 4, to: 403 } })
    expect(heard.ranges).toEqual([[before + 1, host.head.seq]])
    const titles = onBoard(world, host)
    expect(titles).toHaveLength(403)
    const { state } = host
    await world.restart()
    const loaded = (await world.registry.get(state.eventId))!
    expect(onBoard(world, loaded)).toEqual(titles)
    expect(loaded.state).toEqual(state)
  })

  it.each(['unavailable', 'unknown'] as const)('IM-3 whose commit is %s leaves nothing, and can be made again', async (result) => {
    const world = new World()
    const host = await world.create()
    const { state } = host
    world.journal.failNext(result)
    expect(await host.command(order(host, 200), organiser)).toMatchObject({ ok: false, error: { code: 'not-saved' } })
    expect(host.state).toEqual(state)
    expect(onBoard(world, host)).toHaveLength(3)
    expect(await host.command(order(host, 200), organiser)).toMatchObject({ ok: true, numbers: { from: 4, to: 203 } })
    expect(onBoard(world, host)).toHaveLength(203)
  })

  it('IM-3 that a failing commit before it interrupts leaves nothing of itself', async () => {
    const world = new World()
    const host = await world.create()
    world.journal.hold()
    world.journal.failNext('unavailable')
    const before = host.record([{ type: 'screen.blanked', blank: true }], 'facilitator')
    while (world.journal.waiting === 0) await Promise.resolve()
    const done = host.command(order(host, 300), organiser)
    for (let i = 0; i < 12; i++) await Promise.resolve()
    world.journal.release()
    expect(await before).toBeNull()
    expect(await done).toMatchObject({ ok: false, error: { code: 'not-saved' } })
    expect(onBoard(world, host)).toHaveLength(3)
    expect(host.state.imports).toEqual([])
    expect(await host.command(order(host, 300), organiser)).toMatchObject({ ok: true, imported: 300 })
  })

  it('IM-9 is seen by nobody before its commit, and holds back what is decided meanwhile until then', async () => {
    const world = new World()
    const host = await world.create()
    world.journal.hold()
    const done = host.command(order(host, 300), organiser)
    while (world.journal.waiting === 0) await Promise.resolve()
    expect(host.state.imports).toEqual([])
    expect(onBoard(world, host)).toHaveLength(3)
    world.journal.release()
    await done
    expect(host.state.imports).toHaveLength(1)
    expect(onBoard(world, host)).toHaveLength(303)
  })

  it('IM-4 of submissions is noticed when it comes again, also after a restart', async () => {
    const world = new World()
    const host = await world.create()
    const { eventId } = host.state
    const submissions = { kind: 'submissions' } as const
    expect(await host.command(order(host, 150, submissions), organiser)).toMatchObject({ ok: true, imported: 150 })
    await world.restart()
    const loaded = (await world.registry.get(eventId))!
    const again = { ...order(loaded, 151, submissions), importId: 'imp2' }
    const plan = await loaded.planImport(again)
    expect([plan.there.length, plan.adds.length]).toEqual([150, 1])
    expect(await loaded.command(again, organiser)).toMatchObject({ ok: true, imported: 1 })
  })
})
