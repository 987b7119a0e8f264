import { describe, expect, it } from 'vitest'
import { addToTimer, remainingMs, resumeTimer, startTimer, stopTimer } from '../../../shared/event/timer.ts'
import { Room } from './room.ts'

const now = 1_000_000

describe('the stage timer', () => {
  it('EV-25 counts down by the server clock and goes on below zero', () => {
    const timer = startTimer(60, now)
    expect(remainingMs(timer, now)).toBe(60_000)
    expect(remainingMs(timer, now + 61_000)).toBe(-1_000)
  })

  it('EV-25 keeps what was left while it stands still', () => {
    const stopped = stopTimer(startTimer(60, now), now + 10_000)
    expect(remainingMs(stopped, now + 999_000)).toBe(50_000)
    expect(remainingMs(resumeTimer(stopped, now + 999_000), now + 1_000_000)).toBe(49_000)
  })

  it('keeps how far it had run over', () => {
    const stopped = stopTimer(startTimer(60, now), now + 65_000)
    expect(remainingMs(resumeTimer(stopped, now + 100_000), now + 100_000)).toBe(-5_000)
  })

  it('keeps the planned length when time is added', () => {
    expect(addToTimer(startTimer(60, now), 60, now)).toEqual({ kind: 'running', endsAt: now + 120_000, seconds: 60 })
  })

  it('ends now when more is taken off than is left', () => {
    expect(remainingMs(addToTimer(startTimer(30, now), -60, now), now)).toBe(0)
    expect(remainingMs(addToTimer(stopTimer(startTimer(30, now), now), -60, now), now)).toBe(0)
  })

  it('gives a full minute when one is added to a timer that has run over', () => {
    expect(remainingMs(addToTimer(startTimer(30, now), 60, now + 45_000), now + 45_000)).toBe(60_000)
  })

  it('stays stopped when time is added to a stopped one', () => {
    expect(addToTimer(stopTimer(startTimer(30, now), now), 60, now)).toEqual({ kind: 'stopped', remainingMs: 90_000, seconds: 30 })
  })
})

describe('timer commands', () => {
  it('start with the stage and its planned length', () => {
    const room = new Room().do({ type: 'stage.go', stageId: 'explore' })
    expect(room.state.timer).toEqual({ kind: 'running', endsAt: room.now + 600_000, seconds: 600 })
  })

  it('start without a length where the stage has none: five minutes', () => {
    const room = new Room().do({ type: 'timer.start' })
    expect(remainingMs(room.state.timer!, room.now)).toBe(300_000)
  })

  it('start anew with the length that the timer has', () => {
    const room = new Room().do({ type: 'timer.start', seconds: 90 }).wait(80).do({ type: 'timer.start' })
    expect(remainingMs(room.state.timer!, room.now)).toBe(90_000)
  })

  it.each([{ type: 'timer.pause' }, { type: 'timer.resume' }, { type: 'timer.add', seconds: 60 }] as const)(
    'refuse $type where there is no timer', (command) => {
      expect(new Room().refusal(command)).toBe('no-timer')
    })

  it('change nothing when it is so already', () => {
    const room = new Room().do({ type: 'timer.start', seconds: 60 })
    expect(room.decide({ type: 'timer.resume' })).toEqual({ ok: true, facts: [] })
    room.do({ type: 'timer.pause' })
    expect(room.decide({ type: 'timer.pause' })).toEqual({ ok: true, facts: [] })
  })

  it('adding nothing is nothing done', () => {
    const room = new Room().do({ type: 'timer.start', seconds: 30 })
    const before = room.state
    room.do({ type: 'timer.add', seconds: 0 })
    expect(room.state).toEqual(before)
  })

  it('put back what was left when too much is taken off and that is undone', () => {
    const room = new Room().do({ type: 'timer.start', seconds: 30 }, { type: 'timer.add', seconds: -60 })
    room.undoLatest()
    expect(remainingMs(room.state.timer!, room.now)).toBe(30_000)
  })

  it('put the overrun back when a minute is added and that is undone', () => {
    const room = new Room().do({ type: 'timer.start', seconds: 30 }).wait(50).do({ type: 'timer.add', seconds: 60 })
    room.undoLatest()
    expect(remainingMs(room.state.timer!, room.now)).toBe(-20_000)
  })

  it('take off the minute that was added, whatever has run since', () => {
    const room = new Room().do({ type: 'timer.start', seconds: 30 }, { type: 'timer.add', seconds: 60 }).wait(10)
    room.do({ type: 'timer.pause' })
    const added = room.state.done.find((done) => done.what.type === 'timer.add')!
    room.do({ type: 'undo', doneId: added.doneId })
    expect(room.state.timer).toEqual({ kind: 'stopped', remainingMs: 20_000, seconds: 30 })
  })
})
