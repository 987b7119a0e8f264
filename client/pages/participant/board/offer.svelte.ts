// Sends new words to be approved, where they have to be. What could not be sent stays in its form, with the reason.
import type { OfferedEntry } from '../../../../shared/event/moderation.ts'
import { newId } from '../../../net/browser.ts'
import type { BoardStore } from '../../../state/board.svelte.ts'
import { announce } from '../../../ui/announce.ts'
import { boardTexts } from '../../../ui/texts/board.ts'

export class Offer {
  /** A refusal's code. */
  problem: string | null = $state(null)
  #board: BoardStore
  /** The same until it is there, so that it is offered once. */
  #id = newId()

  constructor(board: BoardStore) {
    this.#board = board
  }

  /** False where it could not be sent. */
  async send(entry: OfferedEntry): Promise<boolean> {
    this.problem = await this.#board.offer(this.#id, entry)
    if (this.problem) return false
    this.#id = newId()
    announce(boardTexts.offered)
    return true
  }
}
