// Whatever connections do, everybody ends up with one document.
import { onTestFinished, test } from 'vitest'
import { startFailingServer } from '../support/failing-server.ts'
import { playPartitions } from './partitions.ts'

const seed = Number(process.env.PLENARY_SEED)
/** Only for a machine that has much else to do. */
const patienceMs = 300_000

test(`ST-16 people who lose their connections at random end up with the same bytes as the server (PLENARY_SEED=${seed})`, async () => {
  const server = await startFailingServer()
  onTestFinished(() => server.remove())
  await playPartitions(server, seed, 3)
}, patienceMs)
