// An event as the template of a new one: its agenda, groups, themes and actions as they are now, and nothing of what people said, asked or voted.
import { agendaAgain, startFrom, titlesById } from '../../../../shared/programme/start.ts'
import { texts } from '../../../ui/texts/organiser.ts'
import { ApiError } from '../../../net/http.ts'
import { recordOf } from '../record.ts'
import type { EventTemplate } from './draft.ts'

/** Throws an ApiError. */
export async function templateOf(eventId: string, key: string): Promise<EventTemplate> {
  const recording = await recordOf(eventId, key)
  const state = recording.state(recording.length)
  const board = (boardId: string) => recording.board(boardId, recording.length)
  const started = startFrom(state, board, { themes: null, actions: { kind: 'all' }, said: false })
  if (!started.ok) throw new ApiError(started.error.code, started.error.message, 409)
  return {
    template: 'blank', isCopy: true, title: state.title, description: texts.setup.copied, groups: [...state.groups], agenda: agendaAgain(state, titlesById(state, board)),
    boards: started.value.boards.map(({ title, themes, actions }) => ({
      title, themes, actions: actions.map(({ title: asked, detail, theme }) => ({ title: asked, ...(detail ? { detail } : {}), ...(theme ? { theme } : {}) })),
    })),
  }
}
