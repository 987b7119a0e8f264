// Questions from the floor, a page at a time, as everybody may read them.
import type { Floor, FloorItem } from './floor.ts'

export const floorPageItems = 20

/** `mine`: questions that this person asked, by their ids, which nobody else remembers of one without a name. */
export type FloorRead = { list: 'open' | 'answered'; sort: 'votes' | 'newest'; page: number; mine?: string[] | undefined }
export type FloorEntry = Pick<FloorItem, 'text' | 'name' | 'votes' | 'answer'> & { itemId: string; grouped: string[] }
/** What became of a question: of one that is grouped, what became of the one that stands for it. */
export type MyQuestion = Pick<FloorItem, 'status' | 'answer'> & { itemId: string; with: string | null; isLive: boolean }
export type FloorPage = { items: FloorEntry[]; total: number; page: number; pages: number }

/** `upvoted`: those of the page that this person did. */
export type FloorReply = FloorPage & { upvoted: string[]; mine: MyQuestion[] }

/** Thousands may ask for the same after a count. */
const sorted = new WeakMap<Floor, Map<string, FloorEntry[]>>()

/** Each group once, with the words of those in it. `names`: not on the big screen. */
export function floorPage(floor: Floor, { list, sort, page }: FloorRead, { names }: { names: boolean }): FloorPage {
  const all = entries(floor, list, sort)
  const pages = Math.max(1, Math.ceil(all.length / floorPageItems))
  const at = Math.min(page, pages - 1)
  const items = all.slice(at * floorPageItems, (at + 1) * floorPageItems)
  return { items: names ? items : items.map((item) => ({ ...item, name: null })), total: all.length, page: at, pages }
}

export function myQuestions({ items, answering }: Floor, ids: readonly string[]): MyQuestion[] {
  return ids.flatMap((itemId) => {
    const own = Object.hasOwn(items, itemId) ? items[itemId]! : null
    if (!own) return []
    const into = own.into === null ? null : items[own.into] ?? null
    const { status, answer } = into ?? own
    return [{ itemId, status, answer, with: into?.text ?? null, isLive: answering?.itemId === (own.into ?? itemId) }]
  })
}

function entries(floor: Floor, list: FloorRead['list'], sort: FloorRead['sort']): FloorEntry[] {
  let known = sorted.get(floor)
  if (!known) sorted.set(floor, known = new Map())
  const key = `${list} ${sort}`
  let made = known.get(key)
  if (!made) known.set(key, made = make(floor, list, sort))
  return made
}

function make({ items }: Floor, list: FloorRead['list'], sort: FloorRead['sort']): FloorEntry[] {
  const grouped = new Map<string, string[]>()
  for (const { into, text } of Object.values(items)) if (into !== null) grouped.set(into, [...grouped.get(into) ?? [], text])
  return Object.entries(items)
    .filter(([, { status, into, text }]) => status === list && into === null && text !== '')
    .sort(([, a], [, b]) => (sort === 'votes' ? b.votes - a.votes || a.askedAt - b.askedAt : b.askedAt - a.askedAt))
    .map(([itemId, { text, name, votes, answer }]) => ({ itemId, text, name, votes, answer, grouped: grouped.get(itemId) ?? [] }))
}
