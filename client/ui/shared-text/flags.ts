// Where the names of other people's carets stand: above their caret, to its right where there is room, else to its
// left, else beside the flag that is in the way. A flag that fits nowhere is left out: the caret itself stays.

/** px, from the field's left and top edge. */
export type CaretBox = { key: string; x: number; top: number; flagWidth: number }
export type Flag = { key: string; left: number; turned: boolean }

export function placeFlags(carets: CaretBox[], fieldWidth: number): Flag[] {
  const placed: (Flag & { right: number; top: number })[] = []
  for (const caret of [...carets].sort((a, b) => a.top - b.top || a.x - b.x || (a.key < b.key ? -1 : 1))) {
    const onLine = placed.filter((flag) => Math.abs(flag.top - caret.top) < 2)
    const places = [caret.x, caret.x - caret.flagWidth, ...onLine.map((flag) => flag.right + gapPx)]
    const left = places.find((from) => from >= 0 && from + caret.flagWidth <= fieldWidth && onLine.every(
      (flag) => from >= flag.right || from + caret.flagWidth <= flag.left))
    if (left === undefined) continue
    placed.push({ key: caret.key, left, turned: left < caret.x, right: left + caret.flagWidth, top: caret.top })
  }
  return placed.map(({ key, left, turned }) => ({ key, left, turned }))
}

const gapPx = 2
