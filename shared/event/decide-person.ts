// What people say of themselves.
import { groupFixed } from './decide-joining.ts'
import { no, nothing, yes } from './decision.ts'
import type { Step } from './decision.ts'
import type { Fact } from './facts.ts'
import { fixesGroups } from './hold-back.ts'
import { isMuted } from './moderated.ts'

export const decidePerson: Step<'person.update'> = (state, command, _, principal) => {
  const person = state.people[principal.personId]
  if (!person) return no('not-allowed', 'You have not joined this session.')
  const name = command.name === undefined ? person.name : command.name.trim()
  const group = command.group === undefined ? person.group : command.group
  if (group !== null && !state.groups.includes(group)) return no('unknown-group', 'This session has no such group.')
  const asked = group === person.group ? undefined : fixesGroups(state)
  if (asked) return groupFixed(asked)
  if (name !== person.name && isMuted(state, principal.personId)) return no('muted', 'The facilitator has muted you: your name stays as it is.')
  const place = command.place === person.place ? undefined : command.place
  if (name === person.name && group === person.group && place === undefined) return nothing()
  const facts: Fact[] = [{ type: 'person.updated', participantId: principal.personId, name, group, ...(place && { place }) }]
  if (state.authors[principal.personId]) facts.push({ type: 'author.named', participantId: principal.personId, name, group })
  return yes(facts)
}
