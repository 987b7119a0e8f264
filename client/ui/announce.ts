// One polite live region a page; `Announcer.svelte` puts it there.
let region: HTMLElement | null = null
let again = false
let emptying: ReturnType<typeof setTimeout> | undefined
/** Long enough to be read out, and gone for who comes to the end of the page later. */
const saidMs = 15_000

/** Says `text` once to screen readers. The same text twice in a row is said twice. */
export function announce(text: string): void {
  if (!region) return
  again = !again
  region.textContent = again ? text : `${text} `
  clearTimeout(emptying)
  emptying = setTimeout(() => region && (region.textContent = ''), saidMs)
}

/** An attachment: makes the element the page's live region. */
export function liveRegion(element: HTMLElement): () => void {
  region = element
  return () => {
    if (region === element) region = null
  }
}
