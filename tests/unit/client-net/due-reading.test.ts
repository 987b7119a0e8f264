import { expect, it } from 'vitest'
import { DueReading } from '../../../client/state/due-reading.ts'
import { TestTimers } from '../../support/timers.ts'

/** Readings wait until a test answers them. */
function open(): { timers: TestTimers; reading: DueReading; readings: { answer: (isAnswered: boolean) => Promise<void>; isLatest: () => boolean }[] } {
  const timers = new TestTimers()
  const readings: ReturnType<typeof open>['readings'] = []
  const reading = new DueReading({
    random: () => 1, after: (ms, call) => timers.after(ms, call),
    read: (isLatest) => new Promise((resolve) => readings.push({
      isLatest,
      answer: async (isAnswered) => {
        resolve(isAnswered)
        await new Promise(setImmediate)
      },
    })),
  })
  return { timers, reading, readings }
}

it('CL-20 a reading that is due is done, however much other news comes meanwhile', async () => {
  const { timers, reading, readings } = open()
  reading.soon(3_000)
  timers.advance(2_999)
  reading.soon(3_000)
  expect(readings).toHaveLength(0)
  timers.advance(1)
  expect(readings).toHaveLength(1)
  // What comes while it is under way is read of by the next one.
  reading.soon(3_000)
  await readings[0]!.answer(true)
  timers.advance(3_000)
  expect(readings).toHaveLength(2)
  await readings[1]!.answer(true)
  expect(timers.waiting).toBe(0)
})

it('CL-20 a reading without an answer is done again, ever later, and at once where there is news or somebody asks', async () => {
  const { timers, reading, readings } = open()
  reading.now()
  const waits = [1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]
  for (const [i, ms] of waits.entries()) {
    await readings[i]!.answer(false)
    timers.advance(ms - 1)
    expect(readings, `before the ${i + 1}. time again`).toHaveLength(i + 1)
    timers.advance(1)
    expect(readings).toHaveLength(i + 2)
  }
  await readings.at(-1)!.answer(false)
  reading.soon(5)
  timers.advance(5)
  expect(readings).toHaveLength(waits.length + 2)
  await readings.at(-1)!.answer(false)
  reading.now()
  await readings.at(-1)!.answer(false)
  timers.advance(1_000)
  expect(readings).toHaveLength(waits.length + 4)
  await readings.at(-1)!.answer(true)
  expect(timers.waiting).toBe(0)
})

it('CL-20 of two readings under way the later one counts, and after the end none does', async () => {
  const { timers, reading, readings } = open()
  reading.now()
  reading.now()
  expect(readings.map(({ isLatest }) => isLatest())).toEqual([false, true])
  await readings[0]!.answer(false)
  expect(timers.waiting).toBe(0)
  reading.close()
  await readings[1]!.answer(false)
  reading.soon(0)
  reading.now()
  expect([readings[1]!.isLatest(), timers.waiting, readings.length]).toEqual([false, 0, 2])
})
