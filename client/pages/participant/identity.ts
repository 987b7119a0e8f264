// Who the person at this browser is, per event. A reload or a second tab stays the same person; "Next person" forgets.
import { wipeCaches } from '../../net/board-cache.ts'
import { session, storage } from '../../net/browser.ts'

export type Identity = { token: string; participantId: string; title?: string }

const lastKey = 'plenary.last'

export function identityIn(eventId: string): Identity | null {
  try {
    const kept = JSON.parse(storage.getItem(personKey(eventId)) ?? 'null') as Partial<Identity> | null
    return typeof kept?.token === 'string' && typeof kept.participantId === 'string' ? (kept as Identity) : null
  } catch {
    return null
  }
}

export function remember(eventId: string, identity: Identity): void {
  storage.setItem(personKey(eventId), JSON.stringify(identity))
  storage.setItem(lastKey, eventId)
}

/** The event that this browser was in last, while it is still somebody there. */
export function lastEvent(): { eventId: string; identity: Identity } | null {
  const eventId = storage.getItem(lastKey)
  const identity = eventId ? identityIn(eventId) : null
  return eventId && identity ? { eventId, identity } : null
}

/** Deletes all that this browser keeps of an event: who one was, ballots, drafts, boards. */
export async function forget(eventId: string): Promise<void> {
  const starts = [
    `plenary.ballot.${eventId}.`, `plenary.counted.${eventId}.`, `plenary.receipt.${eventId}.`, `plenary.order.${eventId}.`, `plenary.drafts.${eventId}/`, `plenary.unsent.${eventId}/`,
    `plenary.dismissed.${eventId}`, `plenary.behind.${eventId}`, `plenary.asked.${eventId}`, `plenary.asking.${eventId}`,
  ]
  wipe(storage, starts)
  try {
    wipe(sessionStorage, starts)
  } catch {
    // Where there is no session storage, nothing is kept in it.
  }
  storage.removeItem(personKey(eventId))
  if (storage.getItem(lastKey) === eventId) storage.removeItem(lastKey)
  await wipeCaches(eventId)
}

function wipe(kept: Storage, starts: string[]): void {
  const keys = Array.from({ length: kept.length }, (_, index) => kept.key(index) ?? '')
  for (const key of keys) if (starts.some((start) => key.startsWith(start))) kept.removeItem(key)
}

function personKey(eventId: string): string {
  return `plenary.person.${eventId}`
}

/** The token of a preview: behind the # of its address, and from then on this tab's. */
export function previewIn({ pathname, hash }: Location): string | null {
  const place = `plenary.preview.${pathname}`
  const token = /^#preview=([\w.-]{1,512})$/u.exec(hash)?.[1]
  if (token) {
    session.setItem(place, token)
    history.replaceState(null, '', pathname)
  }
  return token ?? session.getItem(place)
}
