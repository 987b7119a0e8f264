/** Into how many parts things fall that are connected where they are in a set together. */
export function connectedParts(n: number, sets: readonly (readonly number[])[]): number {
  const parent = Int32Array.from({ length: n }, (_, index) => index)
  const rootOf = (index: number): number => {
    let root = index
    while (parent[root] !== root) root = parent[root] = parent[parent[root]!]!
    return root
  }
  let parts = n
  for (const [first, ...others] of sets) {
    for (const other of others) {
      const [a, b] = [rootOf(first!), rootOf(other)]
      if (a === b) continue
      parent[a] = b
      parts--
    }
  }
  return parts
}
