import { describe, expect, it } from 'vitest'
import { nextWords } from '../../../client/pages/facilitator/next-words.ts'
import { nextStep } from '../../../client/pages/facilitator/next-step.ts'
import { boardTools, questionTools } from '../../../client/pages/facilitator/tools.ts'
import { latestUndoable, mayUndo } from '../../../client/pages/facilitator/undoable.ts'
import { findQuestion } from '../../../shared/event/state.ts'
import type { Command } from '../../../shared/protocol/commands.ts'
import { Room } from '../event/room.ts'

const says = (...commands: Command[]): string => {
  const next = nextStep(new Room().do(...commands).state)
  return next ? Object.values(nextWords(next)).join(' | ') : 'nothing'
}

describe('the big button', () => {
  it('says what it does and what comes with it', () => {
    expect(says()).toBe('Next: explore | Moves everybody on')
    expect(says({ type: 'stage.go', stageId: 'refine' })).toBe('Next: prioritise | Freezes the board and opens voting')
    expect(says({ type: 'stage.go', stageId: 'prioritise' })).toContain('Close voting')
    expect(says({ type: 'event.pause' })).toContain('Resume everything')
    expect(says({ type: 'stage.go', stageId: 'results' })).toContain('End the session')
  })

  it('names the question only where more than one waits to be revealed', () => {
    const both: Command[] = [{ type: 'stage.go', stageId: 'principles' }, { type: 'ballot.seal', questionId: 'q2' }]
    expect(says(...both, { type: 'ballot.seal', questionId: 'q3' }, { type: 'stage.go', stageId: 'results' })).toContain('Reveal the result: q2 |')
    expect(says(...both, { type: 'ballot.pause', questionId: 'q3' }, { type: 'stage.go', stageId: 'results' })).toContain('Reveal the result |')
  })
})

describe('the tools beside it', () => {
  const tools = (room: Room, but: string | null = null): string[] =>
    questionTools(findQuestion(room.state, 'q1')!, room.state.closedAt !== null, but).map((tool) => tool.label)

  it('follow the question, without what the big button does', () => {
    const room = new Room()
    expect(tools(room)).toEqual(['Open voting'])
    room.do({ type: 'stage.go', stageId: 'prioritise' })
    expect(tools(room)).toEqual(['Pause voting', 'Close voting'])
    expect(tools(room, 'seal')).toEqual(['Pause voting'])
    room.do({ type: 'ballot.pause', questionId: 'q1' })
    expect(tools(room, 'open')).toEqual(['Close voting'])
    room.do({ type: 'ballot.seal', questionId: 'q1' })
    expect(tools(room)).toEqual(['Reveal'])
    room.do({ type: 'ballot.reveal', questionId: 'q1' }, { type: 'event.close' })
    expect(tools(room)).toEqual(['Hide the result'])
  })

  it('name boards only where there are several, and go with the end of the session', () => {
    const room = new Room().do({ type: 'board.freeze', boardId: 'b2' })
    expect(boardTools(room.state).map((tool) => tool.label)).toEqual(['Freeze Actions', 'Open Table 2'])
    expect(boardTools({ ...room.state, boards: room.state.boards.slice(0, 1) }).map((tool) => tool.label)).toEqual(['Freeze board'])
    expect(boardTools(room.do({ type: 'event.close' }).state)).toEqual([])
  })
})

describe('what can be taken back', () => {
  it('is the latest that is not taken back yet', () => {
    const room = new Room().do({ type: 'board.freeze', boardId: 'b1' }, { type: 'board.freeze', boardId: 'b2' })
    room.undoLatest()
    expect(latestUndoable(room.state)?.what).toEqual({ type: 'board.freeze', boardId: 'b1' })
    room.undoLatest()
    expect(latestUndoable(room.state)).toBeUndefined()
  })

  it('is only the pause while everything is paused, and only results and the screen after the end', () => {
    const room = new Room().do({ type: 'stage.go', stageId: 'prioritise' }, { type: 'ballot.seal', questionId: 'q1' }, { type: 'ballot.reveal', questionId: 'q1' }, { type: 'event.pause' })
    const offered = (): string[] => room.state.done.filter((done) => mayUndo(room.state, done)).map((done) => done.what.type)
    expect(offered()).toEqual(['event.pause'])
    room.do({ type: 'event.close' })
    expect(offered()).toEqual(['ballot.reveal'])
  })
})
