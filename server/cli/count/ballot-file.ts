// What a file of ballots comes to, whatever its format.
// Invariants: candidates are named as in the file, each name once; every ballot names candidates only.
import type { Treatment } from '../../../shared/ranking/pairwise.ts'

export interface Cast<Vote> {
  vote: Vote
  /** How many ballots say just this. */
  weight: number
  group: string | null
}

/** One way to read the ballots. A file may have several: categories are approvals, and an order too. */
export type Reading =
  | { kind: 'rank'; casts: Cast<string[][]>[] }
  | { kind: 'approve'; casts: Cast<string[]>[] }
  /** Points that are added up. */
  | { kind: 'points'; casts: Cast<Record<string, number>>[] }
  | { kind: 'score'; casts: Cast<Record<string, Record<string, number>>>[]; criteria: string[]; min: number; max: number }
  /** Grades, 0 for the worst label. */
  | { kind: 'grades'; casts: Cast<Record<string, number>>[]; labels: string[] }
  | { kind: 'agree'; casts: Cast<Record<string, 1 | 0 | -1>>[] }
  /** Orders over what was shown together. */
  | { kind: 'choices'; casts: Cast<string[][][]>[] }

export type Kind = Reading['kind']

export interface BallotFile {
  candidates: string[]
  /** All of them, those that say nothing included. */
  ballots: number
  /** The first is what the file was made for; those after it are counted too, unless `onlyIfAsked`. */
  readings: (Reading & { onlyIfAsked?: boolean })[]
  /** Of files that have costs. */
  money: { costs: Record<string, number>; budget: number } | null
  /** Which treatment makes no difference, as every ballot says something of every candidate. */
  complete: boolean
}

export const usualTreatment: Treatment = 'last'

/** All points of all ballots add up to whole numbers that are exact. */
const mostBallots = 1e9
const mostPoints = 1e6
/** Each pair of them is a figure. */
const mostCandidates = 5_000

/** A file that cannot be counted. Lines count from 1; null where it is the file as a whole. */
export class FileError extends Error {
  readonly line: number | null

  constructor(line: number | null, message: string) {
    super(message)
    this.line = line
  }
}

/** A whole number of ballots, above 0. */
export function countIn(text: string, line: number): number {
  const count = Number(text.trim())
  if (!/^\d+$/.test(text.trim()) || count < 1) throw new FileError(line, `“${shortened(text)}” is no number of ballots.`)
  if (count > mostBallots) throw new FileError(line, `“${shortened(text)}” are more ballots than can be counted.`)
  return count
}

export function ballotsIn(casts: readonly Cast<unknown>[]): number {
  const ballots = casts.reduce((sum, { weight }) => sum + weight, 0)
  if (ballots > mostBallots) throw new FileError(null, 'There are more ballots in it than can be counted.')
  return ballots
}

export function checkCandidates(count: number, line: number | null): void {
  if (count > mostCandidates) throw new FileError(line, `There are more than ${mostCandidates} candidates: too many to be compared.`)
}

/** A number as people write it, within bounds; undefined for anything else. */
export function numberIn(text: string): number | undefined {
  const value = Number(text)
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) && Math.abs(value) <= mostPoints ? value : undefined
}

export function shortened(text: string): string {
  const trimmed = text.trim()
  return trimmed.length <= 40 ? trimmed : `${trimmed.slice(0, 37)}…`
}

/** Names as they are; where one comes twice, each of those with its id behind it, until no two are the same. */
export function distinctNames(named: readonly { id: string; name: string }[]): Map<string, string> {
  const times = new Map<string, number>()
  for (const { name } of named) times.set(name, (times.get(name) ?? 0) + 1)
  if (times.size === named.length) return new Map(named.map(({ id, name }) => [id, name]))
  return distinctNames(named.map(({ id, name }) => ({ id, name: times.get(name) === 1 ? name : `${name} (${id})` })))
}
