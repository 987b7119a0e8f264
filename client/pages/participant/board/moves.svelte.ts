// Moving actions: by buttons, by a list, by keys on a lifted card, by pointer. Every move is announced once.
import { tick } from 'svelte'
import type { BoardStore } from '../../../state/board.svelte.ts'
import { announce } from '../../../ui/announce.ts'
import { alongText } from '../../../ui/direction.ts'
import { boardTexts } from '../../../ui/texts/board.ts'
import { countWith, othersIn, placeByKey, placeOf, type Column, type Place } from './places.ts'

export type Lifted = Place & { id: string; by: 'pointer' | 'keys' }

export class Moves {
  /** The lifted action and where it would land; others see nothing of it before it is dropped. */
  lifted: Lifted | null = $state.raw(null)
  readonly #board: BoardStore

  constructor(board: BoardStore) {
    this.#board = board
  }

  get columns(): Column[] {
    const themes: (string | null)[] = this.#board.themes.map((theme) => theme.id)
    if (this.#board.actionsOf(null).length > 0 || themes.length === 0) themes.push(null)
    return themes.map((theme) => ({ theme, ids: this.#board.actionsOf(theme).map((action) => action.id) }))
  }

  placeOf(id: string): Place | null {
    return placeOf(this.columns, id)
  }

  lift(id: string, by: Lifted['by']): boolean {
    const from = this.placeOf(id)
    if (!from || !this.#board.may('move')) return false
    this.lifted = { ...from, id, by }
    if (by === 'keys') announce(boardTexts.move.lifted(this.#board.number(id), ...this.#spoken(id, from)))
    return true
  }

  over(to: Place): void {
    if (!this.lifted) return
    const position = Math.min(to.position, othersIn(this.columns, to.theme, this.lifted.id).length)
    if (this.lifted.theme === to.theme && this.lifted.position === position) return
    this.lifted = { ...this.lifted, theme: to.theme, position }
  }

  /** True where the key was one that moves. */
  key(key: string): boolean {
    if (!this.lifted) return false
    const to = placeByKey(this.columns, this.lifted.id, this.lifted, alongText(key))
    if (!to) return false
    this.over(to)
    announce(boardTexts.move.over(...this.#spoken(this.lifted.id, to)))
    return true
  }

  drop(): void {
    const lifted = this.lifted
    this.lifted = null
    if (lifted) this.to(lifted.id, lifted)
  }

  cancel(): void {
    if (!this.lifted) return
    announce(boardTexts.move.back(this.#board.number(this.lifted.id)))
    this.lifted = null
  }

  to(id: string, to: Place): void {
    const from = this.placeOf(id)
    if (!from) return
    if (from.theme === to.theme && from.position === to.position) {
      announce(boardTexts.move.back(this.#board.number(id)))
      return
    }
    this.#board.moveAction(id, to.theme, to.position)
    const now = this.placeOf(id) ?? to
    announce(boardTexts.move.moved(this.#board.number(id), ...this.#spoken(id, now)))
  }

  /** Theme, place and count, as they are said. */
  #spoken(id: string, place: Place): [string, number, number] {
    return [this.themeTitle(place.theme), place.position + 1, countWith(this.columns, place.theme, id)]
  }

  themeTitle(theme: string | null): string {
    return this.#board.theme(theme)?.title ?? boardTexts.noTheme
  }
}

/** Lets a card travel from where it was to where it is now, and gives its grip the focus where asked to. */
export async function settle(id: string, from: DOMRect | null, focus: boolean): Promise<void> {
  await tick()
  const card = document.querySelector<HTMLElement>(`[data-action="${CSS.escape(id)}"]`)
  if (!card) return
  if (focus) card.querySelector<HTMLElement>('.card-grip')?.focus({ preventScroll: true })
  card.scrollIntoView({ block: 'nearest' })
  if (!from || matchMedia('(prefers-reduced-motion: reduce)').matches) return
  const to = card.getBoundingClientRect()
  card.animate([{ transform: `translate(${from.left - to.left}px, ${from.top - to.top}px)` }, { transform: 'none' }], {
    duration: settleMs, easing: 'cubic-bezier(.2, 0, 0, 1)',
  })
}

const settleMs = 160
