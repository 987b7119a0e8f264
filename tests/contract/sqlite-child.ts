// A process of its own, for tests that kill it or take its disk away.
// node sqlite-child.ts journal|ballots|fill FOLDER: writes what was acknowledged to stdout, a line each.
import { writeSync } from 'node:fs'
import { SqliteBallotBox } from '../../server/adapters/sqlite/ballot-box.ts'
import { SqliteJournal } from '../../server/adapters/sqlite/journal.ts'
import type { StoredEntry } from '../../server/ports.ts'

const [mode, folder = ''] = process.argv.slice(2)
const say = (line: string) => writeSync(1, `${line}\n`)

const entry = (seq: number, payloadBytes: number): StoredEntry => ({
  seq, entryId: `entry-${seq}`, at: seq, by: 'person', kind: 'fact', boardId: null,
  payload: new Uint8Array(payloadBytes).fill(seq % 256), salt: new Uint8Array(16), hash: new Uint8Array(32),
})

if (mode === 'journal') {
  const journal = await SqliteJournal.open(folder)
  for (let seq = 1; ; seq++) {
    const [result] = await journal.append([{ stream: 'a', expectedSeq: seq - 1, fence: 0, entries: [entry(seq, 3000)] }])
    if (result === 'ok') say(String(seq))
  }
}

if (mode === 'ballots') {
  const box = await SqliteBallotBox.open(folder)
  for (let turn = 1; ; turn++) {
    const pseudonyms = ['aa', 'bb', 'cc'].map((name) => `${name}-${turn}`)
    await Promise.all(pseudonyms.map(async (pseudonym) => {
      const row = { pseudonym, revision: 1, idempotencyKey: pseudonym, group: null, ballot: '{}', receipt: '' }
      if ((await box.put('q', row)).result === 'stored') say(pseudonym)
    }))
  }
}

if (mode === 'fill') {
  const journal = await SqliteJournal.open(folder)
  const append = async (seq: number) => (await journal.append([{ stream: 'a', expectedSeq: seq - 1, fence: 0, entries: [entry(seq, 100_000)] }]))[0]
  let seq = 1
  while (await append(seq) === 'ok') seq += 1
  say(`${await append(seq)} after ${seq - 1}`)
  say(`${(await journal.read('a', 1, 1000)).length} read`)
  await new Promise((resolve) => process.stdin.once('data', resolve))
  say(String(await append(seq)))
  await journal.close()
  process.exit()
}
