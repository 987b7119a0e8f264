import { describe, expect, it } from 'vitest'

type Catalogue = Record<string, unknown>

const folder = '../../../client/ui/texts/'
const english = import.meta.glob<Catalogue>(['../../../client/ui/texts/**/*.ts', '!../../../client/ui/texts/cy/**'], { eager: true })
const welsh = import.meta.glob<Catalogue>(['../../../client/ui/texts/cy/**/*.ts', '!../../../client/ui/texts/cy/{twin,writing}.ts'], { eager: true })
const names = Object.keys(english).map((path) => path.slice(folder.length))

/** The same in both languages, and rightly so: names of methods and of the product, and how numbers are written. */
const sameInBoth = new Set(['Plenary', 'Schulze', 'Borda', 'Copeland', 'Minimax', 'Kemeny', 'Phragmén', 'Bradley–Terry', 'Agenda', 'Cost', 'Set', 'Panel', 'Word', 'Excel', 'CSV', 'JSON', 'en-GB'])

/** Here words are codes, not texts. */
const codes = /^(?:ballot\.ts\.texts\.secrecy\.says$|methods\.ts\.texts\.(?:order|scaleChoices\.\d\.scales)|report\.ts\.texts\.downloads\.\d\.file$)/

/** Catalogues that take their words from others. */
const withoutWords = new Set(['money-problem.ts'])

const hasWords = (text: string) => /\p{L}{2,}/u.test(text)
/** What stands in quotes within a function, but for names. */
const wordsIn = (written: string) => [...written.matchAll(/'[^']*'|"[^"]*"|`[^`]*`/g)]
  .flatMap(([quoted]) => quoted.replace(/\$\{[^}]*\}/g, ' ').match(/\p{L}{2,}/gu) ?? []).filter((word) => !sameInBoth.has(word))

/** Where the twin lacks a text, or leaves it as it is in English. */
function faults(one: unknown, twin: unknown, path: string): string[] {
  if (typeof one !== typeof twin) return [`${path}: ${typeof twin} instead of ${typeof one}`]
  if (codes.test(path)) return []
  if (typeof one === 'string') return one === twin && hasWords(one) && !sameInBoth.has(one) ? [`${path}: still “${one}”`] : []
  if (typeof one === 'function') return String(one) === String(twin) && wordsIn(String(one)).length > 0 ? [`${path}: still ${String(one)}`] : []
  if (typeof one !== 'object' || one === null || twin === null) return []
  return Object.entries(one).flatMap(([key, value]) => faults(value, (twin as Record<string, unknown>)[key], `${path}.${key}`))
}

describe('the Welsh catalogues', () => {
  for (const name of names) {
    const twin = welsh[`${folder}cy/${name}`]
    if (withoutWords.has(name)) continue
    if (!twin) it.skip(`LG-2 ${name} has no Welsh twin yet`, () => {})
    else it(`LG-2 ${name} is there in Welsh, text by text`, () => expect(faults(english[`${folder}${name}`], twin, name).filter((fault) => !fault.includes('undefined instead'))).toEqual([]))
  }

  it('LG-2 has no Welsh texts without English ones', () => {
    expect(Object.keys(welsh).map((path) => path.slice(`${folder}cy/`.length)).filter((name) => !names.includes(name))).toEqual([])
  })

  it('LG-2 a text that is missing or left in English is found', () => {
    const one = { a: 'Save', b: { c: (count: number) => `${count} saved` }, d: ['Go', '…'] }
    expect(faults(one, { a: 'Cadw', b: { c: (count: number) => `${count} wedi’u cadw` }, d: ['Ewch', '…'] }, 'x')).toEqual([])
    expect(faults(one, { a: 'Save', b: one.b, d: ['Ewch'] }, 'x')).toEqual(['x.a: still “Save”', expect.stringContaining('x.b.c: still'), 'x.d.1: undefined instead of string'])
  })
})
