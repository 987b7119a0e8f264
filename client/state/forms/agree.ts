// Agree, disagree or pass: each action is a statement, answered one at a time.
// Invariant: a step that changes nothing returns the very value it was given.
import type { AgreeBallot } from '../../../shared/ranking/ballots.ts'
import type { BallotForm } from '../ballot-form.ts'
import { entriesOf, sameEntries, type Asked } from './asked.ts'

/** Agree, pass (or not sure), disagree. */
export type Answer = 1 | 0 | -1

export type Answers = ReadonlyMap<string, Answer>

export function answer(answers: Answers, id: string, given: Answer): Answers {
  return answers.get(id) === given ? answers : new Map(answers).set(id, given)
}

export function agreeForm({ actionIds }: Asked): BallotForm<Answers> {
  return {
    empty: new Map(),
    read: (ballot) => {
      const asked = new Set(actionIds)
      const entries = entriesOf((ballot as Partial<AgreeBallot> | null | undefined)?.answers)
      return new Map(entries.filter((entry): entry is [string, Answer] => asked.has(entry[0]) && isAnswer(entry[1])))
    },
    write: (answers): AgreeBallot => ({ method: 'agree', answers: Object.fromEntries(answers) }),
    same: sameEntries,
    said: (answers) => answers.size,
  }
}

function isAnswer(value: unknown): value is Answer {
  return value === 1 || value === 0 || value === -1
}
