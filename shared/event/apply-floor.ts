// What happens to questions from the floor and to key messages.
import type { FloorFact } from './floor.ts'
import { put } from './folding.ts'
import type { Handlers } from './folding.ts'

export const floorHandlers: Handlers<FloorFact> = {
  'floor.asked': ({ floor }, { itemId, text, name, group }, { at, unseen }) => ({
    floor: { ...floor, isStale: true, items: put(floor.items, itemId, { text, name, group, askedAt: at, votes: 0, status: 'open', into: null, answer: null }, unseen) },
  }),
  'floor.changed': ({ floor }, { itemId, change }, { unseen }) => {
    const item = floor.items[itemId]
    return item ? { floor: { ...floor, isStale: true, items: put(floor.items, itemId, { ...item, ...change }, unseen) } } : {}
  },
  'floor.live': ({ floor }, { card }) => ({ floor: { ...floor, answering: card } }),
  'floor.counted': ({ floor }, { votes, open }) => ({
    floor: {
      ...floor, open, counts: floor.counts + 1, isStale: false,
      items: Object.fromEntries(Object.entries(floor.items).map(([id, item]) => [id, Object.hasOwn(votes, id) ? { ...item, votes: votes[id]! } : item])),
    },
  }),
  'message.set': ({ floor }, { messageId, message }) => {
    const at = floor.messages.findIndex((one) => one.messageId === messageId)
    const messages = message === null ? floor.messages.filter((one) => one.messageId !== messageId)
      : at < 0 ? [...floor.messages, message].sort((a, b) => a.at - b.at || (a.messageId < b.messageId ? -1 : 1)) : floor.messages.with(at, message)
    return { floor: { ...floor, messages } }
  },
}
