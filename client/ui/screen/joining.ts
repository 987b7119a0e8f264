// How the way in is shown: the code in two halves for reading aloud, and the link behind the QR code.
import type { EventState } from '../../../shared/event/state.ts'

/** `ABCD2345` as `ABCD 2345`. */
export function grouped(code: string): string {
  return code.length === 8 ? `${code.slice(0, 4)} ${code.slice(4)}` : code
}

/** The code one character at a time, for screen readers. */
export function spelled(code: string): string {
  return [...code].join(' ')
}

/** The digits that can be spoken, for as long as they let somebody in. */
export function spokenNow({ closedAt, joining: { door, spoken } }: Pick<EventState, 'closedAt' | 'joining'>, now: number): { code: string; until: number } | null {
  return spoken && closedAt === null && door === 'open' && now < spoken.until ? spoken : null
}

/** `012345` as `012 345`. */
export function inThrees(digits: string): string {
  return digits.replace(/(?<=.)(?=(?:.{3})+$)/g, ' ')
}

export function joinLink(origin: string, code: string): string {
  return `${origin}/#${code}`
}
