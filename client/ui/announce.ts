// One polite live region a page; `Announcer.svelte` puts it there.
let region: HTMLElement | null = null
let again = false

/** Says `text` once to screen readers. The same text twice in a row is said twice. */
export function announce(text: string): void {
  if (!region) return
  again = !again
  region.textContent = again ? text : `${text} `
}

/** An attachment: makes the element the page's live region. */
export function liveRegion(element: HTMLElement): () => void {
  region = element
  return () => {
    if (region === element) region = null
  }
}
