// The ballot box's contract over every adapter.
import { expect, it } from 'vitest'
import { MemoryBallotBox } from '../../server/adapters/memory/ballot-box.ts'
import { SqliteBallotBox } from '../../server/adapters/sqlite/ballot-box.ts'
import { describeBallotBox, row } from './ballot-box-suite.ts'
import { temporaryFolder } from './folders.ts'

describeBallotBox({
  name: 'memory',
  place: () => {
    const box = new MemoryBallotBox()
    return { open: async () => box }
  },
})

describeBallotBox({
  name: 'sqlite',
  place: () => {
    const folder = temporaryFolder()
    return { open: () => SqliteBallotBox.open(folder) }
  },
})

it('BL-28 a ballot of another question is saved before one with thousands of ballots is finished, read or copied', async () => {
  const box = await SqliteBallotBox.open(temporaryFolder())
  await Promise.all(Array.from({ length: 3_000 }, (_, i) => box.put('q', row(`voter-${i}`))))
  const order: string[] = []
  const during = async (what: string, long: Promise<unknown>): Promise<void> => {
    const saved = box.put('other', row(what)).then(({ result }) => order.push(`${what}: ${result}`))
    await Promise.all([long.then(() => order.push(what)), saved])
  }
  await during('read', box.rows('q'))
  await during('copied', box.copyTo(temporaryFolder()))
  await during('finished', box.finish('q'))
  await during('given out', box.finished('q'))
  expect(order).toEqual(['read', 'copied', 'finished', 'given out'].flatMap((what) => [`${what}: stored`, what]))
  await box.close()
})
