import { describe, expect, it } from 'vitest'
import { remainingMs } from '../../../shared/event/timer.ts'
import { Room, asSeen } from './room.ts'

describe('moving between stages', () => {
  it('goes forward, back and anywhere, with the stage’s own timer', () => {
    const room = new Room().do({ type: 'stage.go', stageId: 'explore' }).wait(5)
    expect(room.state.stageId).toBe('explore')
    expect(room.state.stageEnteredAt).toBe(room.now - 5_000)
    room.do({ type: 'stage.go', stageId: 'refine' })
    expect(remainingMs(room.state.timer!, room.now)).toBe(300_000)
    room.do({ type: 'stage.go', stageId: 'welcome' })
    expect([room.state.stageId, room.state.timer]).toEqual(['welcome', null])
    room.do({ type: 'stage.go', stageId: 'results' })
    expect(room.state.stageId).toBe('results')
  })

  it('refuses a stage that the agenda does not have', () => {
    expect(new Room().refusal({ type: 'stage.go', stageId: 'lunch' })).toBe('unknown-stage')
  })

  it.each(['prioritise', 'results'])('EV-23 freezes every board where words are settled: %s', (stageId) => {
    expect(new Room().do({ type: 'stage.go', stageId }).frozen()).toEqual(['b1', 'b2'])
  })

  it('EV-23 opens the boards again on the way back', () => {
    const room = new Room().do({ type: 'stage.go', stageId: 'prioritise' }, { type: 'stage.go', stageId: 'refine' })
    expect(room.frozen()).toEqual([])
  })

  it('keeps a board frozen by hand frozen between two working stages', () => {
    const room = new Room().do({ type: 'board.freeze', boardId: 'b2' }, { type: 'stage.go', stageId: 'explore' })
    expect(room.frozen()).toEqual(['b2'])
  })

  it('keeps a board opened by hand open between two settled stages', () => {
    const room = new Room().do(
      { type: 'stage.go', stageId: 'prioritise' }, { type: 'board.open', boardId: 'b1' }, { type: 'stage.go', stageId: 'refine' })
    expect(room.frozen()).toEqual([])
  })

  it('opens all questions of a ballot stage on one slate each', () => {
    const room = new Room().do({ type: 'stage.go', stageId: 'principles' })
    expect([room.phase('q1'), room.phase('q2'), room.phase('q3')]).toEqual(['planned', 'open', 'open'])
    expect(room.state.agenda[4]!.questions!.every((question) => question.slate?.items.length === 3)).toBe(true)
  })

  it('EV-24 pauses open questions when it leaves, and opens them again on return with the slate they had', () => {
    const room = new Room().do({ type: 'stage.go', stageId: 'prioritise' })
    const before = room.state.agenda[3]!.questions![0]!.slate
    room.do({ type: 'stage.go', stageId: 'refine' })
    expect(room.phase('q1')).toBe('paused')
    room.slate = { items: [], themes: [] }
    room.do({ type: 'stage.go', stageId: 'prioritise' })
    expect(room.phase('q1')).toBe('open')
    expect(room.state.agenda[3]!.questions![0]!.slate).toEqual(before)
  })

  it('leaves a sealed question sealed', () => {
    const room = new Room().do(
      { type: 'stage.go', stageId: 'prioritise' }, { type: 'ballot.seal', questionId: 'q1' },
      { type: 'stage.go', stageId: 'refine' }, { type: 'stage.go', stageId: 'prioritise' })
    expect(room.phase('q1')).toBe('sealed')
  })

  it('enters a ballot stage with nothing to rank, and opens the question later', () => {
    const room = new Room()
    const filled = room.slate
    room.slate = { items: [], themes: [] }
    room.do({ type: 'stage.go', stageId: 'prioritise' })
    expect([room.state.stageId, room.phase('q1')]).toEqual(['prioritise', 'planned'])
    expect(room.refusal({ type: 'ballot.open', questionId: 'q1' })).toBe('nothing-to-rank')
    room.slate = filled
    room.do({ type: 'ballot.open', questionId: 'q1' })
    expect(room.phase('q1')).toBe('open')
  })

  it('EV-37 does not open a question that has a budget before every action has a cost', () => {
    const room = new Room().do({ type: 'question.edit', questionId: 'q1', method: 'approve', options: { budget: 10, otherCost: 3 } })
    const costed = { ...room.slate, items: room.slate.items.map((item) => ({ ...item, cost: 3 })) }
    room.do({ type: 'stage.go', stageId: 'prioritise' })
    expect([room.state.stageId, room.phase('q1')]).toEqual(['prioritise', 'planned'])
    expect(room.refusal({ type: 'ballot.open', questionId: 'q1' })).toBe('cost-missing')
    room.slate = costed
    room.do({ type: 'ballot.open', questionId: 'q1' })
    expect(room.phase('q1')).toBe('open')
  })

  it('changes nothing on a second request for the same stage', () => {
    const room = new Room().do({ type: 'stage.go', stageId: 'prioritise' })
    expect(room.decide({ type: 'stage.go', stageId: 'prioritise' })).toEqual({ ok: true, facts: [] })
  })
})

