/** Tells how wide an element is, whenever that changes. */
export const measured = (set: (width: number) => void) => (element: HTMLElement) => {
  const watcher = new ResizeObserver(() => set(element.clientWidth))
  watcher.observe(element)
  return () => watcher.disconnect()
}
