/** What a result says of two actions: why one is above the other. */
import type { Treatment } from '../pairwise.ts'
import { whyAbove, type Why } from '../why/why.ts'
import type { ReadPair, ReadResult } from './read-result.ts'

/** Null where the result has no matrices. Pairs that are far apart come without figures by group and without a chance. */
export function whyIn(result: ReadResult, first: string, second: string, treatment: Treatment): Why | null {
  if (!result.matrices) return null
  const places = result.counts.flatMap(({ method, treatment: by, weighting, places: own }) => (weighting === 'persons' && by ? [{ method, treatment: by, places: own }] : []))
  const { groups, chance } = pairIn(result, first, second, treatment) ?? { groups: [], chance: null }
  return whyAbove({ first, second, treatment, matrices: result.matrices, places, groups, chance })
}

/** The pair in the order asked for, whichever way round the result has it. */
function pairIn({ pairs }: ReadResult, first: string, second: string, treatment: Treatment): Pick<ReadPair, 'groups' | 'chance'> | null {
  const found = pairs.find((pair) => pair.treatment === treatment && [pair.first, pair.second].includes(first) && [pair.first, pair.second].includes(second))
  if (!found || found.first === first) return found ?? null
  return {
    groups: found.groups.map((group) => ({ ...group, for: group.against, against: group.for })),
    chance: found.chance === null ? null : 1 - found.chance,
  }
}
