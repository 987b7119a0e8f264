// A revealed question as a program gets it. What older versions answered is still there, under the same names.
import type { Alternative } from '../../shared/event/agenda.ts'
import { isHidden, slateMerges } from '../../shared/event/moderated.ts'
import type { EventState, Question } from '../../shared/event/state.ts'
import { figuresByMethod, plainResult } from '../../shared/ranking/result/plain-result.ts'
import { readResult } from '../../shared/ranking/result/read-result.ts'

export function resultReply(state: EventState, question: Question, tally: NonNullable<Question['tally']>, ballots: unknown[] | null): object {
  const { questionId, title, method, secrecy, phase, slate, alternative, reworded } = question
  const result = readResult(tally)
  const { byGroup, certainty, stability, ...plain } = plainResult(tally, secrecy)
  return {
    questionId, title, method, secrecy, phase, ballots: result.ballots, unranked: 'last', slate,
    results: figuresByMethod(result, 'last', 'persons'),
    treatments: { last: figuresByMethod(result, 'last', 'persons'), 'no-information': figuresByMethod(result, 'no-information', 'persons') },
    equalGroups: { last: figuresByMethod(result, 'last', 'groups'), 'no-information': figuresByMethod(result, 'no-information', 'groups') },
    topDiffers: plain.topDiffers ?? false, groups: result.groups, byGroup, certainty, stability, recount: plain.recount,
    tally: { byGroup, certainty, stability, ...plain }, ...(ballots ? { publishedBallots: ballots } : {}),
    since: { hidden: onSlate((id) => isHidden(state, 'action', id)), reworded: reworded ?? [], merged: slate ? slateMerges(state, slate) : {} },
    // The ballots as they were cast decide. This is how it would be if what was merged since had been one action.
    alternative: alternative ? alternativeReply(alternative, secrecy) : null,
  }

  function onSlate(is: (actionId: string) => boolean): string[] {
    return (slate?.items ?? []).map(({ actionId }) => actionId).filter(is)
  }
}

function alternativeReply({ merges, tally }: Alternative, secrecy: Question['secrecy']): object {
  const result = readResult(tally)
  return {
    label: 'Counted as if merged actions had been one', merges, results: figuresByMethod(result, 'last', 'persons'),
    treatments: { last: figuresByMethod(result, 'last', 'persons'), 'no-information': figuresByMethod(result, 'no-information', 'persons') },
    tally: plainResult(tally, secrecy),
  }
}
