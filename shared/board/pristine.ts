// Whether an entry of a board is just as it was put there: no part of it was changed, added to or taken away since.
// What one client writes in one go has one stretch of its clock; whatever comes later lies outside, or leaves a hole.
import * as Y from 'yjs'

type Stretch = { client: number; from: number; to: number; length: number }

export function isPristine(doc: Y.Doc, root: string, id: string): boolean {
  const item = doc.getMap(root)._map.get(id)
  if (!item || item.deleted || item.left) return false
  const stretch: Stretch = { client: item.id.client, from: item.id.clock, to: item.id.clock, length: 0 }
  return within(item, stretch) && stretch.to - stretch.from === stretch.length
}

/** False where something in it was deleted, replaced or written by another client. */
function within(item: Y.Item, stretch: Stretch): boolean {
  if (item.deleted || item.id.client !== stretch.client) return false
  stretch.from = Math.min(stretch.from, item.id.clock)
  stretch.to = Math.max(stretch.to, item.id.clock + item.length)
  stretch.length += item.length
  if (!(item.content instanceof Y.ContentType)) return true
  const { type } = item.content
  for (const value of type._map.values()) if (value.left || !within(value, stretch)) return false
  for (let part = type._start; part; part = part.right) if (!within(part, stretch)) return false
  return true
}
