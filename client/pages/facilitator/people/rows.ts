// The rows of “who is with us”: by stakeholder group, or by table.
import type { EventState } from '../../../../shared/event/state.ts'
import type { ParticipationMessage, StuckPerson } from '../../../../shared/protocol/messages.ts'
import type { GroupRow } from '../participation.ts'

/** `key`: a group or a table's id, '' for neither. */
export type PeopleRow = { key: string; title: string | null; joined: number; here: number; ready: number | null; submitted: number | null; active: number | null; stuck: number | null }

export function groupRows(groups: readonly GroupRow[], taking: ParticipationMessage | null): PeopleRow[] {
  return groups.map(({ group, ...counts }) => {
    const more = taking?.byGroup[group ?? '']
    return { key: group ?? '', title: group, ...counts, active: more?.active ?? (taking ? 0 : null), stuck: more?.stuck ?? (taking ? 0 : null) }
  })
}

/** `voting`: whether ballots are taken now. Who has no seat comes last, where there is anybody. */
export function tableRows({ tables }: Pick<EventState, 'tables'>, taking: ParticipationMessage, voting: boolean): PeopleRow[] {
  const row = (tableId: string, title: string | null): PeopleRow => {
    const { joined = 0, here = 0, active = 0, voted = 0, stuck = 0 } = taking.byTable[tableId] ?? {}
    return { key: tableId, title, joined, here, active, stuck, ready: null, submitted: voting ? voted : null }
  }
  const unseated = row('', null)
  return [...tables.map(({ tableId, title }) => row(tableId, title)), ...(unseated.joined > 0 ? [unseated] : [])]
}

/** Those who are stuck, with what a facilitator finds them by. */
export function stuckPeople(state: Pick<EventState, 'people' | 'tables' | 'seats'>, taking: ParticipationMessage): (StuckPerson & { name: string; group: string | null; table: string | null })[] {
  return taking.stuck.map((one) => ({
    ...one,
    name: state.people[one.participantId]?.name ?? '', group: state.people[one.participantId]?.group ?? null,
    table: state.tables.find(({ tableId }) => tableId === state.seats[one.participantId])?.title ?? null,
  }))
}
