// All that is kept of one participant, as who asks for it gets it.
export type SubjectData = {
  event: { eventId: string; title: string }
  participantId: string
  name: string | null
  group: string | null
  joinedAt: number | null
  removed: boolean
  table: string | null
  /** Fields that have words of theirs: what they say now, and what this person put into them. */
  words: { board: string; kind: string; id: string; field: string; now: string | null }[]
  written: string[]
  questions: { text: string; askedAt: number; status: string; answer: string | null }[]
  /** `title` is the question's, `titles` those of its actions when voting was opened. */
  namedBallots: { questionId: string; title: string; ballot: unknown; titles: Record<string, string> }[]
  /** What the journal says of them or in their name, in its order. */
  journal: { seq: number; at: number; fact: { type: string; reason?: unknown } }[]
  notHere: string[]
}
