// Where somebody's words are, as the whole journal has it: also what has been deleted since, or moved on to another board.
import type { Copy, Touched } from './board.ts'

export type Traces = {
  /** Questions that they asked under their name. */
  asked: string[]
  /** Key messages that were recorded under a name of theirs. */
  said: string[]
  /** Fields of boards, by board. */
  touched: ReadonlyMap<string, readonly Touched[]>
  /** What the server wrote that says the same, by board. */
  copies: ReadonlyMap<string, readonly Copy[]>
}
