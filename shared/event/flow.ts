// What keeps a room together: the announcement, the spotlight, and where everyone was brought.

export const announcementChars = 280

export type Flow = {
  announcement: Announcement | null
  /** The action in the spotlight. */
  spotlight: string | null
  gathering: Gathering | null
}

export type Announcement = { announcementId: string; text: string; onScreen: boolean; at: number }

/** Holds for as long as the room is at this stage. Neither action nor board: to the stage's own page. */
export type Gathering = { gatherId: string; at: number; stageId: string; actionId: string | null; boardId: string | null }

export type FlowFact =
  | { type: 'announcement.set'; announcement: Announcement | null }
  | { type: 'spotlight.set'; actionId: string | null }
  | { type: 'room.gathered'; gathering: Gathering | null }

export const emptyFlow: Flow = { announcement: null, spotlight: null, gathering: null }
