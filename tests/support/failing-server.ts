// The real server on a disk that a test can make fail.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Fault } from './failing-disk.ts'
import { startServer } from './server.ts'
import type { RunningServer } from './server.ts'

export type FailingServer = RunningServer & {
  /** From the next commit on. */
  break(fault: Fault): Promise<void>
}

export async function startFailingServer(): Promise<FailingServer> {
  const folder = await mkdtemp(join(tmpdir(), 'plenary-'))
  const file = join(folder, 'fault')
  await writeFile(file, 'none')
  const server = await startServer({ NODE_OPTIONS: `--import ${new URL('./failing-disk.ts', import.meta.url).href}`, PLENARY_TEST_FAULT: file })
  return {
    ...server,
    break: (fault) => writeFile(file, fault),
    remove: async () => {
      await server.remove()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
