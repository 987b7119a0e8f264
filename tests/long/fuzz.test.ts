// A million mutated and forged inputs over every layer. PLENARY_SEED repeats a run; a failure prints it.
import { expect, test } from 'vitest'
import { fuzzBallots } from '../fuzz/layers/ballots.ts'
import { fuzzCommands } from '../fuzz/layers/commands.ts'
import { Crowd } from '../fuzz/layers/crowd.ts'
import { fuzzGuard } from '../fuzz/layers/guard.ts'
import { fuzzRooms } from '../fuzz/layers/room.ts'
import { fuzzSockets } from '../fuzz/layers/sockets.ts'
import { randomFrom } from '../support/random.ts'

const seed = Number(process.env.PLENARY_SEED)

/** Of a million. */
const frames = { guard: 200_000, board: 300_000, awareness: 200_000, sockets: 100_000, commands: 100_000, ballots: 100_000 }
const crowds = 2_000

test('[long] updates against the guard and its reference', () => {
  expect(fuzzGuard(seed, frames.guard)['accepted']).toBeGreaterThan(frames.guard / 20)
})

test('[long] honest crowds', () => {
  for (let i = 0; i < crowds; i++) {
    try {
      const crowd = new Crowd(randomFrom(seed + i), 4)
      for (let step = 0; step < 150; step++) crowd.step()
      crowd.settle()
    } catch (error) {
      throw new Error(`PLENARY_SEED=${seed}, crowd ${i}`, { cause: error })
    }
  }
})

test('[long] board frames', async () => {
  expect((await fuzzRooms(seed, frames.board, 15))['rows of forged updates']).toBeGreaterThan(frames.board / 100)
})

test('[long] awareness', async () => {
  expect((await fuzzRooms(seed + 1_000_000, frames.awareness, 90))['awareness']).toBeGreaterThan(frames.awareness / 2)
})

test('[long] bytes on sockets', async () => {
  expect((await fuzzSockets(seed, frames.sockets))['closed: 1002']).toBeGreaterThan(0)
})

test('[long] commands', async () => {
  expect((await fuzzCommands(seed, frames.commands))['done: stage.go']).toBeGreaterThan(0)
})

test('[long] ballots', async () => {
  expect((await fuzzBallots(seed, frames.ballots))['cast']).toBeGreaterThan(0)
})
