// Ballots to measure with: complete, without ties, close enough to each other that no action beats all others by far.
import { randomFrom } from '../../support/random.ts'

export function slate(actions: number): string[] {
  return Array.from({ length: actions }, (_, index) => `action-${index}`)
}

/** Each ballot is the slate's order, disturbed by chance; the same for the same seed. */
export function electorate(actions: number, ballots: number, seed: number): string[][] {
  const random = randomFrom(seed)
  const ids = slate(actions)
  return Array.from({ length: ballots }, () => {
    const taste = ids.map((_, index) => index / actions + random.below(1_000) / 300)
    return ids.map((_, index) => index).sort((a, b) => taste[a]! - taste[b]! || a - b).map((index) => ids[index]!)
  })
}
