// Where things stand on the track: shares of its width from 0 to 1.
import { position } from '../../../../shared/replay/axis.ts'
import type { Axis } from '../../../../shared/replay/axis.ts'
import type { Chapter, Moment } from '../../../../shared/replay/timeline.ts'

export function shareOf(axis: Axis, time: number): number {
  return position(axis, time) / axis.length
}

/** Chapters with the width they take. Those that nobody could see are left out: the room only passed through. */
export function chapterColumns(axis: Axis, chapters: readonly Chapter[]): { chapter: Chapter; start: number; width: number }[] {
  return chapters.map((chapter) => {
    const start = shareOf(axis, chapter.at)
    return { chapter, start, width: shareOf(axis, chapter.until) - start }
  }).filter(({ width }, index) => width > 0 || index === chapters.length - 1)
}

/** Moments that would lie on each other go together under the first. `apart` is the least distance as a share. */
export function momentMarks(axis: Axis, moments: readonly Moment[], apart: number): { at: number; moments: Moment[] }[] {
  const marks: { at: number; moments: Moment[] }[] = []
  for (const moment of moments) {
    const at = shareOf(axis, moment.at)
    const last = marks[marks.length - 1]
    if (last && at - last.at < apart) last.moments.push(moment)
    else marks.push({ at, moments: [moment] })
  }
  return marks
}
