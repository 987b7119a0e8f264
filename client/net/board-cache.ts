// The offline cache: a board's document in IndexedDB, named by event, person, board and epoch.
import { IndexeddbPersistence } from 'y-indexeddb'
import type * as Y from 'yjs'
import type { BoardCache } from './board-session.ts'
import { storage } from './browser.ts'

const listKey = 'plenary.caches'

/** Null where the browser keeps nothing (some private windows). */
export function boardCache(): BoardCache | null {
  if (typeof indexedDB === 'undefined') return null
  const open = new Map<string, IndexeddbPersistence>()
  return {
    async load(name: string, doc: Y.Doc) {
      // Of the same board before something was removed from it.
      const board = name.slice(0, name.lastIndexOf('/') + 1)
      for (const old of remembered()) if (old !== name && old.startsWith(board)) await deleteCache(old)
      remember([...remembered().filter((kept) => kept !== name), name])
      const persistence = new IndexeddbPersistence(name, doc)
      open.set(name, persistence)
      await persistence.whenSynced
    },
    async wipe(name: string) {
      await open.get(name)?.destroy()
      open.delete(name)
      await deleteCache(name)
    },
  }
}

/** Deletes everything that was kept for one event, whoever it belonged to. */
export async function wipeCaches(eventId: string): Promise<void> {
  const start = `plenary/${eventId}/`
  await Promise.all(remembered().filter((name) => name.startsWith(start)).map(deleteCache))
}

function deleteCache(name: string): Promise<void> {
  remember(remembered().filter((kept) => kept !== name))
  return new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(name)
    // A tab that still holds it open delays the deletion; it happens when that tab lets go.
    request.onsuccess = request.onerror = request.onblocked = () => resolve()
  })
}

function remembered(): string[] {
  try {
    const names: unknown = JSON.parse(storage.getItem(listKey) ?? '[]')
    return Array.isArray(names) ? names.filter((name): name is string => typeof name === 'string') : []
  } catch {
    return []
  }
}

function remember(names: string[]): void {
  if (names.length === 0) storage.removeItem(listKey)
  else storage.setItem(listKey, JSON.stringify(names))
}
