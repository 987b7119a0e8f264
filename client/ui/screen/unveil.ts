// The order of an unveiling: pages from the last to the first, each for as long as its bands take to appear, and a moment.
const lookMs = 1_500

/** `pages` in reading order. The returned function cancels. */
export function unveil(pages: { index: number; bands: number }[], bandMs: number, turnTo: (index: number) => void, done: () => void): () => void {
  let timer: ReturnType<typeof setTimeout>
  const step = (at: number): void => {
    const page = pages[at]
    if (!page) return done()
    turnTo(page.index)
    timer = setTimeout(() => step(at - 1), page.bands * bandMs + lookMs)
  }
  step(pages.length - 1)
  return () => clearTimeout(timer)
}
