// The Chatham House rule: who said something is left out when a report is built; what is left are names that people wrote into their words.
// A name of several words is found however it is written, one of a single word only as its bearer wrote it and with its capital: else somebody
// who calls themselves “the” would blot out half of the report.

export const nameRemoved = '[name removed]'

export function nameMask(given: ReadonlySet<string>): (text: string) => string {
  const names = new Set([...given].map(composed))
  const several = [...names].filter((name) => /\s/.test(name))
  const single = [...names].filter((name) => !/\s/.test(name) && startsUpper(name))
  const masks = [mask(several, 'giu'), mask(single, 'gu')].filter((one) => one !== null)
  return (text) => (masks.length === 0 ? text : masks.reduce((rest, pattern) => rest.replace(pattern, nameRemoved), composed(text)))
}

/** An ë is one letter, also where it came as an e and its dots. */
function composed(text: string): string {
  return text.normalize('NFC')
}

/** The longest first, so that no part of a name is left. */
function mask(names: readonly string[], flags: string): RegExp | null {
  if (names.length === 0) return null
  const patterns = names.toSorted((a, b) => b.length - a.length).map((name) => name.trim().split(/\s+/).map(escaped).join('\\s+'))
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${patterns.join('|')})(?![\\p{L}\\p{N}])`, flags)
}

function startsUpper(name: string): boolean {
  return name.length > 1 && /^\p{Lu}/u.test(name)
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
}
