// Whatever connections do, everybody ends up with one document.
import { writeFileSync } from 'node:fs'
import { join as joinPath } from 'node:path'
import { onTestFinished, test } from 'vitest'
import { temporaryFolder } from '../contract/folders.ts'
import type { Fault } from '../support/failing-disk.ts'
import { randomFrom } from '../support/random.ts'
import { startServer } from '../support/server.ts'
import { Partitions } from './partitions.ts'

const seed = Number(process.env.PLENARY_SEED)
/** Only for a machine that has much else to do. */
const patienceMs = 300_000

test(`ST-16 people who lose their connections at random end up with the same bytes as the server (PLENARY_SEED=${seed})`, async () => {
  const faultFile = joinPath(temporaryFolder(), 'fault')
  const breakDisk = (fault: Fault): void => writeFileSync(faultFile, fault)
  breakDisk('none')
  const server = await startServer({
    NODE_OPTIONS: `--import ${new URL('../support/failing-disk.ts', import.meta.url).href}`, PLENARY_TEST_FAULT: faultFile,
  })
  onTestFinished(() => server.remove())
  for (let game = 0; game < 3; game++) {
    const random = randomFrom(seed + game)
    const partitions = await Partitions.open(server, random)
    for (let round = 0; round < 15; round++) {
      const fails = random.below(5) === 0
      breakDisk(fails ? 'full' : 'none')
      await partitions.round({ isSaved: !fails })
    }
    breakDisk('none')
    await partitions.expectOneDocument()
    partitions.close()
  }
}, patienceMs)
