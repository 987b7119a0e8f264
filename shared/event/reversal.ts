// What takes a reversible command back: another command, or a step that only an undo may ask for.
import type { Command } from '../protocol/commands.ts'
import type { Question, Stage } from './agenda.ts'
import type { FloorCard, FloorChange, KeyMessage } from './floor.ts'
import type { Announcement, Gathering } from './flow.ts'
import type { ScreenShow } from './names.ts'
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
  | { type: 'announce.restore'; announcement: Announcement | null }
  | { type: 'spotlight.restore'; actionId: string | null; show: ScreenShow }
  | { type: 'floor.put'; changes: { itemId: string; change: FloorChange }[]; card: FloorCard | null }
  | { type: 'message.restore'; messageId: string; message: KeyMessage | null }
  | { type: 'gather.restore'; gathering: Gathering | null }
