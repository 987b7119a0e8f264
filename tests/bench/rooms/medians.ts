// What several rounds come to: the median of each figure, for one server with so many people under one load.
import { median, quantile } from './latency.ts'
import type { LoadName, Measured } from './measure.ts'
import type { Kind } from './servers.ts'

export type Group = { people: number; whole: boolean }

/** NaN where nothing was measured. */
export class Medians {
  readonly #measured: readonly Measured[]

  constructor(measured: readonly Measured[], { people, whole }: Group, kind: Kind) {
    this.#measured = measured.filter((m) => m.people === people && m.whole === whole && m.kind === kind)
  }

  get joinCpuSeconds(): number {
    return this.#of((m) => m.joins.cpuSeconds)
  }

  get enteringCpuSeconds(): number {
    return this.#of((m) => m.enteringCpuSeconds)
  }

  get joinP99(): number {
    return this.#of((m) => m.joins.p99)
  }

  get bytesPerPerson(): number {
    return this.#of((m) => m.bytesPerPerson)
  }

  load(name: LoadName): { cpu: number; p50: number; p99: number; delivered: number; cursors: number; joinMs: number; frames: number } {
    const of = (figure: (load: NonNullable<Measured['loads'][LoadName]>) => number): number => this.#of((m) => (m.loads[name] ? figure(m.loads[name]) : NaN))
    return {
      cpu: of(({ cpu }) => cpu), p50: of(({ edits }) => edits.p50), p99: of(({ edits }) => edits.p99), delivered: of(({ edits }) => edits.delivered),
      cursors: of(({ moves }) => (moves.sent > 0 ? moves.delivered : NaN)), joinMs: of(({ joins }) => quantile([...joins].sort((a, b) => a - b), 0.5)),
      frames: of(({ framesPerPerson }) => framesPerPerson),
    }
  }

  #of(figure: (measured: Measured) => number): number {
    return median(this.#measured.map(figure))
  }
}

export function groupsOf(measured: readonly Measured[]): Group[] {
  const groups = new Map(measured.map(({ people, whole }) => [`${people} ${whole}`, { people, whole }]))
  return [...groups.values()]
}
