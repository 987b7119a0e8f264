// Marks that would cover each other are moved apart, each as little as it takes, the same way every time.

export type Placed = { left: number; top: number }

export type Frame = { left: number; right: number; top: number; bottom: number }

/** `side`: width of a mark. Order of the list is kept; those that stand free stay where they are, and nothing is moved out of the frame. */
export function spreadOut<P extends Placed>(points: readonly P[], side: number, frame: Frame): P[] {
  const placed: P[] = []
  for (const point of points) {
    const free = ringsAround(point, side).find((spot) => isIn(spot, frame) && placed.every((other) => Math.hypot(other.left - spot.left, other.top - spot.top) >= side))
    placed.push({ ...point, ...(free ?? { left: point.left, top: point.top }) })
  }
  return placed
}

function isIn({ left, top }: Placed, frame: Frame): boolean {
  return left >= frame.left && left <= frame.right && top >= frame.top && top <= frame.bottom
}

/** Half a mark apart: room for a hundred marks. */
const mostRings = 24

/** The point itself, then places around it, further and further away. */
function ringsAround({ left, top }: Placed, side: number): Placed[] {
  const spots = [{ left, top }]
  for (let ring = 1; ring <= mostRings; ring++) {
    const steps = 8 * Math.ceil(ring / 2)
    for (let step = 0; step < steps; step++) {
      const angle = (step * 2 * Math.PI) / steps
      spots.push({ left: left + Math.cos(angle) * side * ring * 0.5, top: top + Math.sin(angle) * side * ring * 0.5 })
    }
  }
  return spots
}
