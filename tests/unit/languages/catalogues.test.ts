import { describe, expect, it } from 'vitest'
import { refusalStatus } from '../../../shared/protocol/refusals.ts'
import { texts as englishAgenda } from '../../../client/ui/texts/agenda.ts'
import { texts as englishConsole } from '../../../client/ui/texts/console.ts'
import { texts as welshAgenda } from '../../../client/ui/texts/cy/agenda.ts'
import { texts as welshConsole } from '../../../client/ui/texts/cy/console.ts'
import { texts as welshFloor } from '../../../client/ui/texts/cy/floor.ts'
import { refusalText as welshRefusal } from '../../../client/ui/texts/cy/refusals.ts'
import { texts as englishFloor } from '../../../client/ui/texts/floor.ts'
import { refusalText as englishRefusal } from '../../../client/ui/texts/refusals.ts'

type Catalogue = Record<string, unknown>

const folder = '../../../client/ui/texts/'
const english = import.meta.glob<Catalogue>(['../../../client/ui/texts/**/*.ts', '!../../../client/ui/texts/cy/**'], { eager: true })
const welsh = import.meta.glob<Catalogue>(['../../../client/ui/texts/cy/**/*.ts', '!../../../client/ui/texts/cy/{lists,twin,writing}.ts'], { eager: true })
const sources = import.meta.glob<string>('../../../client/ui/texts/**/*.ts', { eager: true, query: '?raw', import: 'default' })
/** Catalogues that take their words from others need no twin. */
const withoutWords = new Set(['money-problem.ts'])
const names = Object.keys(english).map((path) => path.slice(folder.length)).filter((name) => !withoutWords.has(name))

/** The same in both languages, and rightly so: names of methods, programs and the product, and how numbers are written. */
const sameInBoth = new Set(['Plenary', 'Schulze', 'Borda', 'Copeland', 'Minimax', 'Kemeny', 'Phragmén', 'Bradley–Terry', 'Agenda', 'Cost', 'Set', 'Panel', 'Word', 'Excel', 'CSV', 'JSON', 'WebSockets', 'en-GB'])
/** Here words are codes, not texts. */
const codes = /^(?:ballot\.ts\.texts\.secrecy\.says$|methods\.ts\.texts\.(?:order|scaleChoices\.\d\.scales)|report\.ts\.texts\.downloads\.\d\.file$)/

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
  return Object.entries(one).flatMap(([key, value]) => faults(value, (twin as Catalogue)[key], `${path}.${key}`))
}

describe('the Welsh catalogues', () => {
  it.each(names)('LG-2 %s is there in Welsh, text by text', (name) => {
    expect(faults(english[`${folder}${name}`], welsh[`${folder}cy/${name}`], name)).toEqual([])
  })

  it('LG-2 have no Welsh texts without English ones', () => {
    expect(Object.keys(welsh).map((path) => path.slice(`${folder}cy/`.length)).filter((name) => !names.includes(name))).toEqual([])
  })

  it('LG-2 a text that is missing or left in English is found', () => {
    const one = { a: 'Save', b: { c: (count: number) => `${count} saved` }, d: ['Go', '…'] }
    expect(faults(one, { a: 'Cadw', b: { c: (count: number) => `${count} wedi’u cadw` }, d: ['Ewch', '…'] }, 'x')).toEqual([])
    expect(faults(one, { a: 'Save', b: one.b, d: ['Ewch'] }, 'x')).toEqual(['x.a: still “Save”', expect.stringContaining('x.b.c: still'), 'x.d.1: undefined instead of string'])
    expect(faults({ texts: one }, undefined, 'y')).toEqual(['y: undefined instead of object'])
  })

  const problems = [...Object.keys(refusalStatus), 'offline', 'old-epoch']
  it.each([
    ['everywhere', englishRefusal, welshRefusal],
    ['on the console', englishConsole.refusal, welshConsole.refusal],
    ['in the agenda', englishAgenda.refusal, welshAgenda.refusal],
    ['on the floor', englishFloor.refusal, welshFloor.refusal],
  ] as [string, (code: string) => string | null, (code: string) => string | null][])('LG-2 what a refusal means, %s, is said in Welsh where it is in English', (_where, inEnglish, inWelsh) => {
    const own = (say: (code: string) => string | null) => problems.filter((code) => say(code) !== say('no such code'))
    expect(own(inWelsh)).toEqual(own(inEnglish))
    expect(own(inWelsh).filter((code) => inWelsh(code) === inEnglish(code))).toEqual([])
  })

  it('LG-2 what was done on the console is said in Welsh', () => {
    const types = new Set(Object.entries(sources).filter(([path]) => !path.includes('/cy/')).flatMap(([, source]) => [...source.matchAll(/'([a-z]+\.[a-z]+|announce)'/g)].map(([, type]) => type!)))
    const nobody = { stage: null, question: null, board: null, person: null, action: null }
    const unsaid = (say: typeof englishConsole.done.says, type: string) => say({ type, doneId: 'd', seconds: 60, file: 'a.csv' } as never, nobody as never) === type
    const said = [...types].filter((type) => !unsaid(englishConsole.done.says, type))
    expect(said.length).toBeGreaterThan(40)
    expect(said.filter((type) => unsaid(welshConsole.done.says, type))).toEqual([])
    const both = (type: string) => [englishConsole.done.says, welshConsole.done.says].map((say) => say({ type, seconds: 60, file: 'a.csv' } as never, nobody as never))
    expect(said.filter((type) => both(type)[0] === both(type)[1])).toEqual([])
  })
})
