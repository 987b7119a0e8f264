// How Welsh counts and mutates, for pages and reports. Numbers are written as in English.
const softened: readonly (readonly [string, string])[] = [
  ['ll', 'l'], ['rh', 'r'], ['p', 'b'], ['t', 'd'], ['c', 'g'], ['b', 'f'], ['d', 'dd'], ['g', ''], ['m', 'f'],
]

function mutated(word: string, changes: readonly (readonly [string, string])[]): string {
  const lower = word.toLowerCase()
  if (/^(?:ch|dd|ff|ng|ph|th)/.test(lower)) return word
  const change = changes.find(([from]) => lower.startsWith(from))
  if (!change) return word
  const start = change[1] + word.slice(change[0].length)
  return word[0] === lower[0] ? start : start[0]!.toUpperCase() + start.slice(1)
}

/** The soft mutation: pleidlais, bleidlais. */
export const soft = (word: string): string => mutated(word, softened)

const aspirate = (word: string): string => mutated(word, [['p', 'ph'], ['t', 'th'], ['c', 'ch']])

const plural = new Intl.PluralRules('cy')

/** The noun as it stands after a number: up to ten the singular, mutated; more are counted “o” the plural. */
export function noun(count: number, one: string, other: string, gender: 'm' | 'f' = 'm'): string {
  const form = plural.select(count)
  if (form === 'zero' || count > 10) return `o ${soft(other)}`
  if (form === 'one') return gender === 'f' && !/^(?:ll|rh)/i.test(one) ? soft(one) : one
  if (form === 'two') return soft(one)
  return form === 'many' || (form === 'few' && gender === 'm') ? aspirate(one) : one
}

/** `1 bleidlais`, `3 cham`, `12 o bobl`. */
export function counted(count: number, one: string, other: string, gender: 'm' | 'f' = 'm'): string {
  return `${number(count)} ${noun(count, one, other, gender)}`
}

const numbers = new Intl.NumberFormat('en-GB')

export function number(value: number): string {
  return numbers.format(value)
}
