// Rows put in another order by pointer: which one is lifted, and before which it would land. Keys and buttons are the rows' own.
import { drag } from '../drag.ts'

export class RowOrder {
  lifted = $state.raw<string | null>(null)
  /** Place among the other rows, from 0 on. */
  place = $state(0)
  dy = $state(0)
  readonly #list: () => HTMLElement | undefined
  readonly #drop: (id: string, to: number) => void

  constructor(list: () => HTMLElement | undefined, drop: (id: string, to: number) => void) {
    this.#list = list
    this.#drop = drop
  }

  /** For the handle of a row. */
  handle(id: string): (handle: HTMLElement) => () => void {
    return drag({
      start: ({ y }) => {
        this.lifted = id
        this.#look(y, 0)
      },
      move: ({ y, dy }) => this.#look(y, dy),
      drop: () => {
        const to = this.place
        this.lifted = null
        this.#drop(id, to)
      },
      cancel: () => (this.lifted = null),
    })
  }

  #look(y: number, dy: number): void {
    this.dy = dy
    const others = [...(this.#list()?.children ?? [])].filter((row) => row instanceof HTMLElement && row.dataset['row'] !== this.lifted)
    const below = others.findIndex((row) => {
      const { top, height } = row.getBoundingClientRect()
      return y < top + height / 2
    })
    this.place = below === -1 ? others.length : below
  }
}
