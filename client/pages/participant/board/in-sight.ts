// Which cards of a board are on the screen, or nearly. Cards come and go: the board is watched, not each of them.

/** So far outside the screen still counts: who scrolls there sees carets at once. */
const margin = '25%'

export function inSight(board: HTMLElement, seen: (actionIds: string[]) => void) {
  const watched = new Set<HTMLElement>()
  const visible = new Set<HTMLElement>()
  const tell = () => seen([...visible].map((card) => card.dataset['action']!))
  const crossings = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) visible.add(target as HTMLElement)
      else visible.delete(target as HTMLElement)
    }
    tell()
  }, { rootMargin: margin })
  const watch = () => {
    for (const card of watched) {
      if (card.isConnected) continue
      crossings.unobserve(card)
      watched.delete(card)
      if (visible.delete(card)) tell()
    }
    for (const card of board.querySelectorAll<HTMLElement>('[data-action]')) {
      if (watched.has(card)) continue
      watched.add(card)
      crossings.observe(card)
    }
  }
  const changes = new MutationObserver(watch)
  changes.observe(board, { childList: true, subtree: true })
  watch()
  return {
    destroy: () => {
      changes.disconnect()
      crossings.disconnect()
    },
  }
}
