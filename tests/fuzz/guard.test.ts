// The guard against people as they are, and against updates forged from the board itself.
import { expect, test } from 'vitest'
import { randomFrom } from '../support/random.ts'
import { Crowd } from './layers/crowd.ts'
import { fuzzGuard } from './layers/guard.ts'

const seed = Number(process.env.PLENARY_SEED)

test('RM-1 RM-3 nothing that honest people write, undo, keep back or send in a batch is refused, and all agree in the end', () => {
  for (let crowds = 0; crowds < 60; crowds++) {
    try {
      const crowd = new Crowd(randomFrom(seed + crowds))
      for (let i = 0; i < 80; i++) crowd.step()
      crowd.settle()
    } catch (error) {
      throw new Error(`PLENARY_SEED=${seed}, crowd ${crowds}`, { cause: error })
    }
  }
})

test('RM-3 RM-11 RM-31 whatever is forged, the guard and Yjs agree about what readers see', () => {
  const outcomes = fuzzGuard(seed, 3_000)
  expect(outcomes['accepted']).toBeGreaterThan(100)
  expect(Object.keys(outcomes).length).toBeGreaterThan(10)
})
