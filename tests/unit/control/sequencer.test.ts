// When what is queued is committed.
import { expect, test } from 'vitest'
import { MemoryJournal } from '../../../server/adapters/memory/journal.ts'
import { CommitLoop } from '../../../server/control/commit-loop.ts'
import type { Draft } from '../../../server/control/entries.ts'
import { Sequencer } from '../../../server/control/sequencer.ts'
import { silent, unmeasured } from '../../support/host.ts'
import { TestIds } from '../../support/ids.ts'
import { TestTimers } from '../../support/timers.ts'

const tickMs = 15

async function stream(): Promise<{ timers: TestTimers; sequencer: Sequencer; rows: () => number; pass: (ms: number) => Promise<void> }> {
  const [timers, journal] = [new TestTimers(), new MemoryJournal()]
  const loop = new CommitLoop({ journal, clock: timers.clock, timers, log: silent, meter: unmeasured, tickMs })
  let rows = 0
  const sequencer = new Sequencer({
    stream: 's', fence: await journal.acquire('s'), ids, journal, loop, last: null,
    hooks: { committed: (entries) => { rows += entries.length }, dropped: () => {} },
  })
  const pass = async (ms: number): Promise<void> => {
    timers.advance(ms)
    // The journal answers in a later turn.
    await new Promise((resolve) => { setImmediate(resolve) })
  }
  return { timers, sequencer, rows: () => rows, pass }
}

const ids = new TestIds(1)
const draft = (): Draft => ({ entryId: ids.id(), at: 0, by: 'ann', kind: 'fact', fact: { type: 'screen.blanked', blank: true } })

test('RM-42 what can wait is committed with what cannot, when somebody waits for it, or when its time is over', async () => {
  const { sequencer, rows, pass } = await stream()
  sequencer.pushPatiently([draft()], () => {})
  await pass(249)
  expect(rows()).toBe(0)
  await pass(1)
  expect(rows()).toBe(1)

  sequencer.pushPatiently([draft()], () => {})
  await pass(100)
  sequencer.push([draft()], () => {})
  await pass(0)
  expect(rows()).toBe(3)

  await pass(100)
  sequencer.pushPatiently([draft()], () => {})
  const settled: (number | null)[] = []
  sequencer.afterPending((seq) => settled.push(seq))
  await pass(0)
  expect(settled).toEqual([4])
})

test('RM-42 what was queued during a commit keeps its patience', async () => {
  const { sequencer, timers, rows, pass } = await stream()
  sequencer.push([draft()], () => {})
  timers.advance(0)
  sequencer.pushPatiently([draft()], () => {})
  await pass(tickMs)
  expect(rows()).toBe(1)
  await pass(250)
  expect(rows()).toBe(2)
})
