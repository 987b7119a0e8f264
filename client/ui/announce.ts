// The polite live regions of a page: its own, which `Announcer.svelte` puts there, and that of an open dialog, as a screen reader hears nothing
// from outside of one. The latest is spoken through.
const regions: HTMLElement[] = []
let again = false
let emptying: ReturnType<typeof setTimeout> | undefined
/** Long enough to be read out, and gone for who comes to the end of the page later. */
const saidMs = 15_000
const closingMs = 500
let saidAtMs = 0

/** Says `text` once to screen readers. The same text twice in a row is said twice. */
export function announce(text: string): void {
  const region = regions.at(-1)
  if (!region) return
  again = !again
  region.textContent = again ? text : `${text} `
  saidAtMs = Date.now()
  clearTimeout(emptying)
  emptying = setTimeout(() => (region.textContent = ''), saidMs)
}

/** An attachment: makes the element a live region. What was said just as a dialog closed is said outside of it. */
export function liveRegion(element: HTMLElement): () => void {
  regions.push(element)
  return () => {
    const at = regions.indexOf(element)
    regions.splice(at, 1)
    if (at > 0 && element.textContent && Date.now() - saidAtMs < closingMs) announce(element.textContent.trim())
  }
}
