// The end of a sitting: what is written beside the journal for whoever comes later.
import type { EventState } from '../../shared/event/state.ts'
import type { Archive, Boards, Log } from '../ports.ts'

/** Each board as it stands at the end. A folder that cannot be written to is a line in the log: the journal has everything. */
export async function writeArchive({ eventId, boards }: EventState, parts: { archive: Archive; boards: Boards; log: Log }): Promise<void> {
  for (const { boardId } of boards) {
    try {
      await parts.archive.writeBoard(eventId, boardId, parts.boards.encode(boardId))
    } catch (error) {
      parts.log.error({ error, boardId }, 'the board could not be written to the archive folder')
    }
  }
}
