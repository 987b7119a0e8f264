// Dragging by pointer, and nothing else: keys, buttons and announcements are the business of whoever uses it.
// Invariants: a press shorter than the threshold stays a click; a drag ends exactly once, by a drop or a cancel.

export type DragPoint = {
  /** Viewport px. */
  x: number
  y: number
  /** px since the press, what was scrolled in between included. */
  dx: number
  dy: number
}

export type DragHandlers = {
  /** Called once the pointer has moved far enough. Return false to let it be. */
  start(point: DragPoint): boolean | void
  move(point: DragPoint): void
  drop(point: DragPoint): void
  cancel(): void
}

export type DragOptions = {
  /** Scrolls under a drag near its edges. The page itself unless told. */
  scroller?: () => HTMLElement | null
  /** px of the lower edge that something floating covers. */
  coveredBelow?: () => number
  /** Where in the viewport nothing scrolls, though it is near an edge: over a place to drop on. */
  rests?: (x: number, y: number) => boolean
}

const thresholdPx = 6
const edgePx = 72
const fastestPxPerFrame = 14

/** For `{@attach drag(…)}` on the handle; the handle needs `touch-action: none`. */
export function drag(handlers: DragHandlers, options: DragOptions = {}): (handle: HTMLElement) => () => void {
  return (handle) => {
    let stop: (() => void) | null = null
    const press = (event: PointerEvent) => {
      if (stop || !event.isPrimary || event.button !== 0) return
      stop = follow(event, handlers, options, () => (stop = null))
    }
    handle.addEventListener('pointerdown', press)
    return () => {
      handle.removeEventListener('pointerdown', press)
      stop?.()
    }
  }
}

/** Follows one press until it ends. Returns what cancels it. Listens on the window, as a lifted element may move in the document. */
function follow(press: PointerEvent, handlers: DragHandlers, options: DragOptions, ended: () => void): () => void {
  const scroller = options.scroller?.() ?? document.scrollingElement ?? document.documentElement
  const from = { x: press.clientX, y: press.clientY, left: scroller.scrollLeft, top: scroller.scrollTop }
  const at = { x: press.clientX, y: press.clientY }
  let dragging = false
  let frame = 0

  const point = (): DragPoint => ({
    ...at,
    dx: at.x - from.x + scroller.scrollLeft - from.left,
    dy: at.y - from.y + scroller.scrollTop - from.top,
  })
  const listening = new AbortController()
  const listen = { signal: listening.signal, capture: true }

  function end(how: 'drop' | 'cancel', released = true) {
    listening.abort()
    cancelAnimationFrame(frame)
    ended()
    if (!dragging) return
    dragging = false
    swallowClick(released)
    if (how === 'drop') handlers.drop(point())
    else handlers.cancel()
  }

  function scrollAtEdges() {
    const page = scroller === document.scrollingElement
    const box = page ? new DOMRect(0, 0, innerWidth, innerHeight) : scroller.getBoundingClientRect()
    const bottom = box.bottom - (options.coveredBelow?.() ?? 0)
    const before = scroller.scrollTop + scroller.scrollLeft
    if (!options.rests?.(at.x, at.y)) scroller.scrollBy({ left: edgeSpeed(at.x, box.left, box.right), top: edgeSpeed(at.y, box.top, bottom), behavior: 'instant' })
    if (scroller.scrollTop + scroller.scrollLeft !== before) handlers.move(point())
    frame = requestAnimationFrame(scrollAtEdges)
  }

  addEventListener('pointermove', (event) => {
    if (event.pointerId !== press.pointerId) return
    at.x = event.clientX
    at.y = event.clientY
    if (!dragging) {
      if (Math.hypot(at.x - from.x, at.y - from.y) < thresholdPx) return
      if (handlers.start(point()) === false) return end('cancel')
      dragging = true
      frame = requestAnimationFrame(scrollAtEdges)
    }
    event.preventDefault()
    handlers.move(point())
  }, listen)
  addEventListener('pointerup', (event) => { if (event.pointerId === press.pointerId) end('drop') }, listen)
  addEventListener('pointercancel', (event) => { if (event.pointerId === press.pointerId) end('cancel') }, listen)
  addEventListener('blur', (event) => { if (event.target === window) end('cancel') }, listen)
  addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !dragging) return
    event.preventDefault()
    event.stopPropagation()
    end('cancel', false)
  }, listen)
  return () => end('cancel', false)
}

/** The release that ends a drag, or follows a cancelled one, is no click on what lies under it. */
function swallowClick(released: boolean) {
  const over = new AbortController()
  const listen = { signal: over.signal, capture: true }
  const endSoon = () => setTimeout(() => over.abort())
  addEventListener('click', (event) => {
    event.preventDefault()
    event.stopPropagation()
  }, listen)
  if (released) endSoon()
  else for (const type of ['pointerup', 'pointercancel'] as const) addEventListener(type, endSoon, listen)
}

/** px a frame to scroll: none in the middle, faster towards an edge. */
export function edgeSpeed(at: number, start: number, end: number): number {
  const zone = Math.min(edgePx, (end - start) / 4)
  if (at < start + zone) return -fastestPxPerFrame * Math.min(1, (start + zone - at) / zone)
  if (at > end - zone) return fastestPxPerFrame * Math.min(1, (at - end + zone) / zone)
  return 0
}
