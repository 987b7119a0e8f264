// The way in: the door, what people are told, and stakeholder groups before the event and during it.
import { no, nothing, yes } from './decision.ts'
import type { Decision, Steps } from './decision.ts'
import type { Fact } from './facts.ts'
import { fixesGroups } from './hold-back.ts'
import { mostGroups, mostPeople, spokenMinutes } from './joining.ts'
import type { JoiningChange } from './joining.ts'
import { paperGroup } from './paper.ts'
import { allQuestions } from './state.ts'
import type { EventState, Question } from './state.ts'

type JoiningStep = 'joining.set' | 'door.open' | 'door.close' | 'door.restore' | 'group.add' | 'group.rename' | 'group.remove' | 'person.group'

const minuteMs = 60_000

export const joiningSteps: Steps<JoiningStep> = {
  'joining.set': ({ joining }, { type: _, ...wanted }) => {
    const changed = Object.fromEntries(Object.entries(wanted).filter(([key, value]) => value !== undefined && value !== joining[key as keyof JoiningChange])) as JoiningChange
    if (Object.keys(changed).length === 0) return nothing()
    const before = Object.fromEntries(Object.keys(changed).map((key) => [key, joining[key as keyof JoiningChange]])) as JoiningChange
    return yes([{ type: 'joining.set', change: changed }], { type: 'joining.set', ...before })
  },
  // A door that is open stays so by the same digits.
  'door.open': ({ joining: { door, spoken } }, { minutes = spokenMinutes.usual }, { now, spokenCode }) => {
    if (door !== 'open') return no('door-closed', 'Newcomers are let in by personal links alone, or not at all. Change that first.')
    const until = now + minutes * minuteMs
    const code = spoken && spoken.until > now ? spoken.code : spokenCode()
    return spoken?.code === code && spoken.until === until ? nothing() : yes([{ type: 'door.opened', code, until }], { type: 'door.restore', spoken })
  },
  'door.close': ({ joining: { spoken } }) => (spoken ? yes([{ type: 'door.closed' }], { type: 'door.restore', spoken }) : nothing()),
  'door.restore': (_, { spoken }) => yes([spoken ? { type: 'door.opened', ...spoken } : { type: 'door.closed' }]),
  'group.add': (state, { group, before = null }) => {
    if (state.groups.includes(group)) return nothing()
    if (group === paperGroup) return no('group-exists', 'Ballots on paper go by this name.')
    if (state.groups.length >= mostGroups) return no('too-many', `A session has at most ${mostGroups} groups.`)
    return yes([{ type: 'group.added', group, before }], { type: 'group.remove', group })
  },
  'group.rename': (state, { group, to }) => {
    if (!state.groups.includes(group)) return noGroup()
    if (group === to) return nothing()
    if (state.groups.includes(to) || to === paperGroup) return no('group-exists', 'Another group has this name.')
    if (allQuestions(state).some(({ slate }) => slate !== null)) return no('groups-fixed', 'Ballots are counted by this name since voting was first opened. Add a new group instead.')
    return yes([{ type: 'group.renamed', group, to }], { type: 'group.rename', group: to, to: group })
  },
  'group.remove': (state, { group }, { submitted }) => {
    if (!state.groups.includes(group)) return nothing()
    if (Object.values(state.people).some((person) => person.group === group)) return no('group-in-use', 'There are people in this group. Move them first.')
    if (allQuestions(state).some((question) => question.slate !== null && (submitted(question).byGroup[group] ?? 0) > 0)) return no('group-in-use', 'Ballots of this group have been cast.')
    return yes([{ type: 'group.removed', group }], { type: 'group.add', group, before: state.groups[state.groups.indexOf(group) + 1] ?? null })
  },
  'person.group': (state, { participantId, group }) => {
    if (!Object.hasOwn(state.people, participantId)) return no('unknown-person', 'Nobody with this id has joined this session.')
    const person = state.people[participantId]!
    if (person.group === group) return nothing()
    if (group !== null && !state.groups.includes(group)) return noGroup()
    const asked = fixesGroups(state)
    if (asked) return groupFixed(asked)
    const facts: Fact[] = [{ type: 'person.updated', participantId, name: person.name, group }]
    if (state.authors[participantId]) facts.push({ type: 'author.named', participantId, name: person.name, group })
    return yes(facts, { type: 'person.group', participantId, group: person.group })
  },
}

/** Why somebody new is not let in by a code; null where they are. */
export function closedDoor({ joining, people }: Pick<EventState, 'joining' | 'people'>, by: 'code' | 'link'): { code: 'door-personal' | 'door-locked'; message: string } | null {
  if (joining.door === 'locked') return { code: 'door-locked', message: 'Nobody new is let in to this session at the moment.' }
  if (by === 'code' && Object.keys(people).length >= mostPeople) return { code: 'door-locked', message: 'This session has as many people as it can take.' }
  return joining.door === 'personal' && by === 'code' ? { code: 'door-personal', message: 'This session is open by personal links alone.' } : null
}

export function groupFixed({ title }: Question): Decision {
  return no('group-fixed', `“${title}” takes ballots, which count by group: people change groups before voting or after its seal.`)
}

function noGroup(): Decision {
  return no('unknown-group', 'This session has no such group.')
}
