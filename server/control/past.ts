// How a board was at any moment: read from the journal when somebody wants to put something back, a few entries at a time so that
// nobody waits for it, and forgotten again.
import { BoardRecord } from '../../shared/replay/board-record.ts'
import type { PlacedUpdate } from '../../shared/replay/board-record.ts'
import type { Past } from '../../shared/event/rewind-facts.ts'
import type { EventState } from '../../shared/event/state.ts'
import type { Command } from '../../shared/protocol/commands.ts'
import type { StoredEntry } from '../ports.ts'
import { readFact } from './entries.ts'

/** Committed entries, from one on. */
export type Page = (from: number) => Promise<readonly StoredEntry[]>

/** Null where a command, or what it takes back, has nothing to do with the past. */
export async function pastFor(command: Command, state: EventState, read: Page): Promise<Past | null> {
  const asked = command.type === 'undo' ? state.done.find(({ doneId }) => doneId === command.doneId)?.undo : command
  const boardId = asked?.type === 'action.rewind' ? state.actions[asked.actionId]?.boardId
    : asked?.type === 'board.rewind' || asked?.type === 'rewind.return' ? asked.boardId : undefined
  return boardId === undefined ? null : readPast(boardId, read)
}

async function readPast(boardId: string, read: Page): Promise<Past> {
  const record = new BoardRecord()
  const touched: { seq: number; by: string; touch: ReturnType<Past['since']>[number]['touch'] }[] = []
  const rewound = new Map<string, number>()
  let head = 0
  for (let page = await read(1); page.length > 0; page = await read(head + 1)) {
    const by = new Map<number, string>()
    const updates: PlacedUpdate[] = []
    for (const entry of page) {
      head = entry.seq
      if (entry.kind === 'update' && entry.boardId === boardId) {
        updates.push({ index: entry.seq, update: entry.payload })
        by.set(entry.seq, entry.by)
      } else if (entry.kind === 'fact' && isRewinding(entry)) {
        const { fact } = readFact(entry)
        if (fact.type === 'board.rewound') rewound.set(fact.rewindId, entry.seq)
      }
    }
    if (updates.length > 0) record.apply(updates, (seq, touches) => { for (const touch of touches) touched.push({ seq, by: by.get(seq)!, touch }) })
  }
  record.end()
  return {
    head,
    at: (seq) => record.at(seq),
    since: (seq) => touched.filter((one) => one.seq > seq),
    rewound: (rewindId) => rewound.get(rewindId) ?? null,
  }
}

const begins = Buffer.from('{"type":"board.rewound"')

function isRewinding({ payload }: StoredEntry): boolean {
  return Buffer.from(payload.buffer, payload.byteOffset, Math.min(payload.length, begins.length)).equals(begins)
}
