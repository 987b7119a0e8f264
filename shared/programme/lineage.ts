// The same actions over a programme's events: where each stood in every vote whose result has been revealed.
import type { EventState, Question } from '../event/state.ts'
import { readResult } from '../ranking/result/read-result.ts'

export type Vote = { eventId: string; eventTitle: string; questionId: string; title: string; method: string; ballots: number }

export type Lineage = {
  lineageId: string
  /** As it was last worded in a vote. */
  title: string
  /** Its spoken number and the mark of its theme where it was voted on last. */
  number: number
  colour: string | null
  /** One a vote; null where it was not asked about. */
  places: (number | null)[]
}

export type Lineages = { votes: Vote[]; lineages: Lineage[] }

/** One question in which an action stood. */
export type Standing = { questionId: string; title: string; method: string; place: number; of: number }

/** Places by action id of a revealed question, by the count that decides; null before the reveal, and where nobody voted. */
export function placesIn({ phase, tally, slate }: Question): Map<string, number> | null {
  if (phase !== 'revealed' || !tally || !slate) return null
  const result = readResult(tally)
  const places = result.ballots > 0 ? result.counts[0]?.places : undefined
  return places ? new Map(result.actionIds.map((actionId, at) => [actionId, places[at]!])) : null
}

/** In the order of events and of their agendas. */
export function lineagesOf(events: readonly Pick<EventState, 'eventId' | 'title' | 'agenda'>[]): Lineages {
  const votes: Vote[] = []
  const lineages = new Map<string, Lineage>()
  for (const { eventId, title: eventTitle, agenda } of events) {
    for (const question of agenda.flatMap(({ questions }) => questions ?? [])) {
      const places = placesIn(question)
      if (!places) continue
      const { questionId, title, method } = question
      const at = votes.push({ eventId, eventTitle, questionId, title, method, ballots: readResult(question.tally!).ballots }) - 1
      for (const item of question.slate!.items) {
        const known = lineages.get(item.lineageId)
        const before = known?.places ?? []
        const colour = question.slate!.themes.find(({ themeId }) => themeId === item.themeId)?.colour ?? null
        lineages.set(item.lineageId, {
          lineageId: item.lineageId, title: item.title, number: item.number, colour,
          places: [...before, ...Array.from({ length: Math.max(0, at - before.length) }, () => null), places.get(item.actionId) ?? null].slice(0, at + 1),
        })
      }
    }
  }
  const full = [...lineages.values()].map((one) => ({ ...one, places: votes.map((_, at) => one.places[at] ?? null) }))
  return { votes, lineages: full.sort((a, b) => latest(a) - latest(b) || (a.title < b.title ? -1 : 1)) }
}

/** Those that were voted on last come first, by where they stood. */
function latest({ places }: Lineage): number {
  const at = places.findLastIndex((place) => place !== null)
  return (places.length - at) * 1_000_000 + (places[at] ?? 0)
}
