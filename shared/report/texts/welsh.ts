// How Welsh counts, lists and orders, for the report. The pages' own (`client/ui/texts/cy`) say the same, which a test holds them to.
const softened: readonly (readonly [string, string])[] = [
  ['ll', 'l'], ['rh', 'r'], ['p', 'b'], ['t', 'd'], ['c', 'g'], ['b', 'f'], ['d', 'dd'], ['g', ''], ['m', 'f'],
]

function mutated(word: string, changes: readonly (readonly [string, string])[]): string {
  if (/^(?:ch|dd|ff|ng|ph|th)/.test(word)) return word
  const change = changes.find(([from]) => word.startsWith(from))
  return change ? change[1] + word.slice(change[0].length) : word
}

const soft = (word: string): string => mutated(word, softened)
const aspirate = (word: string): string => mutated(word, [['p', 'ph'], ['t', 'th'], ['c', 'ch']])
const plural = new Intl.PluralRules('cy')
const numbers = new Intl.NumberFormat('en-GB')

export const number = (value: number): string => numbers.format(value)

/** Up to ten the singular, mutated; more are counted “o” the plural. `one` and `other` begin with small letters. */
export function counted(count: number, one: string, other: string, gender: 'm' | 'f' = 'm'): string {
  return `${number(count)} ${noun(count, one, other, gender)}`
}

function noun(count: number, one: string, other: string, gender: 'm' | 'f'): string {
  const form = plural.select(count)
  if (form === 'zero' || count > 10) return `o ${soft(other)}`
  if (form === 'one') return gender === 'f' && !/^(?:ll|rh)/.test(one) ? soft(one) : one
  if (form === 'two') return soft(one)
  return form === 'many' || (form === 'few' && gender === 'm') ? aspirate(one) : one
}

const ordinals: Record<string, string> = { one: 'af', two: 'il', few: 'ydd', many: 'ed' }
const teens: Record<number, string> = { 11: 'eg', 13: 'eg', 14: 'eg', 16: 'eg', 17: 'eg', 19: 'eg' }

export function ordinal(value: number): string {
  const ending = value > 20 && value < 32 ? 'ain' : teens[value] ?? (value === 4 ? 'ydd' : value === 5 ? 'ed' : ordinals[plural.select(value)])
  return `${number(value)}${ending ?? 'fed'}`
}

export function list(items: readonly string[]): string {
  const last = items.at(-1)
  if (last === undefined || items.length === 1) return last ?? ''
  const and = /^(?:[aeiouwyâêîôûŵŷ]|(?:1|8|11|18)\b)/i.test(last.replace(/^[^\p{L}\p{N}]+/u, '')) ? 'ac' : 'a'
  return `${items.slice(0, -1).join(', ')} ${and} ${last}`
}

export const months = ['Ionawr', 'Chwefror', 'Mawrth', 'Ebrill', 'Mai', 'Mehefin', 'Gorffennaf', 'Awst', 'Medi', 'Hydref', 'Tachwedd', 'Rhagfyr']
