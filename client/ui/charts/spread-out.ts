// Marks that would cover each other are moved apart, each as little as it takes, the same way every time.

export type Placed = { left: number; top: number }

/** `side`: width of a mark. Order of the list is kept; those that stand free stay where they are. */
export function spreadOut<P extends Placed>(points: readonly P[], side: number): P[] {
  const placed: P[] = []
  for (const point of points) {
    const free = ringsAround(point, side).find((spot) => placed.every((other) => Math.hypot(other.left - spot.left, other.top - spot.top) >= side))
    placed.push({ ...point, ...(free ?? { left: point.left, top: point.top }) })
  }
  return placed
}

/** The point itself, then places around it, further and further away. */
function ringsAround({ left, top }: Placed, side: number): Placed[] {
  const spots = [{ left, top }]
  for (let ring = 1; ring <= 6; ring++) {
    for (let step = 0; step < 8; step++) {
      const angle = (step * Math.PI) / 4
      spots.push({ left: left + Math.cos(angle) * side * ring * 0.5, top: top + Math.sin(angle) * side * ring * 0.5 })
    }
  }
  return spots
}
