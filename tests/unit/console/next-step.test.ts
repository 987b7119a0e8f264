import { describe, expect, it } from 'vitest'
import { nextStep, questionsAtHand, stageBefore } from '../../../client/pages/facilitator/next-step.ts'
import type { Command } from '../../../shared/protocol/commands.ts'
import { Room } from '../event/room.ts'

/** The step in a few words. */
function step(room: Room): string {
  const next = nextStep(room.state)
  if (!next) return 'nothing'
  switch (next.kind) {
    case 'enter':
      return `enter ${next.stage.stageId}`
    case 'reveal':
      return `reveal ${next.question.questionId}`
    case 'open':
    case 'seal':
      return `${next.kind} ${next.questions.map((question) => question.questionId).join(' ')}`
    default:
      return next.kind
  }
}

/** What pressing the button sends. */
function press(room: Room): void {
  const next = nextStep(room.state)!
  const commands: Command[] =
    next.kind === 'enter' ? [{ type: 'stage.go', stageId: next.stage.stageId }]
    : next.kind === 'open' ? next.questions.map(({ questionId }) => ({ type: 'ballot.open', questionId }))
    : next.kind === 'seal' ? next.questions.map(({ questionId }) => ({ type: 'ballot.seal', questionId }))
    : next.kind === 'reveal' ? [{ type: 'ballot.reveal', questionId: next.question.questionId }]
    : next.kind === 'resume' ? [{ type: 'event.resume' }]
    : [{ type: 'event.close' }]
  room.do(...commands)
}

describe('the next step', () => {
  it('EV-34 passes over a stage that is left out, forwards and back', () => {
    const room = new Room().do({ type: 'agenda.skip', stageId: 'explore' })
    expect(step(room)).toBe('enter refine')
    room.do({ type: 'stage.go', stageId: 'refine' })
    expect(stageBefore(room.state)?.stageId).toBe('welcome')
  })

  it('UI-2 leads through the whole session by one button', () => {
    const room = new Room()
    const story: string[] = []
    for (let presses = 0; presses < 30 && nextStep(room.state); presses++) {
      story.push(step(room))
      press(room)
    }
    expect(story).toEqual([
      'enter explore', 'enter refine', 'enter prioritise', 'seal q1', 'enter principles', 'seal q2 q3', 'enter results',
      'reveal q1', 'reveal q2', 'reveal q3', 'end',
    ])
    expect(room.state.closedAt).not.toBeNull()
  })

  it('is to resume while everything is paused, whatever the stage', () => {
    const room = new Room().do({ type: 'stage.go', stageId: 'prioritise' }, { type: 'event.pause' })
    expect(step(room)).toBe('resume')
  })

  it('does not insist on a question without actions once the others of its stage are closed', () => {
    const room = new Room().do({ type: 'stage.go', stageId: 'principles' }, { type: 'ballot.seal', questionId: 'q2' }, { type: 'ballot.seal', questionId: 'q3' })
    const state = structuredClone(room.state)
    const left = state.agenda.flatMap((stage) => stage.questions ?? []).find(({ questionId }) => questionId === 'q3')!
    left.phase = 'planned'
    expect(nextStep(state)).toMatchObject({ kind: 'enter', stage: { stageId: 'results' } })
  })

  it('is to open voting that did not open with its stage, or that was paused', () => {
    const room = new Room()
    const full = room.slate
    room.slate = { items: [], themes: [] }
    room.do({ type: 'stage.go', stageId: 'prioritise' })
    expect(nextStep(room.state)).toMatchObject({ kind: 'open', again: false })
    room.slate = full
    room.do({ type: 'ballot.open', questionId: 'q1' }, { type: 'ballot.pause', questionId: 'q1' })
    expect(nextStep(room.state)).toMatchObject({ kind: 'open', again: true })
  })

  it('closes first what is open, then opens what is paused', () => {
    const room = new Room().do({ type: 'stage.go', stageId: 'principles' }, { type: 'ballot.pause', questionId: 'q2' })
    expect(step(room)).toBe('seal q3')
    press(room)
    expect(step(room)).toBe('open q2')
  })

  it('reveals in the ballot stage where no results stage follows', () => {
    const room = new Room()
    // The question that the first is linked with is not there.
    room.happen({ ...creationOf(room), agenda: room.state.agenda.slice(0, 4).map((stage) => ({ ...stage, ...(stage.questions && { questions: stage.questions.map((question) => ({ ...question, options: {} })) }) })) })
    room.do({ type: 'stage.go', stageId: 'prioritise' })
    press(room)
    expect(step(room)).toBe('reveal q1')
    press(room)
    expect(step(room)).toBe('end')
  })

  it('says what comes with a move', () => {
    const room = new Room().do({ type: 'stage.go', stageId: 'refine' })
    expect(nextStep(room.state)).toMatchObject({ freezes: true, opensVoting: true, opensBoard: false })
    room.do({ type: 'board.freeze', boardId: 'b1' }, { type: 'board.freeze', boardId: 'b2' })
    expect(nextStep(room.state)).toMatchObject({ freezes: false, opensVoting: true })
  })

  it('after closing reveals what is sealed, then there is none', () => {
    const room = new Room().do({ type: 'stage.go', stageId: 'prioritise' }, { type: 'event.close' })
    expect(step(room)).toBe('reveal q1')
    press(room)
    expect(nextStep(room.state)).toBeNull()
  })
})

describe('the stage before', () => {
  it('is there but for the first, and not once the session is closed', () => {
    const room = new Room()
    expect(stageBefore(room.state)).toBeNull()
    room.do({ type: 'stage.go', stageId: 'refine' })
    expect(stageBefore(room.state)?.stageId).toBe('explore')
    room.do({ type: 'event.close' })
    expect(stageBefore(room.state)).toBeNull()
  })
})

describe('questions at hand', () => {
  const ids = (room: Room): string[] => questionsAtHand(room.state).map((question) => question.questionId)

  it('are the stage’s own', () => {
    expect(ids(new Room())).toEqual([])
    expect(ids(new Room().do({ type: 'stage.go', stageId: 'principles' }))).toEqual(['q2', 'q3'])
  })

  it('are what can be revealed or hidden in a results stage and after closing', () => {
    const room = new Room().do({ type: 'stage.go', stageId: 'prioritise' }, { type: 'ballot.seal', questionId: 'q1' }, { type: 'stage.go', stageId: 'results' })
    expect(ids(room)).toEqual(['q1'])
    room.do({ type: 'stage.go', stageId: 'welcome' }, { type: 'event.close' })
    expect(ids(room)).toEqual(['q1'])
  })
})

function creationOf(room: Room) {
  const first = room.journal[0]!.fact
  if (first.type !== 'event.created') throw new Error('The journal does not begin with the event.')
  return first
}
