// Which of a programme's events a personal link opens now, and which comes next.
import type { ProgrammeEvent } from './state.ts'

/** What is asked of each event: whether it is over, and whether its room has gone beyond the first stage. */
export type Sitting = ProgrammeEvent & { title: string; closed: boolean; begun: boolean }

/** So long before its time, the doors of an event are open. */
export const doorsMs = 60 * 60_000

/**
 * The event that is on: one that has begun before one whose doors are just open, and among those the latest in the order.
 * `next` is the earliest of the others that are not over; those without a time come last.
 */
export function sittingNow(sittings: readonly Sitting[], now: number): { running: Sitting | null; next: Sitting | null } {
  const open = sittings.filter(({ closed }) => !closed)
  const isOn = ({ startsAt, begun }: Sitting): boolean => begun || (startsAt !== null && now >= startsAt - doorsMs)
  const running = open.findLast(({ begun }) => begun) ?? open.findLast(isOn) ?? onlyOne(open)
  const next = open.filter((one) => one !== running && !one.begun).sort((a, b) => (a.startsAt ?? Infinity) - (b.startsAt ?? Infinity))[0] ?? null
  return { running, next }
}

/** Where nobody said when anything is, the first that is not over is the one. */
function onlyOne(open: readonly Sitting[]): Sitting | null {
  return open.every(({ startsAt }) => startsAt === null) ? open[0] ?? null : null
}
