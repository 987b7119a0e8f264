// Whether what was kept of an event while it was live is what its record comes to. The record is the truth; what differs is named, and not used.
import * as Y from 'yjs'
import { sameBytes } from '../archive/chain.ts'
import { canonicalJson } from '../archive/json.ts'
import { readBoard } from '../board/read.ts'
import type { EventState } from '../event/state.ts'
import type { Recording } from './recording.ts'

/** The live state and boards (one Yjs V1 update each, by id) at an entry. */
export type Checkpoint = { seq: number; state: unknown; boards: ReadonlyMap<string, Uint8Array> }

/** 'state', or the title of a board; 'moment' where the record has no such entry. */
export function differences(recording: Recording, { seq, state, boards }: Checkpoint): string[] {
  if (seq < 1 || seq > recording.length) return ['moment']
  const recorded = recording.state(seq)
  return [
    ...(isEqual(state, recorded) ? [] : ['state']),
    ...recorded.boards.flatMap(({ boardId, title }) => (isSame(boards.get(boardId), recording, boardId, seq) ? [] : [title])),
    ...[...boards.keys()].filter((boardId) => !isKnown(recorded, boardId)),
  ]
}

function isSame(update: Uint8Array | undefined, recording: Recording, boardId: string, seq: number): boolean {
  if (!update) return false
  // What was written of the same document is mostly the same bytes, and need not be read.
  const own = seq === recording.length ? recording.update(boardId) : null
  if (own && sameBytes(own, update)) return true
  const doc = new Y.Doc()
  try {
    Y.applyUpdate(doc, update)
    return isEqual(readBoard(doc), recording.board(boardId, seq))
  } catch {
    return false
  } finally {
    doc.destroy()
  }
}

/** What is nested too deeply is nothing of ours. */
function isEqual(a: unknown, b: unknown): boolean {
  try {
    return canonicalJson(a) === canonicalJson(b)
  } catch {
    return false
  }
}

function isKnown({ boards }: EventState, boardId: string): boolean {
  return boards.some((board) => board.boardId === boardId)
}
