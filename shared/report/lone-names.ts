// The Chatham House rule, for who is spoken of by a first or a last name alone: “as Amara said”. Many such names are words, too: what stands in small
// letters somewhere in the report, in the organiser's words or in the list here is taken for a word, and goes only where somebody speaks under it: “Will said”.
import { composed, nameRemoved, titles } from './anonymous.ts'
import type { Report } from './model.ts'

/** That are names as often, or stand in what people call themselves here; none of them has to be in small letters somewhere. */
const usualWords = new Set(`am an as at be by do go he hi if in is it me my no of on or ox so to up us we
will may mark grace hope june april august faith joy rose bill art dean frank jack rob sue pat penny ray drew rich miles max summer autumn dawn eve christian grant dale guy gene norm don wade cliff lance chance
major duke earl king prince young old hill lane wood field brook stone west north south east day long short little best good black white brown green gray grey church park house price power page case care
social health nurse doctor patient carer worker team table group guest participant person member manager director chair lead trust council college union charity ward banks bond cook baker holly heather amber
ruby ivy olive basil victor robin martin sandy ginger charity patience prudence constance verity mercy justice trinity sky ash reed jay peter nick bob england wales scotland ireland britain london nhs`.split(/\s+/))

const speaks = /^\s+(?:said|says|asked|asks|thought|thinks|told|suggested|suggests|agreed|agrees|added|proposed|explained|argued|noted|mentioned|wanted|wants)(?!\p{L})/u

export function loneNameMask(given: ReadonlySet<string>, words: ReadonlySet<string>): (text: string) => string {
  const names = new Set([...given].flatMap((name) => partsOf(composed(name))).map(plain))
  if (names.size === 0) return (text) => text
  const isWord = (name: string): boolean => usualWords.has(name.toLowerCase()) || words.has(name.toLowerCase())
  return (text) => composed(text).replace(word, (found, ending: string | undefined, at: number, all: string) => {
    const name = plain(found.slice(0, found.length - (ending?.length ?? 0)))
    const isMeant = names.has(name) && (!isWord(name) || speaks.test(all.slice(at + found.length, at + found.length + 20)))
    return isMeant ? `${nameRemoved}${ending ?? ''}` : found
  })
}

/** With what cannot be seen within it, and “’s” after it. */
const word = /(?<![\p{L}\p{N}])\p{Lu}(?:[\p{L}\p{M}'’‘ʼ`´‐‑-]|[\u00ad\u200b-\u200f\u2060\ufeff](?=\p{L}))*?(['’‘ʼ`´]s)?(?![\p{L}\p{M}\p{N}]|['’‘ʼ`´‐‑\u00ad\u200b-\u200f\u2060\ufeff-]\p{L})/gu

/** Any apostrophe and any hyphen are one. */
function plain(name: string): string {
  return name.replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, '').replace(/[’‘ʼ`´]/g, "'").replace(/[‐‑–]/g, '-')
}

/** Words of a report that is rid of whole names: those in small letters anywhere, and all of what the organiser called things. */
export function wordsOf(report: Report): Set<string> {
  const words = new Set<string>()
  const add = (text: string, pattern: RegExp): void => { for (const [word] of composed(text).matchAll(pattern)) words.add(word.toLowerCase()) }
  const small = (value: unknown): void => {
    if (typeof value === 'string') add(value, /(?<![\p{L}\p{N}])\p{Ll}[\p{L}'’-]+/gu)
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(small)
  }
  small(report)
  const { title, process, themes, questions, people, evidence, submissions } = report
  const called = [
    title, ...process.map((stage) => stage.title), ...themes.map((theme) => theme.title), ...questions.map((question) => question.title),
    ...[...people.groups, ...questions.flatMap(({ result }) => result?.groups ?? [])].flatMap(({ groups }) => groups.map((group) => group ?? '')), ...evidence.map(({ source }) => source), ...submissions.map(({ source }) => source),
  ]
  for (const text of called) add(text, /\p{L}[\p{L}'’-]+/gu)
  return words
}

/** First and last, of a name of several words that looks like one of a person. */
function partsOf(name: string): string[] {
  const words = name.replace(/\([^)]*\)|,.*$/g, ' ').trim().split(/\s+/).filter((word, at) => !(at === 0 && titles.includes(word.replace(/\.$/, ''))))
  if (words.length < 2) return words.length === 1 && /\s/.test(name.trim()) ? words.filter(looksLikeName) : []
  return [words[0]!, words.at(-1)!].filter(looksLikeName)
}

function looksLikeName(word: string): boolean {
  return /^\p{Lu}\p{M}*[\p{L}\p{M}'’-]+$/u.test(word) && /\p{Ll}/u.test(word)
}
