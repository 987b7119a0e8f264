// Where groups differ, and who would be overlooked. All of it from figures of pooled groups alone.
import type { ReadCount, ReadResult } from '../ranking/result/read-result.ts'
import type { GroupView } from './model.ts'

/** Where support differs by less than a tenth, groups are not said to differ. */
export const tellingGap = 0.1
const apartListed = 5

export function groupView(result: ReadResult, deciding: ReadCount): GroupView | null {
  const own = result.byGroup.find(({ treatment }) => treatment === deciding.treatment) ?? result.byGroup[0]
  if (!own || own.figures.length < 2) return null
  const { figures, lowest, safe } = own
  const rows = result.actionIds.map((actionId, at) => ({
    actionId, support: figures.map(({ support }) => support[at]!), places: figures.map(({ places }) => places[at]!),
  }))
  const apart = lowest.filter(({ gap }) => gap >= tellingGap).toSorted((a, b) => b.gap - a.gap).slice(0, apartListed).map(({ actionId, stratum, gap }) => {
    const { support } = rows.find((row) => row.actionId === actionId)!
    return { actionId, most: support.indexOf(Math.max(...support)), least: stratum, gap }
  })
  return {
    strata: figures.map(({ groups, ballots }) => ({ groups: [...groups], ballots })), rows, apart, safe: safe.map(({ actionId }) => actionId),
    minority: minorityOf(result, deciding, rows),
  }
}

/** In the lower half of everybody's ranking, and in the first k, at most the first quarter, of a group's. */
function minorityOf({ actionIds, topK }: ReadResult, { places }: ReadCount, rows: GroupView['rows']): GroupView['minority'] {
  const high = Math.max(1, Math.min(topK, Math.floor(actionIds.length / 4)))
  return rows.flatMap(({ actionId, places: inGroups }, at) => {
    const place = places[at]!
    const groupPlace = Math.min(...inGroups)
    // Where a group ties half of the slate in the first place, that is no view of its own.
    const stratum = inGroups.indexOf(groupPlace)
    const tied = rows.filter((row) => row.places[stratum] === groupPlace).length
    return place > (actionIds.length + 1) / 2 && groupPlace <= high && groupPlace + tied - 1 <= actionIds.length / 2 ? [{ actionId, place, stratum, groupPlace }] : []
  }).toSorted((a, b) => a.groupPlace - b.groupPlace || b.place - a.place)
}
