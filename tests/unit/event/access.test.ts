import { describe, expect, it } from 'vitest'
import { accessRefusal } from '../../../shared/event/access.ts'
import { decideBoard } from '../../../shared/event/decide-board.ts'
import type { Principal, Terms } from '../../../shared/event/names.ts'
import { Room, facilitator, observer, participant, startedAt } from './room.ts'

const terms = (more: Partial<Terms> = {}): Terms => ({ issuedAt: startedAt, expiresAt: startedAt + 1_000, generation: 0, ...more })
const code = (room: Room, who: Principal, now = startedAt): string => accessRefusal(room.state, who, now)?.code ?? 'open'

describe('whether a token still opens the event', () => {
  it('EV-28 not from the moment it expires on', () => {
    const who = { ...participant, terms: terms() }
    expect([startedAt, startedAt + 999, startedAt + 1_000, startedAt + 1e12].map((now) => code(new Room(), who, now)))
      .toEqual(['open', 'open', 'token-expired', 'token-expired'])
  })

  it('EV-28 one of the first form, which says nothing of itself, until it is revoked', () => {
    const room = new Room()
    expect([participant, facilitator, observer].map((who) => code(room, who, startedAt + 1e13))).toEqual(['open', 'open', 'open'])
    room.do({ type: 'person.remove', participantId: 'p1' })
    room.happen({ type: 'links.renewed', role: 'facilitator' })
    expect([participant, facilitator, observer].map((who) => code(room, who))).toEqual(['token-revoked', 'token-revoked', 'open'])
  })

  it('EV-28 not once newer links of its role were made; the other role’s stay', () => {
    const room = new Room()
    room.happen({ type: 'links.renewed', role: 'observer' }, { type: 'links.renewed', role: 'observer' })
    const of = (who: Principal, generation: number): string => code(room, { ...who, terms: terms({ generation }) })
    expect([of(observer, 0), of(observer, 1), of(observer, 2), of(facilitator, 0), of(participant, 0)])
      .toEqual(['token-revoked', 'token-revoked', 'open', 'open', 'open'])
  })

  it('EV-28 PN-5 not once its person went on with another device; others’ stay', () => {
    const room = new Room()
    room.happen({ type: 'person.moved', participantId: 'p1' })
    const of = (personId: string, generation: number): string => code(room, { role: 'participant', personId, terms: terms({ generation }) })
    expect([of('p1', 0), of('p1', 1), of('p2', 0), of('constructor', 0), code(room, participant)]).toEqual(['token-moved', 'open', 'open', 'open', 'token-moved'])
  })

  it('EV-28 not while its person is removed; a link is nobody’s, whatever id it goes by', () => {
    const room = new Room().do({ type: 'person.remove', participantId: 'p1' })
    expect([code(room, { ...participant, terms: terms() }), code(room, { role: 'participant', personId: 'p2' })]).toEqual(['token-revoked', 'open'])
    expect(code(room, { role: 'facilitator', personId: 'p1' })).toBe('open')
    expect(code(room, { role: 'participant', personId: 'constructor' })).toBe('open')
    room.do({ type: 'person.readmit', participantId: 'p1' })
    expect(code(room, { ...participant, terms: terms() })).toBe('open')
  })
})

describe('removing a person', () => {
  it('is of somebody who has joined, and is no error twice', () => {
    const room = new Room()
    expect(['p2', 'constructor'].map((participantId) => room.refusal({ type: 'person.remove', participantId }))).toEqual(['unknown-person', 'unknown-person'])
    expect(room.decide({ type: 'person.readmit', participantId: 'p1' })).toEqual({ ok: true, facts: [] })
    room.do({ type: 'person.remove', participantId: 'p1' })
    expect(room.decide({ type: 'person.remove', participantId: 'p1' })).toEqual({ ok: true, facts: [] })
  })

  it('goes also while everything is paused, and after the end', () => {
    const room = new Room().do({ type: 'event.pause' })
    expect(room.refusal({ type: 'person.remove', participantId: 'p1' })).toBe('accepted')
    room.do({ type: 'event.resume' }, { type: 'event.close' }, { type: 'person.remove', participantId: 'p1' })
    expect(room.undoLatest().ok).toBe(true)
    expect(room.state.removed).toEqual({})
  })

  it('EV-28 nothing of theirs follows it in the event’s order: no change of name, no word on a board', () => {
    const room = new Room().do({ type: 'person.remove', participantId: 'p1' })
    expect(room.refusal({ type: 'person.update', name: 'Back' }, participant)).toBe('token-revoked')
    const written = decideBoard(room.state, 'b1', [{ op: 'action.add', key: 'a', writes: 'authorship', author: 'p1' }], participant)
    expect(written).toMatchObject({ ok: false, error: { code: 'token-revoked' } })
  })

  it('EV-28 nor a command by a link that was renewed', () => {
    const room = new Room()
    room.happen({ type: 'links.renewed', role: 'facilitator' })
    expect(room.refusal({ type: 'event.pause' }, facilitator)).toBe('token-revoked')
    expect(room.refusal({ type: 'event.pause' }, { ...facilitator, terms: terms({ generation: 1 }) })).toBe('accepted')
  })

  it('EV-30 leaves the person, their name beside their words, and the ballots in', () => {
    const room = new Room().do({ type: 'stage.go', stageId: 'prioritise' })
    room.happen({ type: 'author.named', participantId: 'p1', name: 'Amira', group: null })
    room.happen({ type: 'question.counted', questionId: 'q1', submitted: { total: 1, byGroup: {} } })
    const { people, authors, agenda } = room.state
    room.do({ type: 'person.remove', participantId: 'p1' })
    expect(room.state).toMatchObject({ people, authors, agenda })
  })
})
