// A revealed question as a program gets it. What older versions answered is still there, under the same names.
import type { Question } from '../../shared/event/state.ts'
import { figuresByMethod, plainResult } from '../../shared/ranking/result/plain-result.ts'
import { readResult } from '../../shared/ranking/result/read-result.ts'

export function resultReply({ questionId, title, method, secrecy, phase, slate }: Question, tally: NonNullable<Question['tally']>, ballots: unknown[] | null): object {
  const result = readResult(tally)
  const { byGroup, certainty, stability, ...plain } = plainResult(tally, secrecy)
  return {
    questionId, title, method, secrecy, phase, ballots: result.ballots, unranked: 'last', slate,
    results: figuresByMethod(result, 'last', 'persons'),
    treatments: { last: figuresByMethod(result, 'last', 'persons'), 'no-information': figuresByMethod(result, 'no-information', 'persons') },
    equalGroups: { last: figuresByMethod(result, 'last', 'groups'), 'no-information': figuresByMethod(result, 'no-information', 'groups') },
    topDiffers: plain.topDiffers ?? false, groups: result.groups, byGroup, certainty, stability, recount: plain.recount,
    tally: { byGroup, certainty, stability, ...plain }, ...(ballots ? { publishedBallots: ballots } : {}),
  }
}
