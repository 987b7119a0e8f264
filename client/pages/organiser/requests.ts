// What the organiser's pages ask of the server.
import type { Template } from '../../../shared/templates/plan.ts'
import { api, ask } from '../../net/http.ts'
import type { EventRequest } from './setup/draft.ts'

export type Links = { join: string; facilitator: string; screen: string; organiser: string }

export type EventRow = {
  eventId: string
  title: string
  code: string
  createdAt: number
  closedAt: number | null
  stageTitle: string
  /** From 0. */
  stageIndex: number
  stageCount: number
  people: number
  actions: number
  /** When it was opened from a file: it is only looked at, and has no links to join or run it. */
  openedAt: number | null
  tokens: { facilitator: string; screen: string }
  links: Links
}

/** Newest first. */
export async function listEvents(key: string): Promise<EventRow[]> {
  const { events } = await api<{ events: EventRow[] }>('GET', '/api/events', undefined, key)
  return events.toSorted((a, b) => b.createdAt - a.createdAt)
}

export function renameEvent(key: string, eventId: string, title: string): Promise<unknown> {
  return api('POST', `/api/events/${encodeURIComponent(eventId)}/commands`, { type: 'event.rename', title }, key)
}

export async function listTemplates(key: string): Promise<Template[]> {
  return (await api<{ templates: Template[] }>('GET', '/api/templates', undefined, key)).templates
}

/** The event as one file, and what it is called. */
export async function archiveOf(key: string, eventId: string): Promise<{ file: Blob; name: string }> {
  const response = await ask('GET', `/api/events/${eventId}/archive`, undefined, key)
  return { file: await response.blob(), name: /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? `${eventId}.zip` }
}

export function openArchive(key: string, file: File): Promise<{ eventId: string; title: string; there: boolean }> {
  const form = new FormData()
  form.append('file', file)
  return api('POST', '/api/archives', form, key)
}

export function createEvent(key: string, request: EventRequest): Promise<{ eventId: string }> {
  return api('POST', '/api/events', request, key)
}
