// The picture that the big screen keeps while the next one is prepared: what the event and the board shown said at that moment. It is
// kept as it was committed, and read from the journal again after a restart, so that what was removed since is not on it any more.
import * as Y from 'yjs'
import { readBoard } from '../../shared/board/read.ts'
import type { BoardView } from '../../shared/board/read.ts'
import { floorPage } from '../../shared/event/floor-page.ts'
import { boardOnScreen } from '../../shared/event/on-screen.ts'
import type { HeldPicture } from '../../shared/event/screen.ts'
import type { EventState } from '../../shared/event/state.ts'
import { view } from '../../shared/event/visibility.ts'
import type { FullTally } from '../../shared/ranking/result/full-tally.ts'
import type { PictureMessage, TallyMessage } from '../../shared/protocol/messages.ts'
import type { StoredEntry } from '../ports.ts'
import { readFact } from './entries.ts'
import { foldEntries } from './fold.ts'
import { liveMessage } from './tally-messages.ts'

type Read = (from: number) => Promise<StoredEntry[]>

export class Pictures {
  readonly #read: Read
  /** `as`: which picture, and what has been removed for good since. */
  #kept: { as: string; picture: Promise<PictureMessage> } | null = null

  constructor(read: Read) {
    this.#read = read
  }

  /** At the commit that holds it. */
  keep(state: EventState, board: (boardId: string) => BoardView, live: { questionId: string; tally: FullTally }[]): void {
    const { picture } = state.screen
    if (picture) this.#kept = { as: nameOf(picture, state), picture: Promise.resolve(pictureOf(state, picture, board, live.map(({ questionId, tally }) => liveMessage(state, questionId, tally)))) }
  }

  /** What is kept now; null where nothing is. Rejects when the journal cannot be read. */
  async of(now: EventState): Promise<PictureMessage | null> {
    const held = now.screen.picture
    if (!held) return null
    const as = nameOf(held, now)
    if (this.#kept?.as !== as) {
      const picture = this.#readAnew(held)
      this.#kept = { as, picture }
      picture.catch(() => (this.#kept = null))
    }
    return this.#kept!.picture
  }

  async #readAnew(held: HeldPicture): Promise<PictureMessage> {
    const entries: StoredEntry[] = []
    const isIt = (entry: StoredEntry): boolean => {
      if (entry.kind !== 'fact') return false
      const { fact } = readFact(entry)
      return fact.type === 'screen.frozen' && fact.picture?.pictureId === held.pictureId
    }
    for (;;) {
      const page = await this.#read(entries.length + 1)
      const at = page.findIndex(isIt)
      entries.push(...(at < 0 ? page : page.slice(0, at + 1)))
      if (at >= 0 || page.length === 0) break
    }
    const { state, boards } = foldEntries(entries)
    return pictureOf(state, held, (boardId) => {
      const doc = new Y.Doc()
      doc.transact(() => { for (const update of boards.find((one) => one.boardId === boardId)?.updates ?? []) Y.applyUpdate(doc, update) })
      return readBoard(doc)
    }, [])
  }
}

function nameOf({ pictureId }: HeldPicture, { boards, erasures }: EventState): string {
  return [pictureId, erasures.filter(({ finishedAt }) => finishedAt !== null).length, ...boards.map(({ epoch }) => epoch)].join()
}

/** Nobody’s name, and no authors. */
function pictureOf(state: EventState, { pictureId, at, here }: HeldPicture, board: (boardId: string) => BoardView, live: TallyMessage[]): PictureMessage {
  const boardId = boardOnScreen(state)
  const joined = Object.keys(state.people).length
  return {
    pictureId, at, live,
    state: { ...view(state, 'observer'), seq: 0 },
    board: boardId === undefined ? null : { boardId, ...withoutAuthors(board(boardId)) },
    presence: { here, joined: Math.max(here, joined), byGroup: {}, screens: 0 },
    questions: floorPage(state.floor, { list: 'open', sort: 'votes', page: 0 }, { names: false }).items,
  }
}

function withoutAuthors(board: BoardView): BoardView {
  return { ...board, actions: board.actions.map((one) => ({ ...one, author: '' })), arguments: board.arguments.map((one) => ({ ...one, author: '' })), evidence: [] }
}
