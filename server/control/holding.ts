// Whether a server can hold what a stranger's journal comes to. An event is loaded between the turns of everybody else, and updates can be
// written that cost Yjs minutes: that is found out where nobody waits, and what the event is loaded from is made there, too.
import * as Y from 'yjs'
import { refuse } from '../../shared/protocol/refusals.ts'
import type { Refusal } from '../../shared/protocol/refusals.ts'
import type { Checkpoint, StoredEntry } from '../ports.ts'
import { checkpointVersion, encodeContent } from './checkpoint.ts'
import type { CheckpointContent } from './checkpoint.ts'
import { Fold } from './fold.ts'

/** Read in one turn. A session of 2,000 people has 2 MB. */
const mostStateBytes = 16 * 1024 * 1024
const mostBytes = 32 * 1024 * 1024
/** Of a processor, to put all boards together: 200,000 updates take one. */
const mostBoardSeconds = 5

/** `seconds`: how long this thread has worked so far. */
export function checkpointOf(entries: Iterable<StoredEntry>, seconds: () => number): Checkpoint | Refusal {
  const fold = new Fold()
  let head: StoredEntry | null = null
  try {
    fold.add((function* () {
      for (const entry of entries) yield head = entry
    })())
    const from = seconds()
    const { state, boards } = fold.end()
    const content: CheckpointContent = { state, boards: boards.map(({ updates, ...board }) => ({ ...board, update: merged(updates) })) }
    // What it is loaded from is looked at once more when somebody asks for a board.
    for (const { update } of content.boards) merged([update])
    if (seconds() - from > mostBoardSeconds) return tooMuch
    const payload = encodeContent(content)
    const stateBytes = payload.length - content.boards.reduce((sum, { update }) => sum + update.length, 0)
    if (!head || stateBytes > mostStateBytes || payload.length > mostBytes) return tooMuch
    const { seq, hash } = head as StoredEntry
    return { seq, hash, version: checkpointVersion, payload }
  } catch {
    return refuse('bad-archive', 'The archive is as it was written, and its session cannot be loaded from it.')
  }
}

function merged(updates: readonly Uint8Array[]): Uint8Array {
  const doc = new Y.Doc()
  doc.transact(() => { for (const update of updates) Y.applyUpdate(doc, update) })
  return Y.encodeStateAsUpdate(doc)
}

const tooMuch = refuse('too-large', 'What is in this archive would take a server too long to hold. Look at it from the file, under Replay.')
