import { describe, expect, it } from 'vitest'
import type { Command } from '../../../shared/protocol/commands.ts'
import { remainingMs } from '../../../shared/event/timer.ts'
import { Room, asSeen, facilitator, organiser, participant } from './room.ts'

describe('boards', () => {
  it('are frozen and opened one at a time', () => {
    const room = new Room().do({ type: 'board.freeze', boardId: 'b2' })
    expect(room.frozen()).toEqual(['b2'])
    expect(room.decide({ type: 'board.freeze', boardId: 'b2' })).toEqual({ ok: true, facts: [] })
    expect(room.refusal({ type: 'board.open', boardId: 'b9' })).toBe('unknown-board')
  })
})

describe('pausing everything', () => {
  const working: Command[] = [{ type: 'stage.go', stageId: 'explore' }, { type: 'board.freeze', boardId: 'b2' }]

  it('EV-26 freezes boards, stops the timer and blanks the screen in one fact, and resuming restores each', () => {
    const room = new Room().do(...working).wait(100)
    const before = asSeen(room.state)
    const paused = room.send({ type: 'event.pause' })
    expect(paused.ok && paused.facts.map((fact) => fact.type)).toEqual(['event.paused', 'control.done'])
    expect([room.frozen(), room.state.screen.blank, room.state.timer?.kind]).toEqual([['b1', 'b2'], true, 'stopped'])
    room.do({ type: 'event.resume' })
    expect(asSeen(room.state)).toEqual(before)
  })

  it('EV-26 gives the time back that the pause took', () => {
    const room = new Room().do(...working).wait(100).do({ type: 'event.pause' }).wait(1_000).do({ type: 'event.resume' })
    expect(remainingMs(room.state.timer!, room.now)).toBe(500_000)
  })

  it('EV-26 leaves a timer stopped that was stopped, and a screen blank that was blank', () => {
    const room = new Room().do(...working, { type: 'timer.pause' }, { type: 'screen.blank', blank: true })
    room.do({ type: 'event.pause' }, { type: 'event.resume' })
    expect([room.state.timer?.kind, room.state.screen.blank, room.frozen()]).toEqual(['stopped', true, ['b2']])
  })

  it('holds back everything but resuming, closing, undo and joining people', () => {
    const room = new Room().do({ type: 'event.pause' })
    const refused: Command[] = [
      { type: 'stage.go', stageId: 'explore' }, { type: 'timer.start' }, { type: 'board.open', boardId: 'b1' },
      { type: 'ballot.open', questionId: 'q1' }, { type: 'ballot.reveal', questionId: 'q1' }, { type: 'screen.show', show: 'board' },
      { type: 'screen.blank', blank: false },
    ]
    expect(refused.map((command) => room.refusal(command))).toEqual(refused.map(() => 'event-paused'))
    expect(room.refusal({ type: 'person.update', name: 'Ben' }, participant)).toBe('accepted')
    expect(room.refusal({ type: 'event.close' })).toBe('accepted')
    expect(room.decide({ type: 'event.pause' })).toEqual({ ok: true, facts: [] })
  })

  it('is no error to resume when nothing is paused', () => {
    expect(new Room().decide({ type: 'event.resume' })).toEqual({ ok: true, facts: [] })
  })
})

describe('ending the session', () => {
  it('EV-7 seals what is open or paused, leaves planned questions alone, freezes the boards and stops the clock', () => {
    const room = new Room().do(
      { type: 'stage.go', stageId: 'prioritise' }, { type: 'ballot.open', questionId: 'q2' }, { type: 'ballot.pause', questionId: 'q2' }).wait(7)
    room.do({ type: 'event.close' })
    expect([room.phase('q1'), room.phase('q2'), room.phase('q3')]).toEqual(['sealed', 'sealed', 'planned'])
    expect([room.state.closedAt, room.state.timer, room.frozen()]).toEqual([room.now, null, ['b1', 'b2']])
  })

  it('out of a pause leaves nothing paused and the screen as it was', () => {
    const room = new Room().do({ type: 'event.pause' }, { type: 'event.close' })
    expect([room.state.pause, room.state.screen.blank]).toEqual([null, false])
  })

  it('EV-27 is final: afterwards only results, the screen, who may come in and the report can change', () => {
    const room = new Room().do({ type: 'stage.go', stageId: 'prioritise' }, { type: 'event.close' })
    const refused: Command[] = [
      { type: 'stage.go', stageId: 'explore' }, { type: 'timer.start' }, { type: 'board.open', boardId: 'b1' },
      { type: 'ballot.open', questionId: 'q3' }, { type: 'event.pause' }, { type: 'event.resume' },
    ]
    expect(refused.map((command) => room.refusal(command))).toEqual(refused.map(() => 'event-closed'))
    expect(room.refusal({ type: 'person.update', name: 'Ben' }, participant)).toBe('event-closed')
    expect(room.refusal({ type: 'ballot.reveal', questionId: 'q1' })).toBe('accepted')
    expect(room.refusal({ type: 'screen.show', show: 'results' })).toBe('accepted')
    expect(room.refusal({ type: 'report.arrange', settings: { purpose: '', chatham: true, sections: [] } }, { role: 'organiser', personId: 'organiser' })).toBe('accepted')
    expect(room.decide({ type: 'event.close' })).toEqual({ ok: true, facts: [] })
  })
})

