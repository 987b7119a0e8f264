// Rows that change place slide there from where they were (FLIP), across both lists and over a change of scroll.
import { flushSync } from 'svelte'
import { prefersReducedMotion } from 'svelte/motion'

export const moveMs = 160

/** Rows by action; an action stands in one list at a time. */
export type Rows = () => Map<string, HTMLElement>

/**
 * Makes a change to the lists. Where `hold` names a row, the page is scrolled so that this row stays under the reader's
 * eye and thumb, as far as it can be.
 */
export function flip(rows: Rows, change: () => void, hold?: string): void {
  const before = new Map([...rows()].map(([id, row]) => [id, row.getBoundingClientRect()]))
  flushSync(change)
  const now = rows()
  for (const row of now.values()) for (const running of row.getAnimations()) running.cancel()

  const held = hold === undefined ? undefined : now.get(hold)
  const heldBefore = hold === undefined ? undefined : before.get(hold)
  if (held && heldBefore) scrollBy({ top: held.getBoundingClientRect().top - heldBefore.top, behavior: 'instant' })
  if (prefersReducedMotion.current) return
  for (const [id, row] of now) {
    const from = before.get(id)
    if (from) slide(row, from, row.getBoundingClientRect())
  }
}

function slide(row: HTMLElement, from: DOMRect, to: DOMRect): void {
  const [dx, dy] = [from.left - to.left, from.top - to.top]
  const inSight = Math.max(from.bottom, to.bottom) > 0 && Math.min(from.top, to.top) < innerHeight
  if (!inSight || Math.hypot(dx, dy) < 1) return
  row.animate(
    [{ transform: `translate(${dx}px, ${dy}px)` }, { transform: 'none' }],
    { duration: moveMs, easing: 'cubic-bezier(.2, 0, 0, 1)' },
  )
}
