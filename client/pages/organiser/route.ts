// Which of the organiser's views an address means, and the key that a link brings in its fragment.

/** Just after an entry of the journal, by its number; older links name a time, in ms since the epoch. */
export type LinkedMoment = { index: number } | { time: number }

/** What the moment is compared with: one of the same event, or of another. */
export type LinkedBeside = { eventId: string | null; index: number }

export type Route =
  | { view: 'events' }
  /** `from`: the event that the new one is to be like. */
  | { view: 'new'; template: string; from?: string }
  | { view: 'links'; eventId: string; created: boolean }
  | { view: 'results' | 'report' | 'people' | 'agenda' | 'print' | 'import' | 'submissions'; eventId: string }
  /** `from`: of the next event, the one that it is to start from. */
  | { view: 'programme'; programmeId: string; part: 'series' | 'panel' | 'next'; from: string | null }
  | { view: 'replay'; eventId: string; at: LinkedMoment | null; beside?: LinkedBeside }
  /** Of a file, without a server. */
  | { view: 'file' }

export function routeOf(path: string, fragment: string): Route {
  const params = new URLSearchParams(fragment.replace(/^#/, ''))
  const replay = /^\/replay\/([\w-]{1,64})\/?$/.exec(path)
  if (replay) return { view: 'replay', eventId: replay[1]!, at: momentOf(params), ...besideOf(params) }
  if (/^\/replay\/?$/.test(path)) return { view: 'file' }
  const eventId = params.get('links') ?? params.get('created')
  if (eventId) return { view: 'links', eventId, created: params.has('created') }
  for (const view of ['results', 'report', 'people', 'agenda', 'print', 'import', 'submissions'] as const) {
    const named = params.get(view)
    if (named) return { view, eventId: named }
  }
  for (const part of ['series', 'panel', 'next'] as const) {
    const programmeId = params.get(part)
    if (programmeId) return { view: 'programme', programmeId, part, from: (part === 'next' && params.get('from')) || null }
  }
  const template = params.get('new')
  const from = params.get('from')
  return template === null ? { view: 'events' } : { view: 'new', template: template || 'blank', ...(from && { from }) }
}

export function addressOf(route: Route): string {
  switch (route.view) {
    case 'events':
      return '/organiser'
    case 'new':
      return `/organiser#new=${encodeURIComponent(route.template)}${route.from ? `&from=${encodeURIComponent(route.from)}` : ''}`
    case 'links':
      return `/organiser#${route.created ? 'created' : 'links'}=${encodeURIComponent(route.eventId)}`
    case 'results':
    case 'report':
    case 'people':
    case 'agenda':
    case 'import':
    case 'submissions':
    case 'print':
      return `/organiser#${route.view}=${encodeURIComponent(route.eventId)}`
    case 'programme':
      return `/organiser#${route.part}=${encodeURIComponent(route.programmeId)}${route.from === null ? '' : `&from=${encodeURIComponent(route.from)}`}`
    case 'file':
      return '/replay'
    case 'replay': {
      const { eventId, at, beside } = route
      const moment = at === null ? [] : ['index' in at ? `at=${at.index}` : `t=${Math.round(at.time)}`]
      const fragment = [...moment, ...(beside ? [`beside=${beside.eventId === null ? '' : `${beside.eventId}:`}${beside.index}`] : [])].join('&')
      return `/replay/${encodeURIComponent(eventId)}${fragment && `#${fragment}`}`
    }
  }
}

/** Takes a key out of a fragment; `rest` is the fragment without it, so that the address no longer shows the key. */
export function keyIn(fragment: string): { key: string | null; rest: string } {
  const { value: key, rest } = taken(fragment, 'key')
  return { key, rest }
}

/** The same for a facilitator's token. */
export function tokenIn(fragment: string): { token: string | null; rest: string } {
  const { value: token, rest } = taken(fragment, 'token')
  return { token, rest }
}

function taken(fragment: string, name: string): { value: string | null; rest: string } {
  const params = new URLSearchParams(fragment.replace(/^#/, ''))
  const value = params.get(name) || null
  params.delete(name)
  const rest = params.toString()
  return { value, rest: rest ? `#${rest}` : '' }
}

function momentOf(params: URLSearchParams): LinkedMoment | null {
  const [index, time] = [numberOf(params.get('at')), numberOf(params.get('t'))]
  return index !== null ? { index } : time !== null ? { time } : null
}

function besideOf(params: URLSearchParams): { beside?: LinkedBeside } {
  const found = /^(?:([\w-]{1,64}):)?(\d{1,15})$/.exec(params.get('beside') ?? '')
  return found ? { beside: { eventId: found[1] ?? null, index: Number(found[2]) } } : {}
}

function numberOf(digits: string | null): number | null {
  return digits !== null && /^\d{1,15}$/.test(digits) ? Number(digits) : null
}
