// How much each stakeholder group did over time: people who joined, changes to boards, ballots handed in;
// counted in equal steps of the axis.
import { position } from './axis.ts'
import type { Axis } from './axis.ts'

/** `group` is null for people without one. */
export type ActivityPoint = { at: number; group: string | null; count: number }

export type Lane = { group: string | null; counts: number[] }

/** One lane a group, in the event's order; people without a group come last, if there was anything from them. */
export function activityLanes(points: readonly ActivityPoint[], groups: readonly string[], axis: Axis, bins: number): Lane[] {
  const lanes: Lane[] = [...groups, null].map((group) => ({ group, counts: new Array<number>(bins).fill(0) }))
  for (const { at, group, count } of points) {
    const lane = lanes.find((lane) => lane.group === group) ?? lanes[lanes.length - 1]!
    const bin = Math.min(bins - 1, Math.floor((position(axis, at) / axis.length) * bins))
    lane.counts[bin]! += count
  }
  return lanes.filter(({ group, counts }) => group !== null || groups.length === 0 || counts.some((count) => count > 0))
}