describe('undoing a move', () => {
  it('EV-22 brings back stage, running timer and boards as they were', () => {
    const room = new Room().do({ type: 'stage.go', stageId: 'explore' }, { type: 'board.freeze', boardId: 'b2' }).wait(30)
    const before = asSeen(room.state)
    room.do({ type: 'stage.go', stageId: 'results' })
    expect(room.undoLatest().ok).toBe(true)
    expect(asSeen(room.state)).toEqual(before)
  })

  it('opens the questions again that were open when the stage was left', () => {
    const room = new Room().do({ type: 'stage.go', stageId: 'principles' }, { type: 'ballot.pause', questionId: 'q3' })
    const before = asSeen(room.state)
    room.do({ type: 'stage.go', stageId: 'results' })
    room.undoLatest()
    expect([room.phase('q2'), room.phase('q3')]).toEqual(['open', 'paused'])
    expect(asSeen(room.state)).toEqual(before)
  })

  it('pauses voting that the move had opened, and keeps its slate', () => {
    const room = new Room().do({ type: 'stage.go', stageId: 'refine' }, { type: 'stage.go', stageId: 'prioritise' })
    room.undoLatest()
    expect([room.state.stageId, room.phase('q1'), room.frozen()]).toEqual(['refine', 'paused', []])
    expect(room.state.agenda[3]!.questions![0]!.slate).not.toBeNull()
  })

  it('leaves voting open that was opened before the move', () => {
    const room = new Room().do({ type: 'ballot.open', questionId: 'q1' }, { type: 'stage.go', stageId: 'prioritise' })
    room.undoLatest()
    expect([room.state.stageId, room.phase('q1')]).toEqual(['welcome', 'open'])
  })

  it('does not open a question that was sealed since', () => {
    const room = new Room().do({ type: 'stage.go', stageId: 'prioritise' }, { type: 'stage.go', stageId: 'results' })
    const left = room.state.done.at(-1)!
    room.do({ type: 'ballot.seal', questionId: 'q1' }, { type: 'undo', doneId: left.doneId })
    expect([room.state.stageId, room.phase('q1')]).toEqual(['prioritise', 'sealed'])
  })

  it('shows how long the timer has run over meanwhile', () => {
    const room = new Room().do({ type: 'stage.go', stageId: 'refine' }).wait(290).do({ type: 'stage.go', stageId: 'results' }).wait(30)
    room.undoLatest()
    expect(remainingMs(room.state.timer!, room.now)).toBe(-20_000)
  })

  it('takes back a request for the same stage that opened paused voting', () => {
    const room = new Room().do({ type: 'stage.go', stageId: 'principles' }, { type: 'ballot.pause', questionId: 'q2' })
    room.do({ type: 'stage.go', stageId: 'principles' })
    expect([room.phase('q2'), room.phase('q3')]).toEqual(['open', 'open'])
    room.undoLatest()
    expect([room.phase('q2'), room.phase('q3')]).toEqual(['paused', 'open'])
  })
})
