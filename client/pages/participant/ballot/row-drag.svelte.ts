// Dragging a ranked row by its grip: the row follows the pointer, the others make room, nothing changes before the drop.
import type { DragPoint } from '../../../ui/drag.ts'
import { dropGap, makingRoom, type RowSpan } from './drop-gap.ts'
import { flip, type Rows } from './flip.ts'

const betweenCardsPx = 8

export type DragRows = {
  /** The element that holds the rows, each with `data-ranked` and `data-tier`. */
  list: () => HTMLElement | undefined
  /** `putBack` ends the drag; it belongs to the same change of the page as the move. */
  drop: (id: string, gap: number, putBack: () => void) => void
}

export class RowDrag {
  /** The lifted row. */
  id = $state<string | null>(null)
  /** How far it is from its place, px. */
  dy = $state(0)
  /** How far each other row stands aside, px. */
  shifts = $state.raw<ReadonlyMap<string, number>>(new Map())
  #parts: DragRows
  #rows: RowSpan[] = []
  #gap: number | null = null

  constructor(parts: DragRows) {
    this.#parts = parts
  }

  /** For the grip of a row. */
  by(id: string): (grip: HTMLElement) => () => void {
    return (grip) => {
      let isGone = false
      let stop = (): void => {}
      // Fetched once the row is there: everything can be done without dragging.
      void import('../../../ui/drag.ts').then(({ drag }) => {
        if (isGone) return
        stop = drag({
          start: () => this.#lift(id),
          move: (point) => this.#follow(id, point),
          drop: () => this.#letGo(id, this.#gap),
          cancel: () => this.#letGo(id, null),
        }, { coveredBelow: () => document.querySelector('.dock')?.getBoundingClientRect().height ?? 0 })(grip)
      }, () => {})
      return () => {
        isGone = true
        stop()
      }
    }
  }

  #lift(id: string): void {
    this.#rows = [...this.#rowElements()].map(([id, row]) => {
      const { top, bottom } = row.getBoundingClientRect()
      return { id, tier: Number(row.dataset['tier']), top: top + scrollY, bottom: bottom + scrollY }
    })
    this.#gap = null
    this.id = id
    this.dy = 0
  }

  #follow(id: string, { dy }: DragPoint): void {
    const own = this.#rows.find((row) => row.id === id)
    if (!own) return
    this.dy = dy
    const gap = dropGap(this.#rows, id, (own.top + own.bottom) / 2 + dy)
    if (gap === this.#gap) return
    this.#gap = gap
    this.shifts = makingRoom(this.#rows, id, gap, own.bottom - own.top + betweenCardsPx)
  }

  #letGo(id: string, gap: number | null): void {
    const putBack = () => {
      this.id = null
      this.dy = 0
      this.shifts = new Map()
    }
    if (gap === null) flip(this.#rowElements, putBack)
    else this.#parts.drop(id, gap, putBack)
  }

  #rowElements: Rows = () => {
    const rows = this.#parts.list()?.querySelectorAll<HTMLElement>('[data-ranked]') ?? []
    return new Map([...rows].map((row) => [row.dataset['ranked'] ?? '', row]))
  }
}
