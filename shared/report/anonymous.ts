// The Chatham House rule: who said something is left out when a report is built; what is left are names that people wrote into their words.
// A name of several words is found however it is written: whole, its last word first, with initials, or after a title. One of a single word only as its
// bearer wrote it and with its capital: else somebody who calls themselves “the” would blot out half of the report. `lone-names.ts` has first and last names.

export const nameRemoved = '[name removed]'

export const titles: readonly string[] = ['Dr', 'Mr', 'Mrs', 'Ms', 'Miss', 'Mx', 'Prof', 'Professor', 'Sir', 'Dame', 'Lord', 'Lady', 'Sister', 'Cllr']
/** What nobody sees, and what stands between words. */
const unseen = '[\\u00ad\\u200b-\\u200f\\u2060\\ufeff]*'
const space = '[\\s\\u00ad\\u200b-\\u200f\\u2060\\ufeff]+'

export function nameMask(given: ReadonlySet<string>): (text: string) => string {
  const names = [...new Set([...given].map((name) => composed(name).trim()))].filter((name) => name !== '')
  const several = names.filter((name) => /\s/.test(name)).flatMap(waysToWrite)
  const single = names.filter((name) => !/\s/.test(name) && startsUpper(name)).map((name) => ({ length: name.length, pattern: spelled(name) }))
  const addresses = names.filter((name) => !/\s/.test(name) && /.@./.test(name)).map((name) => ({ length: name.length, pattern: spelled(name) }))
  const masks = [mask([...several, ...addresses], 'giu'), mask(single, 'gu')].filter((one) => one !== null)
  return (text) => (masks.length === 0 ? text : masks.reduce((rest, pattern) => rest.replace(pattern, nameRemoved), composed(text)))
}

/** An ë is one letter, also where it came as an e and its dots. */
export function composed(text: string): string {
  return text.normalize('NFC')
}

type Written = { length: number; pattern: string }

function waysToWrite(name: string): Written[] {
  const words = name.split(/\s+/)
  const [first, last] = [words[0]!, words.at(-1)!]
  const ways = [words.map(spelled).join(space)]
  // What is no name of a person by its looks is found whole alone.
  if ([...last].length > 1 && /^\p{Lu}/u.test(last) && /^\p{L}/u.test(first)) {
    ways.push(`${spelled(last)},${space}${words.slice(0, -1).map(spelled).join(space)}`, `${escaped([...first][0]!)}\\.?${space}${spelled(last)}`, `(?:${titles.join('|')})\\.?${space}${spelled(last)}`)
  }
  return ways.map((pattern) => ({ length: name.length, pattern }))
}

/** The longest first, so that no part of a name is left. */
function mask(ways: readonly Written[], flags: string): RegExp | null {
  if (ways.length === 0) return null
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${ways.toSorted((a, b) => b.length - a.length).map(({ pattern }) => pattern).join('|')})(?![\\p{L}\\p{N}])`, flags)
}

function startsUpper(name: string): boolean {
  return name.length > 1 && /^\p{Lu}/u.test(name)
}

/** A word with any apostrophe for its apostrophes, any hyphen for its hyphens, and nothing that cannot be seen within it. */
function spelled(word: string): string {
  return [...word].map((char) => (/['’‘ʼ`´]/.test(char) ? "['’‘ʼ`´]" : /[-‐‑–]/.test(char) ? '[-‐‑–]' : escaped(char))).join(unseen)
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
}
