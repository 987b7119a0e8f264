import { describe, expect, it } from 'vitest'
import type { Command } from '../../../shared/protocol/commands.ts'
import { limits } from '../../../shared/board/schema.ts'
import { Room, slate, submitted, tally } from './room.ts'

type BallotStep = 'ballot.open' | 'ballot.pause' | 'ballot.seal' | 'ballot.reveal' | 'ballot.conceal'

const steps: Record<string, BallotStep[]> = {
  planned: [],
  open: ['ballot.open'],
  paused: ['ballot.open', 'ballot.pause'],
  sealed: ['ballot.open', 'ballot.seal'],
  revealed: ['ballot.open', 'ballot.seal', 'ballot.reveal'],
}

/** From each phase, what each command comes to: the next phase, or a refusal. */
const table: Record<string, Record<BallotStep, string>> = {
  planned: {
    'ballot.open': 'open', 'ballot.pause': 'question-not-open', 'ballot.seal': 'question-not-open',
    'ballot.reveal': 'question-not-sealed', 'ballot.conceal': 'not-revealed',
  },
  open: {
    'ballot.open': 'open', 'ballot.pause': 'paused', 'ballot.seal': 'sealed',
    'ballot.reveal': 'question-not-sealed', 'ballot.conceal': 'not-revealed',
  },
  paused: {
    'ballot.open': 'open', 'ballot.pause': 'paused', 'ballot.seal': 'sealed',
    'ballot.reveal': 'question-not-sealed', 'ballot.conceal': 'not-revealed',
  },
  sealed: {
    'ballot.open': 'question-sealed', 'ballot.pause': 'question-not-open', 'ballot.seal': 'sealed',
    'ballot.reveal': 'revealed', 'ballot.conceal': 'sealed',
  },
  revealed: {
    'ballot.open': 'question-sealed', 'ballot.pause': 'question-not-open', 'ballot.seal': 'revealed',
    'ballot.reveal': 'revealed', 'ballot.conceal': 'sealed',
  },
}

function roomIn(phase: string): Room {
  return new Room().do(...steps[phase]!.map((type): Command => ({ type, questionId: 'q1' })))
}

describe('the life of a question', () => {
  const cells = Object.entries(table).flatMap(([phase, row]) =>
    Object.entries(row).map(([type, outcome]) => ({ phase, type: type as BallotStep, outcome })))

  it.each(cells)('BL-10 $phase, $type: $outcome', ({ phase, type, outcome }) => {
    const room = roomIn(phase)
    const decision = room.send({ type, questionId: 'q1' })
    if (decision.ok) expect(room.phase('q1')).toBe(outcome)
    else expect([decision.error.code, room.phase('q1')]).toEqual([outcome, phase])
  })

  it.each(cells.filter(({ phase, outcome }) => phase === outcome))('$type is no error when it is $phase already, and changes nothing', ({ phase, type }) => {
    expect(roomIn(phase).decide({ type, questionId: 'q1' })).toEqual({ ok: true, facts: [] })
  })

  it('BL-10 stays planned where there are more actions than can be counted again from an archive', () => {
    const item = slate.items[0]!
    const many = { ...slate, items: Array.from({ length: limits.actions + 1 }, (_, i) => ({ ...item, actionId: `many-${i}`, number: i + 1 })) }
    const room = new Room()
    room.slate = many
    expect(room.refusal({ type: 'ballot.open', questionId: 'q1' })).toBe('too-many')
    expect(room.do({ type: 'stage.go', stageId: 'prioritise' }).phase('q1')).toBe('planned')
  })

  it('goes by the stage’s id where the stage has one question, and only there', () => {
    const room = new Room().do({ type: 'ballot.open', stageId: 'prioritise' })
    expect(room.phase('q1')).toBe('open')
    expect(room.refusal({ type: 'ballot.open', stageId: 'principles' })).toBe('unknown-question')
  })

  it.each([{ questionId: 'q9' }, { stageId: 'explore' }, {}])('refuses a question that is not there: %j', (which) => {
    expect(new Room().refusal({ type: 'ballot.open', ...which })).toBe('unknown-question')
  })

  it('BL-5 says how many ballots are in at the seal, and carries no tally before the reveal', () => {
    const room = roomIn('sealed')
    expect(room.state.agenda[3]!.questions![0]).toMatchObject({ phase: 'sealed', submitted: { total: submitted.total, byGroup: {} }, tally: null })
    room.do({ type: 'ballot.reveal', questionId: 'q1' })
    expect(room.state.agenda[3]!.questions![0]!.tally).toEqual(tally)
    room.do({ type: 'ballot.conceal', questionId: 'q1' })
    expect(room.state.agenda[3]!.questions![0]!.tally).toBeNull()
  })

  it('is not revealed while the ballots are still being counted', () => {
    const room = roomIn('sealed')
    room.tally = null
    expect(room.refusal({ type: 'ballot.reveal', questionId: 'q1' })).toBe('question-not-sealed')
  })

  it('keeps the other questions as they are', () => {
    const room = new Room().do({ type: 'stage.go', stageId: 'principles' }, { type: 'ballot.seal', questionId: 'q2' })
    expect([room.phase('q1'), room.phase('q2'), room.phase('q3')]).toEqual(['planned', 'sealed', 'open'])
  })
})
