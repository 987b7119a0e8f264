// npm run --silent count -- FILE …: counts a file of ballots.
// Standard output has the count and nothing else; what is wrong goes to standard error, with exit code 1 (the file) or 2 (the command).
import { readFileSync } from 'node:fs'
import { readArgs, usage, UsageError } from './count/args.ts'
import { FileError } from './count/ballot-file.ts'
import { countFile } from './count/count-file.ts'
import { readBallotFile, textOf } from './count/read-file.ts'
import { report } from './count/report.ts'

function run(words: readonly string[]): number {
  let file = ''
  try {
    const args = readArgs(words)
    if (args === 'help') return say(process.stdout, usage, 0)
    file = args.file
    const ballots = readBallotFile(file, textOf(readFileSync(file)), args.groups)
    const result = countFile(ballots, { ...args, groups: args.groups !== null })
    return say(process.stdout, args.json ? JSON.stringify(result) : report(file, result), 0)
  } catch (error) {
    if (error instanceof UsageError) return say(process.stderr, `${error.message}\n\n${usage}`, 2)
    if (error instanceof FileError) return say(process.stderr, `${file}${error.line === null ? '' : `, line ${error.line}`}: ${error.message}`, 1)
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') return say(process.stderr, `${file}: there is no such file.`, 1)
    if (code === 'EISDIR' || code === 'EACCES') return say(process.stderr, `${file}: it cannot be read.`, 1)
    throw error
  }
}

function say(stream: NodeJS.WriteStream, text: string, code: number): number {
  stream.write(`${text}\n`)
  return code
}

process.exitCode = run(process.argv.slice(2))
