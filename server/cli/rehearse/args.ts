// The words of the command line, and the organiser's key where the server keeps it.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

export type RehearsalArgs = { people: number; seed: string; json: boolean } & (
  | { from: 'event'; eventId: string; server: string; key: string }
  | { from: 'template'; template: string }
)

export const rehearsalUsage = `npm run --silent rehearse -- EVENT [--people N] [--server URL] [--seed TEXT] [--json]
npm run --silent rehearse -- --template NAME [--people N] [--seed TEXT] [--json]

Runs the agenda of an event, or of a template, with simulated people who join, write, argue and vote, on a copy in memory.
  EVENT     the event's id, as in the address of its console
  --people  how many (200; at most 2,000)
  --server  where the event's server answers (http://localhost:3000)
  --seed    the same text gives the same people; without it, the event's id
  --json    for programs
The organiser's key is taken from ORGANISER_KEY, or from DATA_DIR (./data), where the server keeps it.`

/** What was typed and cannot be done. */
export class RehearsalError extends Error {}

const mostPeople = 2_000

export async function readRehearsalArgs(words: readonly string[], env: NodeJS.ProcessEnv = process.env): Promise<RehearsalArgs | 'help'> {
  const { values, positionals } = parsed(words)
  if (values.help) return 'help'
  const people = Number(values.people)
  if (!Number.isInteger(people) || people < 1 || people > mostPeople) throw new RehearsalError(`--people is a whole number from 1 to ${mostPeople}.`)
  const [eventId, ...more] = positionals
  if (more.length > 0) throw new RehearsalError(`One event at a time: what is “${more[0]}”?`)
  const common = { people, json: values.json }
  if (values.template !== undefined) return { ...common, from: 'template', template: values.template, seed: values.seed ?? values.template }
  if (eventId === undefined) throw new RehearsalError('Which event is to be rehearsed?')
  return { ...common, from: 'event', eventId, server: values.server, key: await keyFrom(env), seed: values.seed ?? eventId }
}

function parsed(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words], allowPositionals: true,
      options: {
        people: { type: 'string', default: '200' }, server: { type: 'string', default: 'http://localhost:3000' }, seed: { type: 'string' },
        template: { type: 'string' }, json: { type: 'boolean', default: false }, help: { type: 'boolean', default: false },
      },
    })
  } catch (error) {
    throw new RehearsalError(error instanceof Error ? error.message : String(error))
  }
}

async function keyFrom({ ORGANISER_KEY, DATA_DIR = './data' }: NodeJS.ProcessEnv): Promise<string> {
  if (ORGANISER_KEY) return ORGANISER_KEY
  try {
    return (await readFile(join(DATA_DIR, 'organiser-key'), 'latin1')).trim()
  } catch {
    throw new RehearsalError('The organiser’s key is missing: set ORGANISER_KEY, or DATA_DIR to the folder of the server.')
  }
}
