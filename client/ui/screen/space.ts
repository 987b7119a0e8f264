// The space that the screen has, in em: 1 em is 1/120 of the width, or less where the screen is very wide.
export type Space = { width: number; height: number }

/** In step with `screen.css`. */
const across = 120
const leastHeight = 60
const frame = { stand: 27, sides: 6.5, ends: 6, head: 4, gap: 2.25 }

/** em that an announcement takes below the one idea. */
export const announcementBand = 11

/** What is left for the one idea, below the heading. Window in px, the band in em. */
export function spaceFor(innerWidth: number, innerHeight: number, band = 0): Space {
  const em = Math.max(1, Math.min(innerWidth / across, innerHeight / leastHeight))
  return {
    width: innerWidth / em - frame.stand - frame.sides,
    height: innerHeight / em - frame.ends - frame.head - frame.gap - band,
  }
}
