// The random partitions of tests/faults, sixty times over.
import { onTestFinished, test } from 'vitest'
import { playPartitions } from '../faults/partitions.ts'
import { startFailingServer } from '../support/failing-server.ts'

const seed = Number(process.env.PLENARY_SEED)

test(`ST-16 people who lose their connections at random end up with the same bytes as the server, 60 times (PLENARY_SEED=${seed})`, async () => {
  const server = await startFailingServer()
  onTestFinished(() => server.remove())
  await playPartitions(server, seed, 60)
})
