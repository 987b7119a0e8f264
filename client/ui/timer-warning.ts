// When the end of a stage comes near: at five minutes, at one, and at zero, each once.
import { remainingMs, type Timer } from '../../shared/event/timer.ts'

export type TimerWarning = 'five' | 'one' | 'zero'

const atMs: [TimerWarning, number][] = [['zero', 0], ['one', 60_000], ['five', 300_000]]
/** A page that slept through it says nothing about what is long over. */
const staleMs = 10_000

/** What was passed between two looks at a running timer, the latest of it; null where time was added or taken off in between. */
export function warningBetween(before: { timer: Timer | null; now: number } | null, timer: Timer | null, now: number): TimerWarning | null {
  if (!before?.timer || before.timer !== timer || timer.kind !== 'running') return null
  const leftBefore = remainingMs(timer, before.now)
  const left = remainingMs(timer, now)
  const passed = atMs.find(([, threshold]) => leftBefore > threshold && left <= threshold)
  return passed && passed[1] - left < staleMs ? passed[0] : null
}
