// kill -9 in mid-load: whatever anybody saw or had acknowledged is there afterwards.
import { expect, onTestFinished, test } from 'vitest'
import { randomFrom } from '../support/random.ts'
import { startServer } from '../support/server.ts'
import { KillingRoom } from './killing.ts'

const seed = Number(process.env.PLENARY_SEED)
/** Only for a machine that has much else to do. */
const patienceMs = 300_000

test(`EV-2 after each of 5 kills in mid-load nothing is gone that anybody saw or had acknowledged (PLENARY_SEED=${seed})`, async () => {
  const server = await startServer()
  onTestFinished(() => server.remove())
  const room = await KillingRoom.open(server, randomFrom(seed))
  onTestFinished(() => room.close())
  for (let kill = 1; kill <= 5; kill++) await room.round()
  expect(server.output()).not.toMatch(/"level":(50|60)/)
}, patienceMs)
