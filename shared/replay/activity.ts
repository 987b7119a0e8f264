// How much each stakeholder group did over time: people who joined, changes to boards, ballots handed in;
// counted in equal steps of the axis. Groups of fewer than five people have no lane of their own.
import { poolGroups } from '../ranking/groups.ts'
import { position } from './axis.ts'
import type { Axis } from './axis.ts'
import { Column, Names } from './columns.ts'

/** `groups`: those counted in it, null for people who named none. Everybody where no group is large enough to be told apart. */
export type Lane = { groups: (string | null)[] | 'everybody'; counts: number[] }

export class Activity {
  readonly #index = new Column()
  readonly #group = new Column()
  readonly #count = new Column()
  readonly #names = new Names()

  /** Indices ascend. */
  add(index: number, group: string | null, count: number): void {
    this.#index.push(index)
    this.#group.push(group === null ? 0 : this.#names.number(group) + 1)
    this.#count.push(count)
  }

  /** How much each group did altogether; in order of appearance. */
  sums(): Map<string | null, number> {
    const sums = new Map<string | null, number>()
    for (let i = 0; i < this.#index.length; i++) {
      const group = this.#groupAt(i)
      sums.set(group, (sums.get(group) ?? 0) + this.#count.at(i))
    }
    return sums
  }

  /** `people`: the group of everybody who joined. One lane a group that is large enough, in the event's order; the others share the last one. */
  lanes(people: readonly (string | null)[], groups: readonly string[], axis: Axis, bins: number, timeOf: (index: number) => number): Lane[] {
    const strata = poolGroups(people, groups)
    const isTold = strata.length > 1 && strata.every(({ ballots }) => ballots !== null)
    const lanes: Lane[] = (isTold ? strata : [{ groups: 'everybody' as const }]).map((stratum) => ({ groups: stratum.groups, counts: new Array<number>(bins).fill(0) }))
    const laneOf = new Map<string | null, Lane>(lanes.flatMap((lane) => (lane.groups === 'everybody' ? [] : lane.groups.map((group): [string | null, Lane] => [group, lane]))))
    const others = laneOf.get(null) ?? lanes[lanes.length - 1]!
    for (let i = 0; i < this.#index.length; i++) {
      const lane = laneOf.get(this.#groupAt(i)) ?? others
      const bin = Math.min(bins - 1, Math.floor((position(axis, timeOf(this.#index.at(i))) / axis.length) * bins))
      lane.counts[bin]! += this.#count.at(i)
    }
    return lanes
  }

  #groupAt(place: number): string | null {
    const group = this.#group.at(place)
    return group === 0 ? null : this.#names.name(group - 1)
  }
}
