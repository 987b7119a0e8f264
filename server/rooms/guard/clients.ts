// Which Yjs clients are a person's: asked with every update, so kept as long as nobody new writes.
type Bindings = ReadonlyMap<number, string>

const known = new WeakMap<Bindings, { size: number; byPerson: Map<string, number[]> }>()

/** `bindings` may grow and shrink, but not change without changing its size. */
export function clientsOf(personId: string, bindings: Bindings): readonly number[] {
  let index = known.get(bindings)
  if (index?.size !== bindings.size) {
    index = { size: bindings.size, byPerson: Map.groupBy(bindings.keys(), (client) => bindings.get(client)!) }
    known.set(bindings, index)
  }
  return index.byPerson.get(personId) ?? []
}
