// How Welsh writes lists.

/** `a, b ac c`: “ac” before a vowel, also before a number that begins with one when it is said. */
export function list(items: readonly string[]): string {
  const last = items.at(-1)
  if (last === undefined || items.length === 1) return last ?? ''
  const and = /^(?:[aeiouwyâêîôûŵŷ]|(?:1|8|11|18)\b)/i.test(last.replace(/^[^\p{L}\p{N}]+/u, '')) ? 'ac' : 'a'
  return `${items.slice(0, -1).join(', ')} ${and} ${last}`
}
