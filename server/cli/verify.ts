// npm run --silent verify -- ARCHIVE: whether an archive is what it was when it was written, and every result counted again.
// Exit code 0 only if all holds; 1 where something does not, or the file is none; 2 for a wrong command. What takes too long is ended.
import { readFile, stat } from 'node:fs/promises'
import { ArchiveThread } from '../adapters/threads/archive-thread.ts'
import { archiveBounds } from '../../shared/archive/format.ts'
import { report } from './verify/report.ts'

const usage = 'Usage: npm run --silent verify -- ARCHIVE [--json]\n\nChecks an archive of a session: every byte, the chain, what the journal comes to, and every result.'

async function run(words: readonly string[]): Promise<number> {
  const files = words.filter((word) => !word.startsWith('--'))
  const options = words.filter((word) => word.startsWith('--'))
  if (options.includes('--help')) return say(process.stdout, usage, 0)
  const [file] = files
  if (!file || files.length > 1 || options.some((option) => option !== '--json')) return say(process.stderr, usage, 2)
  const bytes = await read(file)
  if (typeof bytes === 'string') return say(process.stderr, `${file}: ${bytes}`, 1)
  const verified = await new ArchiveThread(new URL('../archive-worker.ts', import.meta.url)).verify(bytes)
  if (!verified) return say(process.stderr, `${file}: checking takes too long or too much memory; this is no archive that the program wrote.`, 1)
  return say(process.stdout, options.includes('--json') ? JSON.stringify(verified) : report(file, verified), verified.ok ? 0 : 1)
}

async function read(file: string): Promise<Uint8Array | string> {
  try {
    if ((await stat(file)).size > archiveBounds.bytes) return 'it is too large to be an archive.'
    return await readFile(file)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') return 'there is no such file.'
    if (code === 'EISDIR' || code === 'EACCES') return 'it cannot be read.'
    throw error
  }
}

function say(stream: NodeJS.WriteStream, text: string, code: number): number {
  stream.write(`${text}\n`)
  return code
}

process.exitCode = await run(process.argv.slice(2))
