// Half of a surrogate pair is no character: UTF-8 has no bytes for it, so that what is stored, sent or hashed would be something else than
// what was said.

/** Of every text in plain data, however deep. */
export function isWellFormed(data: unknown): boolean {
  const rest = [data]
  while (rest.length > 0) {
    const one = rest.pop()
    if (typeof one === 'string' && !one.isWellFormed()) return false
    if (typeof one !== 'object' || one === null) continue
    for (const [key, value] of Object.entries(one)) rest.push(key, value)
  }
  return true
}
