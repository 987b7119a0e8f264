// The journal's contract over every adapter.
import { MemoryJournal } from '../../server/adapters/memory/journal.ts'
import { SqliteJournal } from '../../server/adapters/sqlite/journal.ts'
import { temporaryFolder } from './folders.ts'
import { describeJournal } from './journal-suite.ts'

describeJournal({
  name: 'memory',
  place: () => {
    const journal = new MemoryJournal()
    return { open: async () => journal }
  },
})

describeJournal({
  name: 'sqlite',
  place: () => {
    const folder = temporaryFolder()
    return { open: () => SqliteJournal.open(folder) }
  },
})
