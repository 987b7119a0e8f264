// Says the last minutes of a stage, politely, on whatever page looks at the timer.
import type { Timer } from '../../shared/event/timer.ts'
import { warningBetween, type TimerWarning } from '../ui/timer-warning.ts'
import type { EventStore } from './event.svelte.ts'

/** To be called while a component is set up. */
export function watchTimer(event: EventStore, say: (warning: TimerWarning) => void): void {
  let before: { timer: Timer | null; now: number } | null = null
  $effect(() => {
    const timer = event.state?.timer ?? null
    const { now } = event
    const warning = warningBetween(before, timer, now)
    before = { timer, now }
    if (warning) say(warning)
  })
}
