// Counts a file by every method that fits, or by one: both treatments of what ballots leave out, and by group where asked.
import { equalGroupProfile } from '../../../shared/ranking/groups/equal-weight.ts'
import { PooledVotes } from '../../../shared/ranking/groups/pooled.ts'
import { treatments, type PairwiseMatrix, type Treatment } from '../../../shared/ranking/pairwise.ts'
import { matrixOf } from '../../../shared/ranking/profile.ts'
import { FileError, usualTreatment, type BallotFile, type Reading } from './ballot-file.ts'
import { countReading, dependsOnTreatment, methodsOf, profileOf, type Counted, type MethodName, type Task } from './count-reading.ts'

export interface CountOptions {
  method: MethodName | null
  seats: number | null
  /** Null: both are counted, as neither is the right one without a word. */
  unranked: Treatment | null
  groups: boolean
}

export interface MethodResult extends Counted {
  /** How what a ballot leaves out was counted; left out where that makes no difference to the method. */
  unranked?: Treatment
  /** The same under the other treatment, where both were counted and ballots leave something out. */
  otherwise?: Counted & { unranked: Treatment }
  /** Whether the winners depend on the treatment. */
  topDiffers?: boolean
  groups?: GroupResults
}

/** There each ballot is looked at, not only each that differs. */
const mostInGroups = 2_000_000

export interface GroupResults {
  /** Groups with fewer than five ballots are counted together, and with the smallest other one until they have five. */
  strata: (Pick<Counted, 'ranking' | 'winners'> & { groups: (string | null)[]; ballots: number })[]
  /** Every stratum with the same weight, whatever its number of ballots. */
  everyGroupEqual: Pick<Counted, 'ranking' | 'winners'>
}

export interface CountResult {
  candidates: string[]
  ballots: number
  results: Partial<Record<MethodName, MethodResult>>
}

export function countFile(file: BallotFile, options: CountOptions): CountResult {
  const results: [MethodName, MethodResult][] = []
  const done = new Set<MethodName>()
  const matrices = new Matrices(file)
  for (const reading of file.readings) {
    const fitting = methodsOf(reading).filter((method) => !done.has(method) && (options.method ? method === options.method : !reading.onlyIfAsked))
    for (const method of fitting) {
      done.add(method)
      results.push([method, countMethod(file, matrices, reading, method, options)])
    }
  }
  if (results.length === 0) {
    const possible = file.readings.flatMap((reading) => [...methodsOf(reading)])
    throw new FileError(null, `These ballots cannot be counted by ${options.method}, but by ${[...new Set(possible)].join(', ')}.`)
  }
  return { candidates: file.candidates, ballots: file.ballots, results: Object.fromEntries(results) }
}

function countMethod(file: BallotFile, matrices: Matrices, reading: Reading, method: MethodName, { seats, unranked, groups }: CountOptions): MethodResult {
  const by = (treatment: Treatment, counted: Reading = reading): Counted => countReading(counted, method, {
    candidates: file.candidates,
    limits: seats !== null ? { seats } : file.money,
    treatment,
    matrix: () => matrices.of(counted, treatment),
  } satisfies Task)
  const treatment = unranked ?? usualTreatment
  const result: MethodResult = by(treatment)
  if (groups && method !== 'agree') result.groups = countGroups(file, reading, (one) => by(treatment, one))
  if (!dependsOnTreatment(method)) return result
  result.unranked = treatment
  if (unranked !== null || file.complete) return result
  const other = treatments.find((one) => one !== treatment)!
  const { pairwise: _, ...otherwise } = by(other)
  return { ...result, otherwise: { unranked: other, ...otherwise }, topDiffers: !sameSet(result.winners, otherwise.winners) }
}

/** The same ballots are put into a matrix once, not for each method again. */
class Matrices {
  readonly #made = new Map<Reading, Partial<Record<Treatment, PairwiseMatrix>>>()
  readonly #file: BallotFile

  constructor(file: BallotFile) {
    this.#file = file
  }

  of(reading: Reading, treatment: Treatment): PairwiseMatrix {
    if (reading.kind !== 'rank') throw new TypeError('Only ranked ballots have a matrix.')
    const { candidates, complete } = this.#file
    const made = this.#made.get(reading) ?? {}
    this.#made.set(reading, made)
    const asked = complete ? usualTreatment : treatment
    return made[asked] ??= matrixOf(profileOf(candidates, reading.casts), asked)
  }
}

function countGroups(file: BallotFile, reading: Reading, count: (reading: Reading) => Counted): GroupResults {
  if (file.ballots > mostInGroups) throw new FileError(null, `It has ${file.ballots} ballots: by group no more than ${mostInGroups} are counted.`)
  const casts: readonly { vote: unknown; weight: number; group: string | null }[] = reading.casts
  const votes = casts.flatMap(({ vote, weight, group }) => Array.from({ length: weight }, () => ({ vote, group })))
  const names = [...new Set(casts.flatMap(({ group }) => group ?? []))].sort()
  const pooled = PooledVotes.of(file.candidates, votes, names)
  const withBallots = (ballots: readonly { vote: unknown; weight: number }[]): Reading =>
    ({ ...reading, casts: ballots.map((ballot) => ({ ...ballot, group: null })) }) as Reading
  const short = ({ ranking, winners }: Counted): Pick<Counted, 'ranking' | 'winners'> => ({ ranking, winners })
  return {
    strata: pooled.strata.map(({ groups, ballots, profile }) => ({ groups: [...groups], ballots, ...short(count(withBallots(profile.ballots))) })),
    everyGroupEqual: short(count(withBallots(equalGroupProfile(pooled).ballots))),
  }
}

export function sameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((name) => b.includes(name))
}
