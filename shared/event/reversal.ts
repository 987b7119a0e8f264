// What takes a reversible command back: another command, or a step that only an undo may ask for.
import type { Command } from '../protocol/commands.ts'
import type { Question, Stage } from './agenda.ts'
import type { FloorCard, FloorChange, KeyMessage } from './floor.ts'
import type { Announcement, Gathering } from './flow.ts'
import type { EntryKind, Reconfirm, Returned, Waiting } from './moderation.ts'
import type { ScreenShow } from './names.ts'
import type { HeldPicture } from './screen.ts'
import type { Joining } from './joining.ts'
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
  | { type: 'door.restore'; spoken: Joining['spoken'] }
  | { type: 'agenda.restore'; stage: Stage; before: string | null }
  | { type: 'question.restore'; stageId: string; question: Question; before: string | null }
  | { type: 'tables.unmake'; tableIds: string[] }
  | { type: 'seats.restore'; seats: Record<string, string | null> }
  | { type: 'rewind.return'; rewindId: string; boardId: string; actionId: string | null; to: number }
  | { type: 'carry.return'; boardId: string; actionIds: string[] }
  | { type: 'announce.restore'; announcement: Announcement | null }
  | { type: 'spotlight.restore'; actionId: string | null; show: ScreenShow; of?: string }
  | { type: 'screen.restore'; picture: HeldPicture }
  | { type: 'floor.put'; changes: { itemId: string; change: FloorChange }[]; card: FloorCard | null }
  | { type: 'message.restore'; messageId: string; message: KeyMessage | null }
  | { type: 'gather.restore'; gathering: Gathering | null }
  /** `spotlit`: what the big screen showed while it was in the spotlight. */
  | { type: 'entry.reshow'; entryKind: EntryKind; entryId: string; spotlit: ScreenShow | null }
  | { type: 'action.unsplit'; actionId: string; from: string; before: { title: string; detail: string }; after: { title: string; detail: string }; arguments: string[]; evidence: string[] }
  | { type: 'action.returned'; actionId: string; returned: Returned | null }
  /** From the board, back among what waits. */
  | { type: 'entry.retract'; entryId: string; waiting: Waiting }
  | { type: 'entry.wait'; entryId: string; note: string | null }
  | { type: 'reconfirm.restore'; questionId: string; reconfirm: Reconfirm | null }
