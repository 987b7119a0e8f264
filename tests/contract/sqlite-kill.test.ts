// SQLite across processes: what was acknowledged outlives a kill, the lock goes with the process, a full disk passes.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import { SqliteBallotBox } from '../../server/adapters/sqlite/ballot-box.ts'
import { SqliteJournal } from '../../server/adapters/sqlite/journal.ts'
import { temporaryFolder } from './folders.ts'

const program = fileURLToPath(new URL('./sqlite-child.ts', import.meta.url))

type Child = { process: ChildProcess; lines: AsyncIterator<string>; next(): Promise<string> }

function start(command: string, args: string[]): Child {
  const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'] })
  onTestFinished(() => { child.kill('SIGKILL') })
  const lines = createInterface({ input: child.stdout! })[Symbol.asyncIterator]()
  const next = async () => {
    const { value, done } = await lines.next()
    if (done) throw new Error('The child ended.')
    return String(value)
  }
  return { process: child, lines, next }
}

/** Kills without warning after `count` lines; gives all that it said. */
async function killAfter(child: Child, count: number): Promise<string[]> {
  const said: string[] = []
  while (said.length < count) said.push(await child.next())
  const ended = once(child.process, 'exit')
  child.process.kill('SIGKILL')
  for (let line = await child.lines.next(); !line.done; line = await child.lines.next()) said.push(String(line.value))
  await ended
  return said
}

describe('a server killed in the middle of its work', () => {
  it('ST-6 has every acknowledged entry in the journal, and no part of a batch', async () => {
    const folder = temporaryFolder()
    for (const count of [5, 40]) {
      const isolated = `${folder}/${count}`
      const acknowledged = await killAfter(start(process.execPath, [program, 'journal', isolated]), count)
      const journal = await SqliteJournal.open(isolated)
      const entries = await journal.read('a', 1, 10_000)
      await journal.close()
      expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, index) => index + 1))
      expect(entries.length).toBeGreaterThanOrEqual(Number(acknowledged.at(-1)))
      expect(entries.every(({ seq, payload }) => payload.length === 3000 && payload.every((byte) => byte === seq % 256))).toBe(true)
    }
  })

  it('ST-6 has every acknowledged ballot in the box', async () => {
    const folder = temporaryFolder()
    const acknowledged = await killAfter(start(process.execPath, [program, 'ballots', folder]), 40)
    const box = await SqliteBallotBox.open(folder)
    const stored = new Set((await box.rows('q')).map(({ pseudonym }) => pseudonym))
    await box.close()
    expect(acknowledged.filter((pseudonym) => !stored.has(pseudonym))).toEqual([])
  })

  it.each([
    { mode: 'journal', open: (folder: string) => SqliteJournal.open(folder) },
    { mode: 'ballots', open: (folder: string) => SqliteBallotBox.open(folder) },
  ])('kept the folder to itself while it ran, and no longer: $mode', async ({ mode, open }) => {
    const folder = temporaryFolder()
    const child = start(process.execPath, [program, mode, folder])
    await child.next()
    await expect(open(folder)).rejects.toMatchObject({ code: 'data-locked', message: expect.stringContaining('already running') })
    await killAfter(child, 1)
    await (await open(folder)).close()
  })
})

const canLimit = process.platform === 'linux' && spawnSync('prlimit', ['--version']).status === 0

describe.skipIf(!canLimit)('a disk without room', () => {
  it('ST-7 makes appends unavailable, leaves reading as it was, and is forgotten when there is room again', async () => {
    const folder = temporaryFolder()
    const child = start('sh', ['-c', `ulimit -S -f 2000; exec "$0" "$@"`, process.execPath, program, 'fill', folder])
    const [, result, count] = /^(\w+) after (\d+)$/.exec(await child.next()) ?? []
    expect(result).toBe('unavailable')
    expect(Number(count)).toBeGreaterThan(5)
    expect(await child.next()).toBe(`${count} read`)
    expect(spawnSync('prlimit', ['--pid', String(child.process.pid), '--fsize=unlimited']).status).toBe(0)
    const ended = once(child.process, 'exit')
    child.process.stdin!.write('go on\n')
    expect(await child.next()).toBe('ok')
    await ended
    const journal = await SqliteJournal.open(folder)
    expect(await journal.streams()).toEqual([{ stream: 'a', seq: Number(count) + 1 }])
    await journal.close()
  })
})
