// What is asked for on the command line of the rooms bench.
import { parseArgs } from 'node:util'
import { loads } from './measure.ts'
import type { LoadName } from './measure.ts'
import type { Kind } from './servers.ts'

export type Tier = { people: number; whole: boolean; kinds: Kind[] }
export type Settings = {
  tiers: Tier[]; seconds: number; rounds: number; flushDelay: number; nice: number; loads: LoadName[] | null
  kills: number; killed: Kind[]
}

export const allKinds: readonly Kind[] = ['ours', 'y-websocket', 'hocuspocus', 'hocuspocus-flush']

const help = `npm run bench -- rooms [options]
  --tiers 100,1000    people on one board (100,300,1000,3000,10000)
  --whole 1000        once more with whole people, ours alone: board, control channel, state, presence (1000; 0 = not)
  --seconds 4         a load is measured for so long
  --rounds 2          so often, in alternation with the peers; medians are shown
  --only ours,…       ${allKinds.join(', ')}
  --loads edits,…     ${Object.keys(loads).join(', ')} (by default what says most about a tier)
  --peers-up-to 3000  more people than this meet our server alone
  --flush-delay 25    hocuspocus' flushDelay in ms for its second column
  --kills 3           so many kill -9 under edits for each server (0 = none)
  --priority 0        above 0 lets the bench go before the machine's other work (up to 15, for a privileged user)`

export function readSettings(args: string[]): Settings | null {
  const text = (value: string) => ({ type: 'string', default: value }) as const
  const { values } = parseArgs({
    args, strict: true,
    options: {
      tiers: text('100,300,1000,3000,10000'), whole: text('1000'), seconds: text('4'), rounds: text('2'), only: text(allKinds.join()), loads: text(''),
      'peers-up-to': text('3000'), 'flush-delay': text('25'), kills: text('3'), priority: text('0'), help: { type: 'boolean' },
    },
  })
  if (values.help) {
    console.log(help)
    return null
  }
  const kinds = list(values.only) as Kind[]
  const named = list(values.loads) as LoadName[]
  const unknown = [...kinds.filter((kind) => !allKinds.includes(kind)), ...named.filter((name) => !(name in loads))]
  if (unknown.length > 0) throw new Error(`${unknown.join(', ')}: not known.\n${help}`)
  const peersUpTo = number(values['peers-up-to'])
  const counts = (value: string): number[] => list(value).map(number).filter((people) => people > 0)
  return {
    tiers: [
      ...counts(values.tiers).map((people): Tier => ({ people, whole: false, kinds: kinds.filter((kind) => kind === 'ours' || people <= peersUpTo) })),
      ...(kinds.includes('ours') ? counts(values.whole) : []).map((people): Tier => ({ people, whole: true, kinds: ['ours'] })),
    ],
    seconds: number(values.seconds), rounds: number(values.rounds), flushDelay: number(values['flush-delay']), nice: -number(values.priority),
    loads: named.length > 0 ? named : null,
    // What is stored, and when, does not depend on hocuspocus' flushDelay.
    kills: number(values.kills), killed: kinds.filter((kind) => kind !== 'hocuspocus-flush'),
  }
}

/** What is run in a tier when nothing is asked for. */
export function loadsFor(settings: Settings, people: number): LoadName[] {
  if (settings.loads) return settings.loads
  if (people <= 100) return ['quiet', 'edits']
  return people === 1_000 ? ['edits', 'fast', 'cursors'] : ['edits']
}

function list(value: string): string[] {
  return value.split(',').filter((part) => part !== '')
}

function number(value: string): number {
  const parsed = Number(value)
  if (!Number.isFinite(parsed) || parsed < 0) throw new Error(`${value} is no number.\n${help}`)
  return parsed
}
