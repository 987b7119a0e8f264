// The player's keys: in the deck all of them; elsewhere only those that the page does not need itself (↑ ↓ scroll it).
import type { Player } from './player.svelte.ts'

export const stepMs = 10_000

export function keyStep(event: KeyboardEvent, player: Player): void {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
  const act = actionFor(event, player)
  if (!act) return
  event.preventDefault()
  act()
}

function actionFor({ key, target }: KeyboardEvent, player: Player): (() => void) | null {
  const element = target instanceof HTMLElement ? target : null
  const isSlider = element?.matches('.scrubber') === true
  if (!isSlider && element?.closest('input, select, textarea')) return null
  const inDeck = element?.closest('.deck') != null
  switch (key) {
    case ' ':
      return element?.closest('button, a, summary') ? null : () => player.toggle()
    case 'ArrowLeft':
      return () => player.step(-stepMs)
    case 'ArrowRight':
      return () => player.step(stepMs)
    case 'ArrowUp':
      return inDeck ? () => player.chapterStep(-1) : null
    case 'ArrowDown':
      return inDeck ? () => player.chapterStep(1) : null
    case 'Home':
      return inDeck ? () => player.seek(player.from) : null
    case 'End':
      return inDeck ? () => player.seek(player.to) : null
    default:
      return null
  }
}
