// The ballot box's contract over every adapter.
import { MemoryBallotBox } from '../../server/adapters/memory/ballot-box.ts'
import { SqliteBallotBox } from '../../server/adapters/sqlite/ballot-box.ts'
import { describeBallotBox } from './ballot-box-suite.ts'
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
