// The kills of tests/faults, a hundred times on one folder: long enough for checkpoints to be saved and loaded under way.
import { expect, onTestFinished, test } from 'vitest'
import { KillingRoom } from '../faults/killing.ts'
import { randomFrom } from '../support/random.ts'
import { startServer } from '../support/server.ts'

const seed = Number(process.env.PLENARY_SEED)

test(`EV-2 after each of 100 kills in mid-load nothing is gone that anybody saw or had acknowledged (PLENARY_SEED=${seed})`, async () => {
  const server = await startServer()
  onTestFinished(() => server.remove())
  const room = await KillingRoom.open(server, randomFrom(seed))
  onTestFinished(() => room.close())
  for (let kill = 1; kill <= 100; kill++) await room.round()
  expect(server.output()).not.toMatch(/"level":(50|60)/)
})
