import { describe, expect, it } from 'vitest'
import { BallotKeeper } from '../../../client/state/ballot-keeper.ts'
import { rankForm, toBallot, type Tiers } from '../../../client/state/ranking.ts'
import { ballot, Desk, memoryStorage, owner, setUp, settled } from './desk.ts'

const tiers = (...ids: string[]): Tiers => ids.map((id) => [id])
const closed = { code: 'question-sealed' as const, message: 'Voting is closed.' }

/** A page that shows the question `q`; `pass` lets the time pass in which changes are collected. */
function openPage(parts: { desk?: Desk; memory?: ReturnType<typeof memoryStorage>; open?: boolean } & Partial<ReturnType<typeof setUp>> = {}) {
  const { desk, outbox, storage } = parts.outbox ? (parts as ReturnType<typeof setUp>) : setUp(parts.desk, parts.storage)
  const memory = parts.memory ?? memoryStorage()
  const due: (() => void)[] = []
  const keeper = new BallotKeeper({
    outbox, questionId: 'q', form: rankForm(['a', 'b', 'c', 'd']), connected: () => desk.reachable, open: parts.open ?? true,
    memory, memoryKey: 'm', changed: () => undefined,
    after: (_ms, call) => {
      due.push(call)
      return () => void due.splice(due.indexOf(call), 1)
    },
  })
  const pass = async () => {
    for (const call of due.slice()) call()
    await settled()
  }
  return { desk, outbox, storage, memory, keeper, due, pass }
}

describe('saving', () => {
  it('CL-3 collects quick changes into one ballot, and says saved only after the answer', async () => {
    const { keeper, desk, pass, due } = openPage()
    expect(keeper.saving).toBe('nothing')
    keeper.set(tiers('a'))
    keeper.set(tiers('a', 'b'))
    keeper.set(tiers('b', 'a'))
    expect(due).toHaveLength(1)
    expect(keeper.saving).toBe('saving')
    const passed = pass()
    expect(keeper.saving).toBe('saving')
    await passed
    expect(keeper.saving).toBe('saved')
    expect(desk.counted).toHaveLength(1)
    expect(keeper.confirmed).toEqual({ ballot: ballot('b', 'a'), revision: 1, receipt: 'receipt-1' })
  })

  it('CL-3 is not saved while a later change is still to be sent', async () => {
    const { keeper, pass } = openPage()
    keeper.set(tiers('a'))
    const passed = pass()
    keeper.set(tiers('a', 'b'))
    await passed
    expect(keeper.saving).toBe('saving')
    await pass()
    expect(keeper.saving).toBe('saved')
  })

  it('waits offline, and is saved once it is sent', async () => {
    const { keeper, desk, outbox, pass } = openPage()
    desk.reachable = false
    keeper.set(tiers('a'))
    await pass()
    expect(keeper.saving).toBe('waiting')
    desk.reachable = true
    outbox.resume(owner, {})
    await settled()
    expect(keeper.saving).toBe('saved')
    expect(desk.counted).toHaveLength(1)
  })

  it('hands over what is collected when the page goes away', async () => {
    const { keeper, desk } = openPage()
    keeper.set(tiers('a'))
    keeper.close()
    await settled()
    expect(desk.kept?.ballot).toEqual(ballot('a'))
  })
})

describe('what comes from elsewhere', () => {
  it('is shown: after a reload from the server, or from the device if that is newer', async () => {
    const first = openPage()
    first.keeper.set(tiers('a', 'b'))
    await first.pass()
    const reloaded = setUp(first.desk, first.storage)
    reloaded.outbox.resume(owner, first.desk.own('q'))
    expect(openPage(reloaded).keeper.value).toEqual(tiers('a', 'b'))

    first.desk.reachable = false
    first.keeper.set(tiers('b', 'a'))
    await first.pass()
    const again = setUp(first.desk, first.storage)
    const page = openPage(again)
    again.outbox.resume(owner, first.desk.own('q'))
    await settled()
    expect(page.keeper.value).toEqual(tiers('b', 'a'))
    expect(page.keeper.saving).toBe('waiting')
  })

  it('does not undo a change that was made meanwhile', () => {
    const { keeper, outbox } = openPage()
    keeper.set(tiers('c'))
    outbox.resume(owner, { q: { ballot: ballot('a'), revision: 7, receipt: 'r' } })
    expect(keeper.value).toEqual(tiers('c'))
    keeper.flush()
    expect(outbox.entry('q')?.revision).toBe(8)
  })

  it('does not reorder a tie that the server has sorted', async () => {
    const { keeper, desk, outbox, pass } = openPage()
    keeper.set([['b', 'a']])
    await pass()
    const own = desk.own('q')['q']!
    outbox.resume(owner, { q: { ...own, ballot: toBallot([['a', 'b']]), revision: 2 } })
    expect(keeper.value).toEqual([['b', 'a']])
  })
})

describe('once voting is closed', () => {
  it('CL-4 the last confirmed ranking counted', async () => {
    const { keeper, pass } = openPage()
    keeper.set(tiers('a'))
    await pass()
    expect(keeper.outcome()).toMatchObject({ kind: 'counted', ballot: { ballot: ballot('a') } })
  })

  it('CL-4 a change that never left the device came too late; the earlier ranking counted, or none', async () => {
    const { keeper, desk, outbox, pass } = openPage()
    keeper.set(tiers('a'))
    await pass()
    desk.reachable = false
    keeper.set(tiers('b'))
    expect(keeper.outcome()).toMatchObject({ kind: 'late', ballot: { ballot: ballot('a') } })
    await pass()
    outbox.giveUp('q', closed)
    expect(keeper.outcome()).toMatchObject({ kind: 'late', ballot: { ballot: ballot('a') } })

    const other = openPage()
    other.desk.reachable = false
    other.keeper.set(tiers('b'))
    await other.pass()
    expect(other.keeper.outcome()).toEqual({ kind: 'late', ballot: null })
  })

  it('claims nothing about a change whose answer never came', async () => {
    const { keeper, desk, outbox, pass } = openPage()
    desk.mute = true
    keeper.set(tiers('a'))
    await pass()
    outbox.giveUp('q', closed)
    expect(keeper.outcome()).toEqual({ kind: 'unsure', ballot: null })
  })

  it('who ranked nothing is told so, but only by a page that saw the voting', () => {
    expect(openPage().keeper.outcome()).toEqual({ kind: 'none', ballot: null })
    expect(openPage({ open: false }).keeper.outcome()).toEqual({ kind: 'unknown', ballot: null })
  })

  it('a reload keeps what counted, though the server no longer knows whose it is', async () => {
    const { keeper, memory, pass } = openPage()
    keeper.set(tiers('a', 'b'))
    await pass()
    const reloaded = openPage({ memory, open: false })
    expect(reloaded.keeper.outcome()).toMatchObject({ kind: 'counted', ballot: { ballot: ballot('a', 'b') } })
    expect(reloaded.keeper.value).toEqual(tiers('a', 'b'))
  })
})
