// The stage timer. Server time in ms since the epoch; running over is shown, not hidden.
export type Timer =
  | { kind: 'running'; endsAt: number; seconds: number }
  | { kind: 'stopped'; remainingMs: number; seconds: number }

export function startTimer(seconds: number, now: number): Timer {
  return { kind: 'running', endsAt: now + seconds * 1000, seconds }
}

/** What is left on the clock, in ms; negative once it has run over. */
export function remainingMs(timer: Timer, now: number): number {
  return timer.kind === 'running' ? timer.endsAt - now : timer.remainingMs
}

export function stopTimer(timer: Timer, now: number): Timer {
  return { kind: 'stopped', remainingMs: remainingMs(timer, now), seconds: timer.seconds }
}

export function resumeTimer(timer: Timer, now: number): Timer {
  return { kind: 'running', endsAt: now + remainingMs(timer, now), seconds: timer.seconds }
}

/** Never below zero left: taking off more than there is ends the time now. */
export function addToTimer(timer: Timer, seconds: number, now: number): Timer {
  const left = Math.max(0, Math.max(0, remainingMs(timer, now)) + seconds * 1000)
  return timer.kind === 'running'
    ? { kind: 'running', endsAt: now + left, seconds: timer.seconds }
    : { kind: 'stopped', remainingMs: left, seconds: timer.seconds }
}
