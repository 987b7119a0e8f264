// The words of the command line.
import { parseArgs } from 'node:util'
import { treatments, type Treatment } from '../../../shared/ranking/pairwise.ts'
import { methodNames, type MethodName } from './count-reading.ts'

export interface Args {
  file: string
  method: MethodName | null
  seats: number | null
  unranked: Treatment | null
  groups: string | null
  json: boolean
}

export const usage = `npm run --silent count -- FILE [--method M] [--seats K] [--unranked last|no-information] [--groups COLUMN] [--json]

Counts a file of ballots by every method that fits, or by M.
  FILE        PrefLib .soc .soi .toc .toi .cat, Pabulib .pb, or ballots as .csv (docs/methods/ballots-csv.md)
  --method    ${methodNames.slice(0, 9).join(', ')},
              ${methodNames.slice(9).join(', ')}
  --seats     how many are to be chosen, instead of one, or of what the budget of a .pb file allows
  --unranked  what it means that a ballot leaves somebody out; without it both are counted
  --groups    the column that says which group a ballot comes from (.csv, .pb)
  --json      for programs`

/** What was typed and cannot be meant. */
export class UsageError extends Error {}

export function readArgs(words: readonly string[]): Args | 'help' {
  const { values, positionals } = parsed(words)
  if (values.help) return 'help'
  const [file, ...more] = positionals
  if (file === undefined) throw new UsageError('Which file is to be counted?')
  if (more.length > 0) throw new UsageError(`One file at a time: what is “${more[0]}”?`)
  return {
    file,
    method: oneOf('--method', values.method, methodNames),
    seats: values.seats === undefined ? null : seatsIn(values.seats),
    unranked: oneOf('--unranked', values.unranked, treatments),
    groups: values.groups ?? null,
    json: values.json ?? false,
  }
}

function parsed(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        method: { type: 'string' }, seats: { type: 'string' }, unranked: { type: 'string' }, groups: { type: 'string' },
        json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' },
      },
    })
  } catch (error) {
    throw new UsageError((error as Error).message.split('. ')[0]!)
  }
}

function oneOf<T extends string>(name: string, value: string | undefined, allowed: readonly T[]): T | null {
  if (value === undefined) return null
  const found = allowed.find((one) => one === value)
  if (!found) throw new UsageError(`${name} must be one of ${allowed.join(', ')}, not “${value}”.`)
  return found
}

function seatsIn(text: string): number {
  if (!/^\d{1,6}$/.test(text) || Number(text) < 1) throw new UsageError(`--seats must be a whole number from 1, not “${text}”.`)
  return Number(text)
}
