// npm run --silent rehearse -- EVENT …: runs the agenda of an event with simulated people, on a copy in memory.
// The event itself is only read, over HTTP; what people, ballots and results come to here is kept nowhere.
import { findTemplate } from '../../shared/templates/templates.ts'
import type { EventPlan } from '../control/create.ts'
import { readRehearsalArgs, rehearsalUsage, RehearsalError } from './rehearse/args.ts'
import type { RehearsalArgs } from './rehearse/args.ts'
import { copyOf, foldEntries } from './rehearse/copy.ts'
import type { StageRights } from './rehearse/copy.ts'
import { fetchEntries } from './rehearse/fetch.ts'
import { rehearse } from './rehearse/rehearsal.ts'
import { rehearsalReport } from './rehearse/report.ts'

async function run(words: readonly string[]): Promise<number> {
  try {
    const args = await readRehearsalArgs(words)
    if (args === 'help') return say(process.stdout, rehearsalUsage, 0)
    const { plan, rights } = await source(args)
    const rehearsal = await rehearse({ plan, rights, people: args.people, seed: args.seed })
    return say(process.stdout, args.json ? JSON.stringify(rehearsal) : rehearsalReport(rehearsal), rehearsal.isFine ? 0 : 1)
  } catch (error) {
    if (error instanceof RehearsalError) return say(process.stderr, `${error.message}\n\n${rehearsalUsage}`, 2)
    throw error
  }
}

async function source(args: RehearsalArgs): Promise<{ plan: EventPlan; rights: StageRights[] }> {
  if (args.from === 'event') return copyOf(foldEntries(await fetchEntries(args.server, args.key, args.eventId)))
  const template = findTemplate(args.template)
  if (!template) throw new RehearsalError(`There is no template “${args.template}”.`)
  return { plan: template, rights: template.agenda.map(() => ({})) }
}

function say(stream: NodeJS.WriteStream, text: string, code: number): number {
  stream.write(`${text}\n`)
  return code
}

process.exit(await run(process.argv.slice(2)))
