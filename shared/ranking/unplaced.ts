/**
 * Actions that no ballot puts above or below any other: they have no place, although no method puts anything above them.
 * Where that is so of all of them, they are simply tied, and none is given. `wins[i][j]`: ballots with i strictly above j.
 */
export function unplacedActions(wins: readonly (readonly number[])[], actionIds: readonly string[]): Set<string> {
  const apart = actionIds.filter((_, i) => wins.every((row, j) => row[i] === 0 && wins[i]![j] === 0))
  return new Set(apart.length === actionIds.length ? [] : apart)
}
