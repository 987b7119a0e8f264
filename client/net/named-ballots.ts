// Ballots of a named question, from the server, for who may see them.
import type { Ballot } from '../../shared/ranking/ballot-types.ts'
import { api } from './http.ts'

export type NamedBallot = { name: string; groups: (string | null)[]; ballot: Ballot }

/** The returned function fetches them, by name; it throws an ApiError. */
export function namedBallotsOf(eventId: string, questionId: string, bearer: string): () => Promise<NamedBallot[]> {
  return () => load(eventId, questionId, bearer)
}

async function load(eventId: string, questionId: string, bearer: string): Promise<NamedBallot[]> {
  const path = `/api/events/${encodeURIComponent(eventId)}/results/${encodeURIComponent(questionId)}/ballots`
  const { ballots } = await api<{ ballots: NamedBallot[] }>('GET', path, undefined, bearer)
  return ballots.toSorted((a, b) => a.name.localeCompare(b.name))
}
