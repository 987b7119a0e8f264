// The participant page's addresses: `/` and `/#CODE` to join, `/#invited=TOKEN` by a personal link, `/e/EVENT_ID` inside an event.
export type Route = { at: 'join'; code: string } | { at: 'invited'; token: string } | { at: 'event'; eventId: string } | { at: 'paper'; eventId: string; token: string }

export function routeOf({ pathname, hash }: { pathname: string; hash: string }): Route {
  const eventId = /^\/e\/([^/]+)\/?$/u.exec(pathname)?.[1]
  const paper = /^\/paper\/([\w-]{1,64})\/?$/u.exec(pathname)?.[1]
  if (paper) return { at: 'paper', eventId: paper, token: /^#token=([\w.-]{1,512})$/u.exec(hash)?.[1] ?? '' }
  const token = /^#invited=([\w-]{1,128})$/u.exec(hash)?.[1]
  if (!eventId && token) return { at: 'invited', token }
  return eventId ? { at: 'event', eventId: decoded(eventId) } : { at: 'join', code: normalCode(decoded(hash.slice(1))) }
}

/** Codes are written in many ways: with spaces, hyphens, small letters. */
export function normalCode(typed: string): string {
  return typed.replace(/[^0-9a-z]/giu, '').toUpperCase().slice(0, 16)
}

/** In two halves, as it is read aloud. */
export function spacedCode(code: string): string {
  const half = Math.ceil(code.length / 2)
  return code.length > 4 ? `${code.slice(0, half)} ${code.slice(half)}` : code
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return ''
  }
}
