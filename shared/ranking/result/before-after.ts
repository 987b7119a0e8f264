// What a result is compared with: the question that it was linked with before voting, or else the vote before it about the same actions.
import { linkageOf } from '../../event/linkage.ts'
import type { Question } from '../../event/state.ts'
import { comparedPlaces, type ComparedPlaces, type MovedPeople } from '../moved.ts'
import { readResult } from './read-result.ts'

/** `common`: lineages. */
export type BeforeAfter = { before: Pick<Question, 'questionId' | 'title'>; after: Pick<Question, 'questionId' | 'title'>; common: string[] } & ({ kind: 'people'; moved: MovedPeople } | { kind: 'places'; compared: ComparedPlaces[] })

/** Fewer than this in common cannot change places. */
const leastShared = 2

/** `questions`: all of the event's, in their order. Null where there is nothing to compare with. */
export function beforeAfter(question: Question, questions: readonly Question[]): BeforeAfter | null {
  const scope = linkageOf(question)
  const linked = scope === null ? [] : questions.filter((one) => linkageOf(one) === scope)
  const moved = linked.at(-1)?.moved
  if (moved && linked.length === 2) return { kind: 'people', before: linked[0]!, after: linked[1]!, common: moved.common, moved }
  const after = standingOf(question)
  for (let at = questions.findIndex(({ questionId }) => questionId === question.questionId); after && at-- > 0;) {
    const earlier = questions[at]!
    const before = standingOf(earlier)
    if (!before) continue
    const { common, compared } = comparedPlaces(before, after)
    if (common.length >= leastShared) return { kind: 'places', before: earlier, after: question, common, compared }
  }
  return null
}

function standingOf({ phase, tally, slate }: Question) {
  if (phase !== 'revealed' || !tally || !slate) return null
  const result = readResult(tally)
  const deciding = result.counts[0]
  if (!deciding || result.ballots === 0) return null
  const lineageOf = new Map(slate.items.map(({ actionId, lineageId }) => [actionId, lineageId]))
  return {
    lineages: result.actionIds.map((id) => lineageOf.get(id) ?? id), all: deciding.places,
    strata: (result.byGroup.find(({ treatment }) => treatment === deciding.treatment) ?? result.byGroup[0])?.figures ?? [],
  }
}
