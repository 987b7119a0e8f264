// What the organiser's front page shows of its events: those that are looked for, and what is on comes first.
import { plainWords } from '../../../shared/submissions/query.ts'
import type { EventRow } from './requests.ts'

/** From so many events and programmes on there is a field to look for one. */
export const worthLooking = 8

/** Every word of `wanted` is in one of the texts, however accents and capitals are written. */
export function isFound(wanted: string, ...texts: string[]): boolean {
  const text = plainWords(texts.join(' '))
  return plainWords(wanted).split(' ').every((word) => text.includes(word))
}

/** An event that runs, with people in it, before those that only wait; otherwise as they came. */
export function liveFirst(events: readonly EventRow[]): EventRow[] {
  return [...events].sort((a, b) => Number(b.people > 0) - Number(a.people > 0))
}
