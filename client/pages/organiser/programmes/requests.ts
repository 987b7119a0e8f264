// What the pages of programmes ask of the server.
import type { Erasure } from '../../../../shared/event/erasure.ts'
import type { StartChoice } from '../../../../shared/programme/start.ts'
import type { Start } from '../../../../shared/programme/state.ts'
import type { Lineages } from '../../../../shared/programme/lineage.ts'
import { api } from '../../../net/http.ts'
import type { Links } from '../requests.ts'

export type ProgrammeRow = { programmeId: string; title: string; createdAt: number; events: string[]; panel: number }

export type SeriesEvent = {
  eventId: string
  title: string
  startsAt: number | null
  from: Start | null
  createdAt: number
  closedAt: number | null
  stageTitle: string
  begun: boolean
  people: number
  actions: number
  submissions: number
  stages: { kind: string; title: string }[]
  questions: { questionId: string; title: string; revealed: boolean; actions: number | null }[]
  links: Links
}

export type Series = {
  programmeId: string; title: string; createdAt: number; groups: string[]; panel: { invited: number; revoked: number }; events: SeriesEvent[]
  /** `own`: events that say for themselves how long they keep names. */
  retention: { days: number | null; panelDue: number | null; erasures: Omit<Erasure, 'by'>[]; own: { eventId: string; title: string; days: number }[] }
}

export type PanelRow = { memberId: string; name: string; group: string | null; invitedAt: number; revoked: boolean; link: string | null; joined: number }

export type NextEvent = { title: string; startsAt: number | null; template?: string; agenda?: 'again'; from?: { eventId: string } & StartChoice }

export async function listProgrammes(key: string): Promise<ProgrammeRow[]> {
  return (await api<{ programmes: ProgrammeRow[] }>('GET', '/api/programmes', undefined, key)).programmes
}

export function createProgramme(key: string, title: string): Promise<{ programmeId: string }> {
  return api('POST', '/api/programmes', { title }, key)
}

export class ProgrammeRequests {
  readonly #key: string
  readonly #path: string

  constructor(key: string, programmeId: string) {
    this.#key = key
    this.#path = `/api/programmes/${encodeURIComponent(programmeId)}`
  }

  series(): Promise<Series> {
    return api('GET', this.#path, undefined, this.#key)
  }

  lineage(): Promise<Lineages> {
    return api('GET', `${this.#path}/lineage`, undefined, this.#key)
  }

  async panel(): Promise<PanelRow[]> {
    return (await api<{ members: PanelRow[] }>('GET', `${this.#path}/panel`, undefined, this.#key)).members
  }

  change(change: { title?: string; groups?: string[]; retentionDays?: number | null }): Promise<unknown> {
    return api('PATCH', this.#path, change, this.#key)
  }

  takeIn(eventId: string): Promise<unknown> {
    return api('POST', `${this.#path}/events`, { eventId }, this.#key)
  }

  addEvent(event: NextEvent): Promise<{ eventId: string }> {
    return api('POST', `${this.#path}/events`, event, this.#key)
  }

  arrange(eventId: string, change: { startsAt?: number | null; before?: string | null }): Promise<unknown> {
    return api('PATCH', `${this.#path}/events/${encodeURIComponent(eventId)}`, change, this.#key)
  }

  leave(eventId: string): Promise<unknown> {
    return api('DELETE', `${this.#path}/events/${encodeURIComponent(eventId)}`, undefined, this.#key)
  }

  invite(members: { name: string; group: string | null }[]): Promise<unknown> {
    return api('POST', `${this.#path}/panel`, { members }, this.#key)
  }

  member(memberId: string, change: { name?: string; group?: string | null }): Promise<unknown> {
    return api('PATCH', `${this.#path}/panel/${encodeURIComponent(memberId)}`, change, this.#key)
  }

  erase(memberId: string, asked: { erasureId: string; reason: string }): Promise<{ isFinished: boolean; elsewhere: number; missed: number }> {
    return api('POST', `${this.#path}/panel/${encodeURIComponent(memberId)}/erase`, asked, this.#key)
  }

  link(memberId: string, what: 'renew' | 'revoke'): Promise<unknown> {
    return api('POST', `${this.#path}/panel/${encodeURIComponent(memberId)}/${what}`, {}, this.#key)
  }
}
