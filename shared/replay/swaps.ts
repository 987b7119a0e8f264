// Whether a reveal shows another order than the one that people saw before: of the same question, or of the one it is linked with.
import type { VotingFact } from '../event/facts.ts'
import { linkedQuestions } from '../event/linkage.ts'
import { findQuestion } from '../event/state.ts'
import type { EventState } from '../event/state.ts'
import { readResult } from '../ranking/result/read-result.ts'

type Revealed = Extract<VotingFact, { type: 'question.revealed' }>

/** `place`: the new one, better than the one before. */
export type Swap = { actionId: string; place: number }

export class Swaps {
  /** Places by action, as each question's last reveal had them. */
  readonly #shown = new Map<string, Map<string, number>>()

  /** The best placed of those that rose, if any did. */
  revealed({ questionId, tally }: Revealed, state: EventState): Swap | null {
    const question = findQuestion(state, questionId)
    const linked = question ? linkedQuestions(state, question).map((one) => one.questionId) : []
    const before = [questionId, ...linked].map((id) => this.#shown.get(id)).find((places) => places !== undefined)
    const now = placesOf(tally)
    this.#shown.set(questionId, now)
    if (!before) return null
    let best: Swap | null = null
    for (const [actionId, place] of now) {
      const was = before.get(actionId)
      if (was !== undefined && place < was && (!best || place < best.place)) best = { actionId, place }
    }
    return best
  }
}

/** As the first count of a tally has them, which is the one that decides. */
export function placesOf(tally: Revealed['tally']): Map<string, number> {
  const { actionIds, counts } = readResult(tally)
  const places = counts[0]?.places ?? []
  return new Map(actionIds.flatMap((actionId, i): [string, number][] => (places[i] === undefined ? [] : [[actionId, places[i]]])))
}
