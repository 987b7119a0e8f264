// How firm a result is, and who can count it again, in sentences.
import type { Secrecy } from '../../../shared/event/names.ts'
import { rankMethods, type RankMethodName } from '../../../shared/ranking/methods.ts'
import type { ReadResult } from '../../../shared/ranking/result/read-result.ts'
import { texts as counting } from '../texts/counting.ts'
import { texts } from '../texts/results.ts'
import { choicesOf, countFor, type Counting } from './result-view.ts'

/** How many ballots would change the top, and whether the first stays where a group is left out. */
export function stabilityOf(result: ReadResult, choice: Counting): string[] {
  const own = countFor(result, choice)
  const fewest = result.stability.filter(({ method, treatment }) => method === choice.method && treatment === choice.treatment)
    .map(({ topK, atLeast, atMost }) => (atMost === atLeast ? counting.methods.fewest(atMost, topK) : counting.methods.fewestAtLeast(atLeast, topK)))
  const firstOf = (places: readonly number[]): string => result.actionIds.filter((_, at) => places[at] === 1).join(' ')
  const without = result.without.filter(({ treatment }) => treatment === choice.treatment).map(({ groups, places }) =>
    counting.methods.without(texts.groupNames(groups.map((group) => group ?? texts.noGroup)), own !== undefined && firstOf(places) === firstOf(own.places)))
  return [...fewest, ...without]
}

/** Which methods can be counted again from what is published. */
export function recountOf(result: ReadResult, secrecy: Secrecy): string[] {
  if (secrecy !== 'secret') return [counting.recount.open]
  const named = (from: 'matrix' | 'ballots'): string[] => choicesOf(result).methods
    .filter((method) => (rankMethods[method as RankMethodName]?.from ?? 'ballots') === from).map(counting.methodName)
  const [matrix, ballots] = [result.matrices ? named('matrix') : [], result.matrices ? named('ballots') : []]
  if (matrix.length === 0) return [counting.recount.secret]
  return [counting.recount.matrix(matrix), ...(ballots.length > 0 ? [counting.recount.ballots(ballots)] : [])]
}
