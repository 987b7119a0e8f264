// Which language a page is handed out in: the one chosen, else the one that the browser would rather have.
import type { FastifyRequest } from 'fastify'
import { isLanguage, type Language, languageParameter, usualLanguage } from '../../shared/protocol/languages.ts'

const cookieName = 'plenary-language'
const yearSeconds = 31_536_000
/** More than any browser lists; the rest is not read. */
const mostRanges = 20

/** What the address asks for, which is to be remembered; null where it asks for nothing that there is. */
export function askedLanguage(query: unknown): Language | null {
  const asked = (query as Record<string, unknown> | null)?.[languageParameter]
  return isLanguage(asked) ? asked : null
}

export function languageOf(request: Pick<FastifyRequest, 'query' | 'headers'>): Language {
  return askedLanguage(request.query) ?? keptLanguage(request.headers.cookie) ?? preferredLanguage(request.headers['accept-language']) ?? usualLanguage
}

/** The choice is no secret and nobody is known by it: it is a name for one of the languages, for a year. */
export const keeping = (language: Language): string => `${cookieName}=${language}; Path=/; Max-Age=${yearSeconds}; SameSite=Lax; HttpOnly`

function keptLanguage(cookies: string | undefined): Language | null {
  const kept = cookies?.split(';').map((cookie) => cookie.trim().split('=')).find(([name]) => name === cookieName)?.[1]
  return isLanguage(kept) ? kept : null
}

/** Of `Accept-Language`: regions are not told apart (`cy-GB` is Welsh), and of equals the first is taken. */
function preferredLanguage(header: string | undefined): Language | null {
  const ranges = (header ?? '').split(',', mostRanges).flatMap((range) => {
    const [tag = '', ...parameters] = range.trim().toLowerCase().split(';')
    const quality = Number(parameters.map((parameter) => /^\s*q=([\d.]+)\s*$/.exec(parameter)?.[1]).find(Boolean) ?? 1)
    const code = tag.split('-')[0]
    return isLanguage(code) && quality > 0 ? [{ code, quality }] : []
  })
  return ranges.sort((a, b) => b.quality - a.quality)[0]?.code ?? null
}
