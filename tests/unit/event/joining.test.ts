import { describe, expect, it } from 'vitest'
import { closedDoor } from '../../../shared/event/decide-joining.ts'
import { mostPeople } from '../../../shared/event/joining.ts'
import type { Decision } from '../../../shared/event/decision.ts'
import type { Fact } from '../../../shared/event/facts.ts'
import { view } from '../../../shared/event/visibility.ts'
import type { Command } from '../../../shared/protocol/commands.ts'
import { observer, participant, Room, startedAt } from './room.ts'

const code = (decision: Decision): string => (decision.ok ? (decision.facts.length === 0 ? 'nothing' : 'done') : decision.error.code)
const send = (room: Room, command: Command): string => code(room.send(command))
const joined = (participantId: string, group: string | null): Fact => ({ type: 'person.joined', participantId, name: participantId, group })

describe('the way in', () => {
  it('JN-1 a door is open, open to personal links, or locked; who has joined is never shut out by it', () => {
    const room = new Room()
    const shut = (): (string | undefined)[] => (['code', 'link'] as const).map((by) => closedDoor(room.state, by)?.code)
    expect(shut()).toEqual([undefined, undefined])
    expect([send(room, { type: 'joining.set', door: 'personal' }), shut()]).toEqual(['done', ['door-personal', undefined]])
    expect([send(room, { type: 'joining.set', door: 'locked' }), shut()]).toEqual(['done', ['door-locked', 'door-locked']])
    expect(send(room, { type: 'joining.set', door: 'locked', asksPlace: false })).toBe('nothing')
    expect(room.decide({ type: 'person.update', name: 'Amira O.' }, participant)).toMatchObject({ ok: true })
  })

  it('JN-1 by its code a session takes so many people and no more, by personal links those who were invited', () => {
    const { state } = new Room()
    const people = Object.fromEntries(Array.from({ length: mostPeople }, (_, i) => [`p${i}`, state.people['p1']!]))
    expect((['code', 'link'] as const).map((by) => closedDoor({ ...state, people }, by)?.code)).toEqual(['door-locked', undefined])
    delete people['p0']
    expect(closedDoor({ ...state, people }, 'code')).toBeNull()
  })

  it('JN-2 six digits open the door for as long as was said, and only where newcomers are let in by code', () => {
    const room = new Room()
    expect(send(room, { type: 'door.open', minutes: 5 })).toBe('done')
    expect(room.state.joining.spoken).toEqual({ code: '012345', until: startedAt + 300_000 })
    expect([send(room, { type: 'door.close' }), send(room, { type: 'door.close' }), room.state.joining.spoken]).toEqual(['done', 'nothing', null])
    send(room, { type: 'joining.set', door: 'personal' })
    expect(send(room, { type: 'door.open' })).toBe('door-closed')
  })

  it('JN-3 what people are told of their data, and whether they are asked where they are, is everybody’s to see', () => {
    const room = new Room()
    send(room, { type: 'joining.set', privacy: 'Names are kept for a year.', asksPlace: true })
    for (const who of [participant, observer]) expect(view(room.state, who.role).joining).toMatchObject({ privacy: 'Names are kept for a year.', asksPlace: true })
    expect(room.send({ type: 'person.update', place: 'remote' }, participant)).toMatchObject({ ok: true })
    expect(room.state.people['p1']).toMatchObject({ name: 'Amira', place: 'remote' })
    expect(code(room.send({ type: 'person.update', place: 'remote' }, participant))).toBe('nothing')
  })
})

describe('stakeholder groups', () => {
  it('GR-1 come, are renamed with everybody in them, and go while nobody is in them and no ballot is of them', () => {
    const room = new Room()
    expect([send(room, { type: 'group.add', group: 'Patients', before: 'Third sector' }), send(room, { type: 'group.add', group: 'Patients' })]).toEqual(['done', 'nothing'])
    expect(room.state.groups).toEqual(['NHS leaders', 'Patients', 'Third sector'])
    room.happen({ type: 'author.named', participantId: 'p1', name: 'Amira', group: 'NHS leaders' })
    expect(send(room, { type: 'group.rename', group: 'NHS leaders', to: 'Leaders' })).toBe('done')
    expect([room.state.groups, room.state.people['p1']?.group, room.state.authors['p1']?.group]).toEqual([['Leaders', 'Patients', 'Third sector'], 'Leaders', 'Leaders'])
    expect([send(room, { type: 'group.rename', group: 'Leaders', to: 'Patients' }), send(room, { type: 'group.rename', group: 'Nobody', to: 'X' }), send(room, { type: 'group.rename', group: 'Patients', to: 'Paper ballots' }), send(room, { type: 'group.add', group: 'Paper ballots' })])
      .toEqual(['group-exists', 'unknown-group', 'group-exists', 'group-exists'])
    expect([send(room, { type: 'group.remove', group: 'Leaders' }), send(room, { type: 'group.remove', group: 'Patients' }), send(room, { type: 'group.remove', group: 'Patients' })]).toEqual(['group-in-use', 'done', 'nothing'])
  })

  it('GR-1 keep their names once voting was opened, and stay where ballots are of them', () => {
    const room = new Room().do({ type: 'stage.go', stageId: 'prioritise' })
    expect(send(room, { type: 'group.rename', group: 'Third sector', to: 'Charities' })).toBe('groups-fixed')
    expect(send(room, { type: 'group.remove', group: 'Third sector' })).toBe('group-in-use')
    expect([send(room, { type: 'group.add', group: 'Patients' }), send(room, { type: 'group.remove', group: 'Patients' })]).toEqual(['done', 'done'])
  })

  it('GR-2 a facilitator moves people between groups before voting and after its seal, never in between', () => {
    const room = new Room()
    room.happen({ type: 'author.named', participantId: 'p1', name: 'Amira', group: 'NHS leaders' }, joined('p2', null))
    const move = (participantId: string, group: string | null): string => send(room, { type: 'person.group', participantId, group })
    expect([move('p1', 'Third sector'), move('p1', 'Third sector'), move('p2', 'Third sector'), move('p2', null), move('p1', 'Cooks'), move('nobody', null), move('constructor', null)])
      .toEqual(['done', 'nothing', 'done', 'done', 'unknown-group', 'unknown-person', 'unknown-person'])
    expect([room.state.people['p1']?.group, room.state.authors['p1']?.group]).toEqual(['Third sector', 'Third sector'])
    room.do({ type: 'stage.go', stageId: 'prioritise' })
    expect(move('p1', 'NHS leaders')).toBe('group-fixed')
    room.do({ type: 'ballot.pause', questionId: 'q1' })
    expect(move('p1', 'NHS leaders')).toBe('group-fixed')
    room.do({ type: 'ballot.seal', questionId: 'q1' })
    expect(move('p1', 'NHS leaders')).toBe('done')
  })
})

