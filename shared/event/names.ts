// The closed lists of names that state, commands and schemas share.
export const stageKinds = ['welcome', 'explore', 'cluster', 'refine', 'ballot', 'results', 'questions', 'close'] as const
export type StageKind = (typeof stageKinds)[number]

export const secrecies = ['secret', 'public-recount', 'named'] as const
export type Secrecy = (typeof secrecies)[number]

/** What the big screen shows; 'stage' follows the agenda. */
export const screenShows = ['stage', 'board', 'people', 'results', 'spotlight', 'questions', 'messages', 'timer'] as const
export type ScreenShow = (typeof screenShows)[number]

/** How people get a seat who have none: by a facilitator, wherever most are missing, or as they choose. */
export const seatings = ['hand', 'random', 'choice'] as const
export type Seating = (typeof seatings)[number]

export const mostTables = 60

/** A table facilitator's person is the table: everybody who helps there shares its link. */
export const roles = ['organiser', 'facilitator', 'table-facilitator', 'participant', 'observer'] as const
export type Role = (typeof roles)[number]

/** Roles that are entered by a link which the organiser hands out. */
export const linkRoles = ['facilitator', 'table-facilitator', 'observer'] as const
export type LinkRole = (typeof linkRoles)[number]

/** Who does it. The server acts on behalf of a person, or of the organiser. */
export type Principal = {
  role: Role
  personId: string
  /** Missing where the token is of the first form, which had none: of generation 0, and without an end. */
  terms?: Terms
  /** Of those who run the room: at which console, under which name, and where the journal stood that it showed. */
  console?: { id: string; name: string; seen?: number }
}

/** What a token says of itself. Times in ms since the epoch; the generation is that of its role's links. */
export type Terms = { issuedAt: number; expiresAt: number; generation: number }

/** Looks at the event as a participant does, for those who run it, and does nothing. Nobody who joins is called so. */
export const previewPerson = 'preview'

/** Who what came with the event, or was imported, is attributed to. */
export const organiserAuthor = 'organiser'

/** The person that the server's own facts and Yjs clients go by. */
export const serverPerson = 'server'
