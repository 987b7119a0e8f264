// How firm a result is, and who can count it again, in sentences.
import type { Secrecy } from '../../../shared/event/names.ts'
import type { ReadResult } from '../../../shared/ranking/result/read-result.ts'
import { recountTable, type Recount } from '../../../shared/ranking/result/recount.ts'
import { texts as counting } from '../texts/panels.ts'
import { texts } from '../texts/results.ts'
import { countFor, type Counting } from './result-view.ts'

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

/** Which methods can be counted again from what is published, and which not. */
export function recountOf(result: ReadResult, secrecy: Secrecy): string[] {
  const table = recountTable(result, secrecy)
  const says: Record<Recount, (names: string[]) => string> = {
    aggregates: counting.recount.aggregates, ballots: secrecy === 'named' ? counting.recount.named : counting.recount.ballots, no: counting.recount.needed,
  }
  const methods = (Object.keys(says) as Recount[]).flatMap((from) => {
    const names = table.methods.filter((method) => method.from === from).map(({ method }) => counting.methodName(method))
    return names.length > 0 ? [says[from](names)] : []
  })
  if (result.groups.length > 0 && table.byGroup === 'no') return [...methods, counting.recount.groups]
  const drawsNeedBallots = secrecy !== 'secret' && table.certainty === 'no' && result.certainty.length > 0
  return drawsNeedBallots ? [...methods, counting.recount.apart] : methods
}