describe('the title', () => {
  const renamed = { type: 'event.rename', title: 'Workforce 2036' } as const

  it('EV-38 is the organiser’s to change until the close, also while everything is paused, and the same title is no change', () => {
    const room = new Room()
    expect(room.refusal(renamed)).toBe('not-allowed')
    expect(room.do({ type: 'event.pause' }).send(renamed, organiser)).toMatchObject({ ok: true, facts: [{ type: 'event.renamed', title: 'Workforce 2036' }] })
    expect(room.state.title).toBe('Workforce 2036')
    expect(room.decide(renamed, organiser)).toEqual({ ok: true, facts: [] })
    room.do({ type: 'event.resume' }, { type: 'event.close' })
    expect(room.refusal({ ...renamed, title: 'Another' }, organiser)).toBe('event-closed')
  })
})

describe('the big screen', () => {
  it('shows what it is told, and is blanked apart from that', () => {
    const room = new Room().do({ type: 'screen.show', show: 'results' }, { type: 'screen.blank', blank: true })
    expect(room.state.screen).toEqual({ show: 'results', blank: true })
    expect(room.decide({ type: 'screen.blank', blank: true })).toEqual({ ok: true, facts: [] })
    expect(room.decide({ type: 'screen.show', show: 'results' })).toEqual({ ok: true, facts: [] })
  })
})

describe('a person’s own details', () => {
  it('change one at a time, trimmed', () => {
    const room = new Room()
    room.send({ type: 'person.update', name: '  Amira Khan ' }, participant)
    expect(room.state.people.p1).toMatchObject({ name: 'Amira Khan', group: 'NHS leaders' })
    room.send({ type: 'person.update', group: null }, participant)
    expect(room.state.people.p1).toMatchObject({ name: 'Amira Khan', group: null })
  })

  it('change beside the words that carry the name, too', () => {
    const room = new Room()
    room.happen({ type: 'author.named', participantId: 'p1', name: 'Amira', group: 'NHS leaders' })
    room.send({ type: 'person.update', name: 'A. Khan' }, participant)
    expect(room.state.authors.p1?.name).toBe('A. Khan')
  })

  it('keep the time of joining', () => {
    const room = new Room()
    const { joinedAt } = room.state.people.p1!
    room.wait(60).send({ type: 'person.update', name: 'Ben' }, participant)
    expect(room.state.people.p1!.joinedAt).toBe(joinedAt)
  })

  it('are refused for a group that the session does not have, and for somebody who has not joined', () => {
    const room = new Room()
    expect(room.refusal({ type: 'person.update', group: 'Martians' }, participant)).toBe('unknown-group')
    expect(room.refusal({ type: 'person.update', name: 'Eve' }, { role: 'participant', personId: 'p9' })).toBe('not-allowed')
    expect(room.decide({ type: 'person.update', name: 'Amira' }, participant)).toEqual({ ok: true, facts: [] })
  })
})

describe('deciding', () => {
  it('uses up no id for what it refuses or what is so already', () => {
    const room = new Room()
    room.do({ type: 'event.resume' })
    room.refusal({ type: 'stage.go', stageId: 'lunch' })
    room.do({ type: 'board.freeze', boardId: 'b1' })
    expect(room.state.done.map((done) => [done.doneId, done.by])).toEqual([['id1', facilitator.personId]])
  })
})
