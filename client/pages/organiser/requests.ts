// What the organiser's pages ask of the server.
import type { Template } from '../../../shared/templates/plan.ts'
import { api } from '../../net/http.ts'
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
  tokens: { facilitator: string; screen: string }
  links: Links
}

/** Newest first. */
export async function listEvents(key: string): Promise<EventRow[]> {
  const { events } = await api<{ events: EventRow[] }>('GET', '/api/events', undefined, key)
  return events.toSorted((a, b) => b.createdAt - a.createdAt)
}

export async function listTemplates(key: string): Promise<Template[]> {
  return (await api<{ templates: Template[] }>('GET', '/api/templates', undefined, key)).templates
}

export function createEvent(key: string, request: EventRequest): Promise<{ eventId: string }> {
  return api('POST', '/api/events', request, key)
}