describe('one’s own group', () => {
  it('GR-2 is changed before voting and after its seal, never while a ballot could go along; the name is, at any time', () => {
    const room = new Room().do({ type: 'stage.go', stageId: 'prioritise' })
    const introduce = (name: string, group: string | null): string => code(room.send({ type: 'person.update', name, group }, participant))
    expect([introduce('Amira', 'Third sector'), introduce('Amira', null), introduce('Amira', 'Cooks'), introduce('Amira Osei', 'NHS leaders')]).toEqual(['group-fixed', 'group-fixed', 'unknown-group', 'done'])
    room.do({ type: 'ballot.pause', questionId: 'q1' })
    expect([introduce('Amira', 'Third sector'), room.state.people['p1']]).toMatchObject(['group-fixed', { name: 'Amira Osei', group: 'NHS leaders' }])
    room.do({ type: 'ballot.seal', questionId: 'q1' })
    expect([introduce('Amira', 'Third sector'), room.state.people['p1']?.group]).toEqual(['done', 'Third sector'])
  })
})

describe('ballots on paper', () => {
  const [a, b, c] = ['ACDEF-GHJKM-NPQRT', 'ACDEF-GHJKM-NPQRU', 'ACDEF-GHJKM-NPQRV']
  const enter = (room: Room, serial: string, questionId = 'q1', id = 'one'): string => send(room, { type: 'paper.enter', questionId, serial, ballot: { method: 'rank', ranking: [['a1']] }, id })

  it('PB-1 are known by serials of one question each, and nobody but staff sees them', () => {
    const room = new Room()
    const register = (questionId: string, ...serials: string[]): string => send(room, { type: 'papers.register', questionId, serials })
    expect([register('q1', a!, b!, a!), register('q1', a!), register('q2', a!), register('q2', c!), register('nothing', c!)]).toEqual(['done', 'nothing', 'serial-used', 'done', 'unknown-question'])
    for (const who of [participant, observer]) expect(view(room.state, who.role).papers).toEqual({})
    expect(Object.keys(view(room.state, 'facilitator').papers)).toEqual([a, b, c])
  })

  it('PB-2 are entered once each, while voting is open or paused', () => {
    const room = new Room().do({ type: 'papers.register', questionId: 'q1', serials: [a!, b!] })
    expect(enter(room, a!)).toBe('question-not-open')
    room.do({ type: 'stage.go', stageId: 'prioritise' })
    expect([enter(room, a!), enter(room, a!), enter(room, a!, 'q1', 'two'), enter(room, c!), enter(room, a!, 'q2'), enter(room, 'constructor')]).toEqual(['done', 'nothing', 'serial-used', 'unknown-serial', 'unknown-serial', 'unknown-serial'])
    expect(room.state.papers[a!]).toEqual({ questionId: 'q1', origin: 'printed', entered: { by: 'f1', at: startedAt, id: 'one' }, voided: null })
    room.do({ type: 'ballot.pause', questionId: 'q1' })
    expect(enter(room, b!)).toBe('done')
    room.do({ type: 'ballot.seal', questionId: 'q1' })
    expect([enter(room, a!), send(room, { type: 'papers.register', questionId: 'q1', serials: [c!] })]).toEqual(['question-sealed', 'question-sealed'])
  })

  it('PB-3 can be voided with a reason and replaced, until the seal', () => {
    const room = new Room().do({ type: 'papers.register', questionId: 'q1', serials: [a!, b!] }, { type: 'stage.go', stageId: 'prioritise' })
    enter(room, a!)
    const voided = (serial: string, replacedBy?: string): string => send(room, { type: 'paper.void', serial, reason: 'Filled in twice', ...(replacedBy && { replacedBy }) })
    expect([voided(a!, a!), voided(a!, c!), voided(a!, b!), voided(a!), voided(c!)]).toEqual(['unknown-serial', 'unknown-serial', 'done', 'nothing', 'unknown-serial'])
    expect(room.state.papers[a!]?.voided).toEqual({ by: 'f1', at: startedAt, reason: 'Filled in twice', replacedBy: b })
    expect([enter(room, a!), enter(room, b!)]).toEqual(['serial-void', 'done'])
    room.do({ type: 'ballot.seal', questionId: 'q1' })
    expect(voided(b!)).toBe('question-sealed')
  })
})
