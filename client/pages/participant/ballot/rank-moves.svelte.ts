// What a person does to the ranking: the move, what is said about it, and where focus and page stay.
// Invariants: every move is announced once; focus stays on what was moved, or in the list that was worked through.
import type { RankStore } from '../../../state/rank-store.svelte.ts'
import { add, moveDown, moveToGap, moveToPosition, moveUp, placeOf, takeOut, toggleTie, type Tiers } from '../../../state/ranking.ts'
import { announce } from '../../../ui/announce.ts'
import { texts } from '../../../ui/texts/ballots/rank.ts'
import { flip } from './flip.ts'
import { afterMove } from './words.ts'

export class RankMoves {
  /** The row whose move bar is open. */
  selected = $state<string | null>(null)
  /** The row that Tab goes to. */
  #current = $state<string | null>(null)
  #store: RankStore
  #titleOf: (id: string) => string
  #root: () => HTMLElement | undefined

  constructor(store: RankStore, titleOf: (id: string) => string, root: () => HTMLElement | undefined) {
    this.#store = store
    this.#titleOf = titleOf
    this.#root = root
  }

  isTabStop(id: string): boolean {
    const current = this.#current !== null && placeOf(this.#store.tiers, this.#current) ? this.#current : this.#store.tiers[0]?.[0]
    return id === current
  }

  focused(id: string): void {
    this.#current = id
  }

  select(id: string): void {
    this.selected = this.selected === id ? null : id
  }

  /** From within the move bar: focus goes back to the row. */
  close(id: string): void {
    if (this.selected !== id) return
    this.selected = null
    this.#rowButton(id)?.focus()
  }

  add(id: string): void {
    const { pool, tiers, isFull, most } = this.#store
    if (isFull) return announce(texts.full(most))
    const at = pool.indexOf(id)
    const next = pool[at + 1] ?? pool[at - 1]
    flip(this.#rows, () => this.#store.set(add(tiers, id)), next)
    this.#say(tiers, id)
    this.#current = id
    const goOn = next ? this.#poolRow(next) : this.#rowButton(id)
    goOn?.focus({ preventScroll: true })
  }

  takeOut(id: string): void {
    const { tiers } = this.#store
    const rows = tiers.flat()
    const at = rows.indexOf(id)
    const next = rows[at + 1] ?? rows[at - 1]
    flip(this.#rows, () => {
      if (this.selected === id) this.selected = null
      this.#store.set(takeOut(tiers, id))
    }, next)
    this.#say(tiers, id)
    const goOn = next ? this.#rowButton(next) : this.#poolRow(id)
    goOn?.focus({ preventScroll: true })
  }

  up(id: string, event: Event): void {
    this.#move(id, moveUp(this.#store.tiers, id), event)
  }

  down(id: string, event: Event): void {
    this.#move(id, moveDown(this.#store.tiers, id), event)
  }

  to(id: string, position: number, event: Event): void {
    this.#move(id, moveToPosition(this.#store.tiers, id, position), event)
  }

  tie(id: string, event: Event): void {
    this.#move(id, toggleTie(this.#store.tiers, id), event)
  }

  dropped(id: string, gap: number, putBack: () => void): void {
    const before = this.#store.tiers
    flip(this.#rows, () => {
      putBack()
      this.#store.set(moveToGap(before, id, gap))
    })
    this.#say(before, id)
    this.#current = id
    this.#row(id)?.querySelector<HTMLElement>('.rank-grip')?.focus({ preventScroll: true })
  }

  /** Keys on a row. Arrows alone go from row to row, on an open row or its grip (or with Alt, anywhere) they move it. */
  key(id: string, event: KeyboardEvent, onGrip = false): void {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    const moving = event.altKey || onGrip || this.selected === id
    const rows = this.#store.tiers.flat()
    const at = rows.indexOf(id)
    if (event.key === 'ArrowUp') moving ? this.up(id, event) : this.#focusRow(rows[at - 1])
    else if (event.key === 'ArrowDown') moving ? this.down(id, event) : this.#focusRow(rows[at + 1])
    else if (event.key === 'Home') moving ? this.to(id, 1, event) : this.#focusRow(rows[0])
    else if (event.key === 'End') moving ? this.to(id, rows.length, event) : this.#focusRow(rows.at(-1))
    else if (event.key === 'Delete' || event.key === 'Backspace') this.takeOut(id)
    else if (event.key === 'Escape' && this.selected === id) this.selected = null
    else return
    event.preventDefault()
  }

  /** Arrow keys also go through the pool. */
  poolKey(id: string, event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
    const { pool } = this.#store
    const to = { ArrowUp: pool.indexOf(id) - 1, ArrowDown: pool.indexOf(id) + 1, Home: 0, End: pool.length - 1 }[event.key]
    if (to === undefined) return
    event.preventDefault()
    const next = pool[to]
    if (next) this.#poolRow(next)?.focus()
  }

  #move(id: string, after: Tiers, event: Event): void {
    const control = event.currentTarget as HTMLElement
    const before = this.#store.tiers
    const byPointer = event instanceof MouseEvent && event.detail > 0
    flip(this.#rows, () => this.#store.set(after), byPointer ? id : undefined)
    this.#say(before, id)
    this.#current = id
    const stay = control.isConnected ? control : this.#rowButton(id)
    stay?.focus({ preventScroll: true })
    if (!byPointer) this.#row(id)?.scrollIntoView({ block: 'nearest', behavior: 'instant' })
  }

  #say(before: Tiers, id: string): void {
    announce(afterMove(before, this.#store.tiers, id, this.#store.order.length, this.#titleOf))
  }

  #focusRow(id: string | undefined): void {
    if (id) this.#rowButton(id)?.focus()
  }

  #rows = () => {
    const rows = [...(this.#root()?.querySelectorAll<HTMLElement>('[data-ranked], [data-pool]') ?? [])]
    return new Map(rows.map((row) => [row.dataset['ranked'] ?? row.dataset['pool'] ?? '', row]))
  }

  #row(id: string): HTMLElement | null {
    return this.#root()?.querySelector<HTMLElement>(`[data-ranked="${CSS.escape(id)}"]`) ?? null
  }

  #rowButton(id: string): HTMLElement | null {
    return this.#row(id)?.querySelector<HTMLElement>('.rankrow-main') ?? null
  }

  #poolRow(id: string): HTMLElement | null {
    return this.#root()?.querySelector<HTMLElement>(`[data-pool="${CSS.escape(id)}"]`) ?? null
  }
}
