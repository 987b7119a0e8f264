import { describe, expect, it } from 'vitest'
import { boardOnScreen } from '../../../shared/event/on-screen.ts'
import { view, visible } from '../../../shared/event/visibility.ts'
import { commandSchema } from '../../../shared/protocol/commands.ts'
import type { Command } from '../../../shared/protocol/commands.ts'
import { asSeen, Room } from './room.ts'

describe('what the big screen shows', () => {
  it('DY-5 a board or a question can be chosen, and only one that there is', () => {
    const room = new Room().do({ type: 'screen.show', show: 'board', of: 'b2' })
    expect([room.state.screen.of, boardOnScreen(room.state)]).toEqual(['b2', 'b2'])
    expect(room.refusal({ type: 'screen.show', show: 'board', of: 'b9' })).toBe('unknown-board')
    expect(room.refusal({ type: 'screen.show', show: 'results', of: 'b2' })).toBe('unknown-question')
    expect(room.refusal({ type: 'screen.show', show: 'people', of: 'b2' })).toBe('bad-command')
    room.do({ type: 'screen.show', show: 'results', of: 'q2' }, { type: 'screen.show', show: 'board' })
    expect([room.state.screen, boardOnScreen(room.state)]).toEqual([{ show: 'board', blank: false }, 'b1'])
  })

  it('DY-5 the spotlight is on the board that its action is on', () => {
    const room = new Room()
    room.happen({ type: 'actions.numbered', boardId: 'b2', actions: [{ actionId: 'a9', number: 9, lineageId: 'a9' }] })
    room.do({ type: 'spotlight.set', actionId: 'a9' })
    expect(boardOnScreen(room.state)).toBe('b2')
  })

  it.each<Command[]>([
    [{ type: 'screen.show', show: 'board', of: 'b2' }, { type: 'screen.show', show: 'results', of: 'q1' }],
    [{ type: 'screen.show', show: 'board', of: 'b2' }, { type: 'screen.show', show: 'timer' }],
    [{ type: 'screen.show', show: 'board', of: 'b2' }, { type: 'spotlight.set', actionId: 'a1' }],
    [{ type: 'screen.freeze' }],
    [{ type: 'screen.freeze' }, { type: 'screen.release' }],
  ])('EV-22 the last of %j is taken back', (...commands) => {
    const room = new Room()
    room.happen({ type: 'actions.numbered', boardId: 'b1', actions: [{ actionId: 'a1', number: 1, lineageId: 'a1' }] })
    const last = commands.pop()!
    room.do(...commands)
    const before = asSeen(room.state)
    room.do(last)
    expect(asSeen(room.state)).not.toEqual(before)
    room.undoLatest()
    expect(asSeen(room.state)).toEqual(before)
  })
})

describe('a picture that is kept', () => {
  it('DY-6 has its time and how many were here, and outlasts whatever is done until it is released', () => {
    const room = new Room().do({ type: 'screen.freeze' })
    const { picture } = room.state.screen
    expect(picture).toEqual({ pictureId: expect.any(String), at: room.now, here: 7 })
    room.wait(60).do({ type: 'screen.freeze' }, { type: 'screen.show', show: 'people' }, { type: 'stage.go', stageId: 'explore' }, { type: 'event.pause' }, { type: 'event.resume' }, { type: 'event.close' })
    expect(room.state.screen.picture).toEqual(picture)
    room.do({ type: 'screen.release' })
    expect(room.state.screen).not.toHaveProperty('picture')
    expect(room.decide({ type: 'screen.release' })).toEqual({ ok: true, facts: [] })
  })

  it('EV-18 is known to everybody, as a number and a time alone', () => {
    const room = new Room().do({ type: 'screen.freeze' })
    for (const role of ['participant', 'observer', 'facilitator'] as const) {
      expect(view(room.state, role).screen).toEqual(room.state.screen)
      expect(room.journal.map(({ fact }) => visible(fact, role)).filter((fact) => fact?.type === 'screen.frozen')).toHaveLength(1)
    }
  })

  it('cannot be restored by a command', () => {
    expect(commandSchema.safeParse({ type: 'screen.restore', picture: { pictureId: 'x', at: 1, here: 1 } }).success).toBe(false)
  })
})
