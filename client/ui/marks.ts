// A theme is always shown by colour, letter and shape together. Its letter and shape follow its stored colour.
import { themeColours } from '../../shared/board/schema.ts'

export type ThemeColour = (typeof themeColours)[number]

/** Shapes in a 28 × 28 box: circle, square, diamond, hexagon, shield, D-shape. */
export const markShapes: Record<ThemeColour, string> = {
  a: '<circle cx="14" cy="14" r="13"/>',
  b: '<rect x="2" y="2" width="24" height="24" rx="2"/>',
  c: '<path d="M14 0 28 14 14 28 0 14z"/>',
  d: '<path d="M7.3 2.2h13.4L27.5 14l-6.8 11.8H7.3L.5 14z"/>',
  e: '<path d="M2 2h24v12c0 7-5 11-12 13.5C7 25 2 21 2 14z"/>',
  f: '<path d="M3 2h11a12 12 0 0 1 0 24H3z"/>',
}

/** The class (`ta` … `tf`) that sets --tone and --tint. Unknown colours fall back to the first. */
export function themeClass(colour: string): string {
  return `t${themeColour(colour)}`
}

export function themeColour(colour: string): ThemeColour {
  return themeColours.find((known) => known === colour) ?? 'a'
}

export function themeLetter(colour: string): string {
  return themeColour(colour).toUpperCase()
}
