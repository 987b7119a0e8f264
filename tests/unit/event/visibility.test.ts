import { describe, expect, it } from 'vitest'
import type { Fact } from '../../../shared/event/facts.ts'
import { view, visible } from '../../../shared/event/visibility.ts'
import { Room, submitted, tally } from './room.ts'

function voted(): Room {
  const room = new Room().do({ type: 'stage.go', stageId: 'prioritise' })
  room.happen({ type: 'question.counted', questionId: 'q1', submitted })
  return room
}

describe('what a role sees of the state', () => {
  it.each(['facilitator', 'organiser'] as const)('%s: everything', (role) => {
    const { state } = voted()
    expect(view(state, role)).toBe(state)
  })

  it.each(['participant', 'observer'] as const)('EV-18 %s: neither who joined nor what facilitators did', (role) => {
    const { state } = voted()
    expect(view(state, role)).toMatchObject({ people: {}, done: [] })
    expect(JSON.stringify(view(state, role))).not.toContain('Amira')
  })

  it.each(['participant', 'observer'] as const)('EV-18 %s: neither who was removed nor how often links were renewed', (role) => {
    const room = new Room().do({ type: 'person.remove', participantId: 'p1' })
    room.happen({ type: 'links.renewed', role: 'observer' })
    expect(view(room.state, role)).toMatchObject({ removed: {}, generations: { facilitator: 0, observer: 0 } })
    expect(view(room.state, 'facilitator')).toMatchObject({ removed: { p1: true }, generations: { facilitator: 0, observer: 1 } })
  })

  it('people whose words are on the board are named to all', () => {
    const room = voted()
    room.happen({ type: 'author.named', participantId: 'p1', name: 'Amira', group: null })
    expect(view(room.state, 'participant').authors).toEqual({ p1: { name: 'Amira', group: null } })
  })

  it('EV-18 how many voted: by group for the screen, in all for participants', () => {
    const question = (role: 'participant' | 'observer') => view(voted().state, role).agenda[3]!.questions![0]!
    expect(question('observer').submitted).toEqual(submitted)
    expect(question('participant').submitted).toEqual({ total: 3, byGroup: {} })
  })

  it.each(['participant', 'observer', 'facilitator', 'organiser'] as const)('BL-5 %s: no tally before the reveal nor after it was concealed', (role) => {
    const room = voted().do({ type: 'ballot.seal', questionId: 'q1' })
    expect(JSON.stringify(view(room.state, role))).not.toContain('pairwise')
    room.do({ type: 'ballot.reveal', questionId: 'q1' })
    expect(view(room.state, role).agenda[3]!.questions![0]!.tally).toEqual(tally)
    room.do({ type: 'ballot.conceal', questionId: 'q1' })
    expect(JSON.stringify(view(room.state, role))).not.toContain('pairwise')
  })
})

describe('what a role sees of a fact', () => {
  const hidden: Fact[] = [
    { type: 'person.joined', participantId: 'p2', name: 'Ben', group: null },
    { type: 'person.updated', participantId: 'p2', name: 'Ben', group: null },
    { type: 'person.removed', participantId: 'p2' },
    { type: 'person.readmitted', participantId: 'p2' },
    { type: 'links.renewed', role: 'facilitator' },
    { type: 'client.bound', boardId: 'b1', clientId: 7, personId: 'p2' },
    { type: 'control.done', doneId: 'd', by: 'f1', what: { type: 'event.pause' }, undo: { type: 'event.resume' } },
    { type: 'control.undone', doneId: 'd' },
  ]

  it.each(hidden)('EV-18 $type is for facilitators and organisers only', (fact) => {
    expect([visible(fact, 'participant'), visible(fact, 'observer')]).toEqual([null, null])
    expect([visible(fact, 'facilitator'), visible(fact, 'organiser')]).toEqual([fact, fact])
  })

  it.each(['question.counted', 'question.sealed'] as const)('EV-18 %s says to participants how many, not from where', (type) => {
    const fact: Fact = { type, questionId: 'q1', submitted }
    expect(visible(fact, 'participant')).toEqual({ type, questionId: 'q1', submitted: { total: 3, byGroup: {} } })
    expect(visible(fact, 'observer')).toEqual(fact)
  })
})
