// Going through a list of steps one at a time: statements, pairs, sets.

/** The next step that is open: behind `from` first, then from the start; `count` (past the end) where none is. */
export function nextOpen(count: number, from: number, isOpen: (step: number) => boolean): number {
  for (let on = 1; on <= count; on++) {
    const step = (from + on) % count
    if (step !== from && isOpen(step)) return step
  }
  return count
}

/** The first open step, for somebody who comes (back) to the page. */
export function firstOpen(count: number, isOpen: (step: number) => boolean): number {
  return nextOpen(count, -1, isOpen)
}
