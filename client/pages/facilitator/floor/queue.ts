// The queue of questions from the floor: which, in what order, and which say much the same.
import type { FloorItem } from '../../../../shared/event/floor.ts'

export type QueueItem = FloorItem & { itemId: string; grouped: (FloorItem & { itemId: string })[] }
export const queueLists = ['open', 'answered', 'dismissed'] as const
export type QueueList = (typeof queueLists)[number]

/** Each group once, under the question that stands for it. */
export function queue(items: Readonly<Record<string, FloorItem>>, list: QueueList, sort: 'votes' | 'newest'): QueueItem[] {
  const all = Object.entries(items).map(([itemId, item]) => ({ itemId, ...item }))
  return all
    .filter((item) => isIn(item, list))
    .sort((a, b) => (sort === 'votes' ? b.votes - a.votes || a.askedAt - b.askedAt : b.askedAt - a.askedAt))
    .map((item) => ({ ...item, grouped: all.filter(({ into }) => into === item.itemId) }))
}

/** `answering`: the one that is being answered stands above the lists, and is in none. */
export function countIn(items: Readonly<Record<string, FloorItem>>, list: QueueList, answering?: string): number {
  return Object.entries(items).filter(([itemId, item]) => itemId !== answering && isIn(item, list)).length
}

/** One that was removed for good has no words, and is in none. */
function isIn({ status, into, text }: FloorItem, list: QueueList): boolean {
  return status === list && into === null && text !== ''
}

/** What this question could be put together with, the most alike first. */
export function alike(items: Readonly<Record<string, FloorItem>>, itemId: string): { itemId: string; text: string; share: number }[] {
  const own = wordsOf(items[itemId]?.text ?? '')
  return Object.entries(items)
    .filter(([other, { status, into }]) => other !== itemId && status === 'open' && into === null)
    .map(([other, { text, votes }]) => ({ itemId: other, text, votes, share: shareOf(own, wordsOf(text)) }))
    .sort((a, b) => b.share - a.share || b.votes - a.votes)
}

/** From here on two questions look alike. */
export const alikeFrom = 0.3
/** Shorter ones (the, and, who) are in every question. */
const shortestWord = 4

function wordsOf(text: string): Set<string> {
  return new Set(text.normalize('NFD').toLowerCase().split(/[^\p{L}\p{M}\p{N}]+/u).filter((word) => word.length >= shortestWord))
}

function shareOf(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const both = [...a].filter((word) => b.has(word)).length
  return both === 0 ? 0 : both / (a.size + b.size - both)
}
