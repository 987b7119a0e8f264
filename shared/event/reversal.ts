// What takes a reversible command back: another command, or a step that only an undo may ask for.
import type { Command } from '../protocol/commands.ts'
import type { Question, Stage } from './agenda.ts'
import type { Timer } from './timer.ts'

export type Reversal =
  | Command
  | {
      type: 'stage.return'
      stageId: string
      timer: Timer | null
      /** Boards to freeze or open again, and questions that were open when the stage was left. */
      freeze: string[]
      open: string[]
      reopen: string[]
    }
  | { type: 'timer.restore'; timer: Timer | null }
  | { type: 'agenda.restore'; stage: Stage; before: string | null }
  | { type: 'question.restore'; stageId: string; question: Question; before: string | null }
  | { type: 'tables.unmake'; tableIds: string[] }
  | { type: 'seats.restore'; seats: Record<string, string | null> }
  | { type: 'carry.return'; boardId: string; actionIds: string[] }
