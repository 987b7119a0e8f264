// The end of a sitting: what is written beside the journal for whoever comes later.
import type { EventState } from '../../shared/event/state.ts'
import type { Archive, Boards, Log } from '../ports.ts'

type Parts = { archive: Archive; boards: Boards; log: Log }

/** Each board as it stands at the end. A folder that cannot be written to is a line in the log: the journal has everything. */
export async function writeArchive(state: EventState, parts: Parts): Promise<void> {
  await writeBoards(state, parts).catch((error: unknown) => parts.log.error({ error, eventId: state.eventId }, 'boards could not be written to the archive folder'))
}

/** In place of what is there. Rejects where one could not be written, after the others. */
export async function writeBoards({ eventId, boards }: EventState, { archive, boards: rooms }: Omit<Parts, 'log'>): Promise<void> {
  const written = await Promise.allSettled(boards.map(({ boardId }) => archive.writeBoard(eventId, boardId, rooms.encode(boardId))))
  const failed = written.find((result) => result.status === 'rejected')
  if (failed) throw failed.reason
}
