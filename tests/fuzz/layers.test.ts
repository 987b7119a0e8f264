// Twenty thousand mutated and forged inputs, with those of guard.test.ts: over sockets, board frames, awareness, commands and ballots.
import { expect, test } from 'vitest'
import { fuzzBallots } from './layers/ballots.ts'
import { fuzzCommands } from './layers/commands.ts'
import { fuzzRooms } from './layers/room.ts'
import { fuzzSockets } from './layers/sockets.ts'

const seed = Number(process.env.PLENARY_SEED)

test('RM-33 board frames, while commits fail and an honest person writes', async () => {
  const outcomes = await fuzzRooms(seed, 5_000, 15)
  expect(Object.keys(outcomes)).toEqual(expect.arrayContaining(['refused: bad-update', 'refused: not-yours', 'closed: bad-frame', 'rows of forged updates']))
})

test('RM-33 RM-18 awareness', async () => {
  expect((await fuzzRooms(seed + 1_000, 3_000, 90))['awareness']).toBeGreaterThan(2_000)
})

test('RM-33 RM-9 bytes on sockets', async () => {
  const outcomes = await fuzzSockets(seed, 3_000)
  expect(Object.keys(outcomes)).toEqual(expect.arrayContaining(['closed: 1002', 'closed: 1013', 'closed: 4413', 'rows of forged updates']))
})

test('RM-33 EV-6 EV-10 EV-12 commands', async () => {
  const outcomes = await fuzzCommands(seed, 3_000)
  expect(Object.keys(outcomes)).toEqual(expect.arrayContaining(['bad-command', 'not-allowed', 'not-saved', 'done: stage.go', 'done: undo', 'done: ballot.seal']))
})

test('RM-33 BL-1 BL-2 BL-5 BL-11 ballots', async () => {
  const outcomes = await fuzzBallots(seed, 3_000)
  expect(Object.keys(outcomes)).toEqual(expect.arrayContaining(['cast', 'ballot-stale', 'ballot-malformed', 'ballot-wrong-method', 'taken: score', 'taken: bestworst', 'taken: rankfew']))
})
