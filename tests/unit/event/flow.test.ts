import { describe, expect, it } from 'vitest'
import { view, visible } from '../../../shared/event/visibility.ts'
import type { Fact } from '../../../shared/event/facts.ts'
import type { Command } from '../../../shared/protocol/commands.ts'
import { commandSchema } from '../../../shared/protocol/commands.ts'
import { announcementChars } from '../../../shared/event/flow.ts'
import { Room, asSeen, startedAt } from './room.ts'

function numbered(): Room {
  const room = new Room()
  room.happen({ type: 'actions.numbered', boardId: 'b1', actions: [{ actionId: 'a1', number: 1, lineageId: 'a1' }, { actionId: 'a2', number: 2, lineageId: 'a2' }] })
  return room
}

describe('an announcement', () => {
  it('EV-50 is there for every role, with its time, until it is taken down', () => {
    const room = new Room().do({ type: 'announce', text: 'Lunch is served', onScreen: true })
    for (const role of ['participant', 'observer', 'facilitator'] as const) {
      expect(view(room.state, role).flow.announcement).toMatchObject({ text: 'Lunch is served', onScreen: true, at: startedAt })
    }
    room.do({ type: 'announce.clear' })
    expect(room.state.flow.announcement).toBeNull()
  })

  it.each<Command>([{ type: 'announce', text: 'Lunch', onScreen: false }, { type: 'announce', text: 'Lunch' }])('EV-20 twice is one', (again) => {
    const room = new Room().do({ type: 'announce', text: 'Lunch' })
    expect(room.decide(again)).toEqual({ ok: true, facts: [] })
    expect(new Room().decide({ type: 'announce.clear' })).toEqual({ ok: true, facts: [] })
  })

  it('a new one has an id of its own, so that who put the last one away sees it', () => {
    const room = new Room().do({ type: 'announce', text: 'Lunch' })
    const first = room.state.flow.announcement!.announcementId
    room.do({ type: 'announce', text: 'Lunch is over' })
    expect(room.state.flow.announcement!.announcementId).not.toBe(first)
  })

  it('can be made while everything is paused, and not after closing', () => {
    const room = new Room().do({ type: 'event.pause' }, { type: 'announce', text: 'Please leave by the stairs' })
    expect(room.undoLatest().ok).toBe(true)
    room.do({ type: 'event.close' })
    expect(room.refusal({ type: 'announce', text: 'Bye' })).toBe('event-closed')
  })

  it('is bounded, and not empty', () => {
    const parses = (text: string): boolean => commandSchema.safeParse({ type: 'announce', text }).success
    expect(['x'.repeat(announcementChars), 'x'.repeat(announcementChars + 1), '  '].map(parses)).toEqual([true, false, false])
  })
})

describe('the spotlight', () => {
  it('EV-51 takes the big screen with it, both ways', () => {
    const room = numbered().do({ type: 'screen.show', show: 'people' }, { type: 'spotlight.set', actionId: 'a2' })
    expect([room.state.flow.spotlight, room.state.screen.show]).toEqual(['a2', 'spotlight'])
    room.do({ type: 'spotlight.clear' })
    expect([room.state.flow.spotlight, room.state.screen.show]).toEqual([null, 'stage'])
  })

  it('leaves a screen alone that shows something else by now', () => {
    const room = numbered().do({ type: 'spotlight.set', actionId: 'a2' }, { type: 'screen.show', show: 'people' }, { type: 'spotlight.clear' })
    expect(room.state.screen.show).toBe('people')
  })

  it('comes back to the screen when the same action is put in it again', () => {
    const room = numbered().do({ type: 'spotlight.set', actionId: 'a2' }, { type: 'screen.show', show: 'people' }, { type: 'spotlight.set', actionId: 'a2' })
    expect(room.state.screen.show).toBe('spotlight')
    expect(room.decide({ type: 'spotlight.set', actionId: 'a2' })).toEqual({ ok: true, facts: [] })
  })

  it('knows no action that the session does not have', () => {
    expect(numbered().refusal({ type: 'spotlight.set', actionId: 'a9' })).toBe('unknown-action')
    expect(numbered().refusal({ type: 'spotlight.set', actionId: 'constructor' })).toBe('unknown-action')
  })
})

describe('bringing everyone here', () => {
  it('EV-52 names the stage, so that it ends with it, and is there again when the room goes back', () => {
    const room = numbered().do({ type: 'room.gather', actionId: 'a1' })
    expect(room.state.flow.gathering).toMatchObject({ stageId: 'welcome', actionId: 'a1', boardId: null })
    const before = asSeen(room.state)
    room.do({ type: 'stage.go', stageId: 'explore' })
    room.undoLatest()
    expect(asSeen(room.state)).toEqual(before)
  })

  it('EV-20 twice at once is one; later it calls again', () => {
    const room = numbered().do({ type: 'room.gather', boardId: 'b1' })
    const first = room.state.flow.gathering!.gatherId
    expect(room.decide({ type: 'room.gather', boardId: 'b1' })).toEqual({ ok: true, facts: [] })
    room.wait(6).do({ type: 'room.gather', boardId: 'b1' })
    expect(room.state.flow.gathering!.gatherId).not.toBe(first)
  })

  it('knows no place that the session does not have', () => {
    expect(numbered().refusal({ type: 'room.gather', actionId: 'a9' })).toBe('unknown-action')
    expect(numbered().refusal({ type: 'room.gather', boardId: 'b9' })).toBe('unknown-board')
  })
})

it.each<Fact>([
  { type: 'announcement.set', announcement: null }, { type: 'spotlight.set', actionId: null }, { type: 'room.gathered', gathering: null },
])('EV-18 everybody hears of $type', (fact) => {
  for (const role of ['participant', 'observer', 'facilitator', 'organiser'] as const) expect(visible(fact, role)).toEqual(fact)
})
