// Sharing long lists over pages of the screen, by height. All lengths are in em of the screen (1/120 of its width).
// Heights are estimated from the text, never too small: a line is assumed full a little early, and the page clamps
// each text at the lines that were reckoned with, so nothing is ever cut in the middle.

/** Items in order; each page at most `room` high, `gap` between items. One that is too high for any page gets one of its own. */
export function paginate<T>(items: readonly T[], height: (item: T) => number, room: number, gap: number): T[][] {
  const pages: T[][] = []
  let left = 0
  for (const item of items) {
    const needs = height(item)
    const page = pages.at(-1)
    if (page && needs + gap <= left) {
      page.push(item)
      left -= needs + gap
    } else {
      pages.push([item])
      left = room - needs
    }
  }
  return pages
}

/** Lines that a text takes at most, in a column that is `width` em of its own font wide. */
export function linesOf(text: string, width: number, { most, bold = false }: { most: number; bold?: boolean }): number {
  let lines = 1
  let left = width
  for (const word of text.split(/\s+/u).filter(Boolean)) {
    let needs = widthOf(word) * (bold ? boldness : 1)
    if (needs > left && left < width) {
      lines++
      left = width
    }
    while (needs > width) {
      lines++
      needs -= width
    }
    left -= needs + spaceEm
  }
  return Math.min(most, lines)
}

const spaceEm = 0.28
const boldness = 1.08

/** em of Arial and the fonts made to its measure, rounded up. */
const widths: [letters: string, em: number][] = [
  ["iljI.,;:'’!|", 0.29], ['tfr-()[]/ ', 0.34], ['cksvxyzJ', 0.51], ['w', 0.73], ['mMW%', 0.9], ['@—', 1.02],
]
const widthOfLetter = new Map(widths.flatMap(([letters, em]) => [...letters].map((letter): [string, number] => [letter, em])))
const ideographs = 0x2e80

function widthOf(word: string): number {
  let width = 0
  for (const letter of word) {
    const other = letter.codePointAt(0)! >= ideographs ? 1.02 : letter >= 'A' && letter <= 'Z' ? 0.73 : 0.57
    width += widthOfLetter.get(letter) ?? other
  }
  return width
}
