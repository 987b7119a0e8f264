// What the clock says: digits, the word beside them, and the same as one spoken sentence.
import { remainingMs, type Timer } from '../../shared/event/timer.ts'
import { texts } from './texts/common.ts'

export type ClockFace = { digits: string; word: string; spoken: string; phase: 'running' | 'last-five' | 'last-minute' | 'over' | 'paused' }

/** Rounds up while time is left, so that 0:00 is shown only when there is none. `nowMs` is server time. */
export function clockFace(timer: Timer, nowMs: number): ClockFace {
  const leftMs = remainingMs(timer, nowMs)
  const seconds = leftMs >= 0 ? Math.ceil(leftMs / 1000) : Math.floor(-leftMs / 1000)
  const phase = timer.kind === 'stopped' ? 'paused' : leftMs <= 0 ? 'over' : seconds <= 60 ? 'last-minute' : seconds <= 300 && timer.seconds > 300 ? 'last-five' : 'running'
  const side = leftMs <= 0 && seconds > 0 ? texts.timer.over : texts.timer.left
  const word = phase === 'paused' ? texts.timer.paused : side
  const hours = Math.floor(seconds / 3600)
  const minutes = Math.floor((seconds % 3600) / 60)
  const tail = `${pad(minutes)}:${pad(seconds % 60)}`
  return {
    digits: hours > 0 ? `${hours}:${tail}` : tail,
    word, phase,
    spoken: texts.timer.spoken(hours * 60 + minutes, seconds % 60, word),
  }
}

function pad(value: number): string {
  return String(value).padStart(2, '0')
}
