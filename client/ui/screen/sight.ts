// What the views of the big screen look at: the event as it is, or a picture of it that is kept for a while.
import { createContext } from 'svelte'
import { isOutOfSight, isHidden } from '../../../shared/event/moderated.ts'
import type { FloorEntry, FloorReply } from '../../../shared/event/floor-page.ts'
import type { EventState, Question, Stage } from '../../../shared/event/state.ts'
import type { PictureMessage, PresenceMessage } from '../../../shared/protocol/messages.ts'
import type { BoardStore } from '../../state/board.svelte.ts'
import type { EventStore } from '../../state/event.svelte.ts'
import type { LiveTally } from '../../state/live.ts'

export type BoardSight = Pick<BoardStore, 'boardId' | 'themes' | 'actions' | 'saving' | 'actionsOf' | 'action' | 'theme' | 'argumentsOf' | 'number' | 'typing'>

export interface Sight {
  readonly presence: PresenceMessage | null
  readonly stage: Stage | undefined
  /** Server time in ms. */
  readonly now: number
  readonly isConnected: boolean
  live(question: Question): LiveTally | null
  /** Those that most want an answer; null while that is not known. */
  questions(): Promise<FloorEntry[] | null>
}

export const [useSight, setSight] = createContext<Sight>()

export function liveSight(event: EventStore): Sight {
  return {
    get presence() { return event.presence },
    get stage() { return event.stage },
    get now() { return event.now },
    get isConnected() { return event.connection === 'connected' },
    live: (question) => event.live(question),
    questions: async () => {
      const reply = await event.read<{ ok: boolean } & FloorReply>('floor', { list: 'open', sort: 'votes', page: 0 })
      return reply?.ok ? reply.items : null
    },
  }
}

export function keptSight({ at, state, presence, live, questions }: PictureMessage): Sight {
  return {
    presence, now: at, isConnected: true,
    stage: state.agenda.find(({ stageId }) => stageId === state.stageId),
    live: ({ questionId }) => live.find((one) => one.questionId === questionId)?.tally ?? null,
    questions: async () => questions,
  }
}

/** The board of a picture, without what has been hidden since: `room` is the event as it is now. */
export function keptBoard({ state, board }: Pick<PictureMessage, 'state' | 'board'>, room: () => EventState): BoardSight | null {
  if (!board) return null
  const { boardId, themes } = board
  const isSeen = (actionId: string): boolean => !isOutOfSight(state, actionId) && !isOutOfSight(room(), actionId)
  const themeIds = new Set(themes.map(({ id }) => id))
  const seen = () => board.actions.filter(({ id }) => isSeen(id))
  return {
    boardId, themes, saving: 'saved',
    get actions() { return seen() },
    actionsOf: (themeId) => seen().filter(({ theme }) => (themeIds.has(theme ?? '') ? theme : null) === themeId),
    action: (actionId) => seen().find(({ id }) => id === actionId),
    theme: (themeId) => themes.find(({ id }) => id === themeId),
    argumentsOf: (actionId) => board.arguments.filter(({ id, action }) => action === actionId && !isHidden(state, 'argument', id) && !isHidden(room(), 'argument', id)),
    number: (actionId) => state.actions[actionId]?.number ?? null,
    typing: () => [],
  }
}
