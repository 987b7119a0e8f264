// The end of a sitting: what is written beside the journal for whoever comes later, and the head of its chain, which everybody is shown.
import { hexOf } from '../../shared/archive/chain.ts'
import type { Fact } from '../../shared/event/facts.ts'
import { serverPerson } from '../../shared/event/names.ts'
import type { EventState } from '../../shared/event/state.ts'
import type { Archive, Boards, Log } from '../ports.ts'

type Host = {
  readonly state: EventState
  readonly head: { seq: number; hash: Uint8Array }
  readonly audience: { end(): Promise<void> }
  record(facts: readonly Fact[], by: string): Promise<number | null>
}

type Parts = { archive: Pick<Archive, 'writeBoard'>; boards: Boards; log: Log }

/**
 * After the close is committed, and at every load from then on: what was interrupted is made good. A folder that cannot be written to is a
 * line in the log: the journal has everything.
 */
export async function endSitting<H extends Host>(host: H, parts: Parts & { ended(host: H): void }): Promise<void> {
  if (host.state.head === null) await noteHead(host, parts)
  parts.ended(host)
}

async function noteHead(host: Host, parts: Parts): Promise<void> {
  const { log } = parts
  await writeBoards(host.state, parts).catch((error: unknown) => log.error({ error, eventId: host.state.eventId }, 'boards could not be written to the archive folder'))
  await host.audience.end().catch((error: unknown) => log.error({ error }, 'upvotes could not be put away yet'))
  const { seq, hash } = host.head
  await host.record([{ type: 'head.noted', seq, hash: hexOf(hash) }], serverPerson)
}

/** Each board as it stands, in place of what is there. Rejects where one could not be written, after the others. */
export async function writeBoards({ eventId, boards }: EventState, { archive, boards: rooms }: Omit<Parts, 'log'>): Promise<void> {
  const written = await Promise.allSettled(boards.map(({ boardId }) => archive.writeBoard(eventId, boardId, rooms.encode(boardId))))
  const failed = written.find((result) => result.status === 'rejected')
  if (failed) throw failed.reason
}
