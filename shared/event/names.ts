// The closed lists of names that state, commands and schemas share.
export const stageKinds = ['welcome', 'explore', 'cluster', 'refine', 'ballot', 'results', 'questions', 'close'] as const
export type StageKind = (typeof stageKinds)[number]

export const secrecies = ['secret', 'public-recount', 'named'] as const
export type Secrecy = (typeof secrecies)[number]

/** What the big screen shows; 'stage' follows the agenda. */
export const screenShows = ['stage', 'board', 'people', 'results'] as const
export type ScreenShow = (typeof screenShows)[number]

export type Role = 'organiser' | 'facilitator' | 'participant' | 'observer'

/** Who does it. The server acts on behalf of a person, or of the organiser. */
export type Principal = { role: Role; personId: string }
