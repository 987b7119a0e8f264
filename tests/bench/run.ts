// npm run bench -- NAME …: runs one of the benchmarks that lie beside this file. Without a name, says which there are.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'

const [name, ...args] = process.argv.slice(2)
const names = benchmarks()

if (name !== undefined && names.includes(name)) {
  const { default: run } = await import(`./${name}.ts`) as { default: (args: string[]) => Promise<void> }
  await run(args)
} else {
  if (name !== undefined) console.error(`There is no benchmark called ${name}.\n`)
  console.log(['npm run bench -- NAME, where NAME is one of', ...names.map((known) => `  ${known.padEnd(10)} ${purposeOf(known)}`)].join('\n'))
  process.exitCode = name === undefined ? 0 : 1
}

function benchmarks(): string[] {
  return readdirSync(folder()).filter((file) => file.endsWith('.ts') && file !== 'run.ts').map((file) => file.slice(0, -'.ts'.length)).sort()
}

/** The first sentence of its header. */
function purposeOf(known: string): string {
  const [first = ''] = readFileSync(`${folder()}/${known}.ts`, 'utf8').split('\n')
  return first.replace(/^\/\/ /, '')
}

function folder(): string {
  return dirname(fileURLToPath(import.meta.url))
}
