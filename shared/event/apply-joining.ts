// The way in: its settings, its groups, and ballots on paper.
import type { Handlers } from './folding.ts'
import type { JoiningFact } from './joining.ts'
import type { PaperFact } from './paper.ts'
import type { EventState } from './state.ts'

export const joiningHandlers: Handlers<JoiningFact | PaperFact> = {
  'joining.set': ({ joining }, { change }) => ({ joining: { ...joining, ...change } }),
  'door.opened': ({ joining }, { code, until }) => ({ joining: { ...joining, spoken: { code, until } } }),
  'door.closed': ({ joining }) => ({ joining: { ...joining, spoken: null } }),
  'group.added': ({ groups }, { group, before }) => {
    const at = before === null ? -1 : groups.indexOf(before)
    return { groups: groups.toSpliced(at < 0 ? groups.length : at, 0, group) }
  },
  'group.renamed': ({ groups, people, authors }, { group, to }) => ({
    groups: groups.map((one) => (one === group ? to : one)), people: moved(people, group, to), authors: moved(authors, group, to),
  }),
  'group.removed': ({ groups }, { group }) => ({ groups: groups.filter((one) => one !== group) }),
  'papers.registered': ({ papers }, { questionId, origin, serials }) => ({
    papers: { ...papers, ...Object.fromEntries(serials.map((serial) => [serial, { questionId, origin, entered: null, voided: null }])) },
  }),
  'paper.entered': (state, { serial, by, id }, { at }) => paper(state, serial, { entered: { by, at, id } }),
  'paper.voided': (state, { serial, by, reason, replacedBy }, { at }) => paper(state, serial, { voided: { by, at, reason, replacedBy } }),
}

function moved<T extends { group: string | null }>(people: Record<string, T>, group: string, to: string): Record<string, T> {
  return Object.fromEntries(Object.entries(people).map(([id, person]) => [id, person.group === group ? { ...person, group: to } : person]))
}

function paper({ papers }: EventState, serial: string, change: Partial<EventState['papers'][string]>): Partial<EventState> {
  return papers[serial] ? { papers: { ...papers, [serial]: { ...papers[serial], ...change } } } : {}
}
