// Which action is open. It is in the address, so that the browser's back closes it and a reload keeps it.

const prefix = '#action/'

export class OpenAction {
  id: string | null = $state(fromHash(location.hash))
  /** The entry in the history is ours: going back closes. */
  #pushed = false
  #scrollY = 0

  href(id: string): string {
    return prefix + encodeURIComponent(id)
  }

  open(id: string): void {
    if (id === this.id) return
    if (this.id === null) {
      this.#scrollY = scrollY
      history.pushState(history.state, '', this.href(id))
      this.#pushed = true
    } else history.replaceState(history.state, '', this.href(id))
    this.id = id
  }

  close(): void {
    if (this.id === null) return
    if (this.#pushed) history.back()
    else {
      history.replaceState(history.state, '', location.pathname + location.search)
      this.id = null
    }
  }

  /** For `popstate` and `hashchange`. */
  follow(): void {
    const id = fromHash(location.hash)
    if (id === null) this.#pushed = false
    this.id = id
  }

  /** Where the board stood when the action was opened, in px. */
  get boardScrollY(): number {
    return this.#scrollY
  }
}

function fromHash(hash: string): string | null {
  if (!hash.startsWith(prefix)) return null
  try {
    return decodeURIComponent(hash.slice(prefix.length)) || null
  } catch {
    return null
  }
}
