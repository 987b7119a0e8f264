// Questions from the floor and key messages: what the journal says of them, and what everybody has of them.
// Questions are many: facilitators have all of them, everybody else reads pages (`floor-page.ts`) and hears by `counts` that there is something new.

export const floorBounds = { textChars: 400, answerChars: 1_000, speakerChars: 80, items: 1_000, byPerson: 20, upvotesByPerson: 200, messages: 100 } as const

export type Floor = {
  /** Facilitators and organiser only. */
  items: Record<string, FloorItem>
  /** What is being answered now. */
  answering: FloorCard | null
  /** Waiting for an answer, as of the last count. */
  open: number
  counts: number
  /** Something changed since then. Facilitators and organiser only. */
  isStale: boolean
  messages: KeyMessage[]
}

/** `name` is null where the person chose not to be named: then nobody, the journal included, knows who asked. */
export type FloorItem = {
  text: string
  name: string | null
  group: string | null
  askedAt: number
  votes: number
  status: 'open' | 'answered' | 'dismissed'
  /** The question that this one is grouped under. */
  into: string | null
  /** The answer in writing. */
  answer: string | null
}

export type FloorCard = { itemId: string; text: string; name: string | null }

/** Who said it is named by the facilitator. */
export type KeyMessage = { messageId: string; speaker: string; text: string; at: number }

export type FloorChange = Partial<Pick<FloorItem, 'status' | 'into' | 'answer'>>

export type FloorFact =
  | { type: 'floor.asked'; itemId: string; text: string; name: string | null; group: string | null }
  | { type: 'floor.changed'; itemId: string; change: FloorChange }
  | { type: 'floor.live'; card: FloorCard | null }
  /** On a coarse tick, so that no count can be matched to a tap. Votes of what changed. */
  | { type: 'floor.counted'; votes: Record<string, number>; open: number }
  | { type: 'message.set'; messageId: string; message: KeyMessage | null }

export const emptyFloor: Floor = { items: {}, answering: null, open: 0, counts: 0, isStale: false, messages: [] }

/** Waiting for an answer, each group once. */
export function openItems({ items }: Floor): number {
  return Object.values(items).filter(({ status, into }) => status === 'open' && into === null).length
}
