// The room: its timer, its boards, its screen, pausing everything and ending it.
import { nothing, no, yes } from './decision.ts'
import type { Decision, Steps } from './decision.ts'
import type { Fact } from './facts.ts'
import type { Principal } from './names.ts'
import { allQuestions } from './state.ts'
import type { EventState } from './state.ts'
import { ownTableId, tableOfBoard } from './tables.ts'
import { addToTimer, remainingMs, resumeTimer, startTimer, stopTimer } from './timer.ts'
import type { Timer } from './timer.ts'
import { turnout } from './turnout.ts'

type RoomStep =
  | 'timer.start' | 'timer.restore' | 'timer.pause' | 'timer.resume' | 'timer.add' | 'board.freeze' | 'board.open'
  | 'event.rename' | 'event.pause' | 'event.resume' | 'event.close'

export const roomSteps: Steps<RoomStep> = {
  'timer.start': (state, command, { now }) => {
    const stage = state.agenda.find((s) => s.stageId === state.stageId)
    const seconds = command.seconds ?? state.timer?.seconds ?? stage?.seconds ?? 300
    return setTimer(state, startTimer(seconds, now))
  },
  'timer.restore': (state, { timer }) => setTimer(state, timer),
  'timer.pause': ({ timer }, _, { now }) => {
    if (!timer) return noTimer()
    return timer.kind === 'stopped' ? nothing() : yes([{ type: 'timer.set', timer: stopTimer(timer, now) }], { type: 'timer.resume' })
  },
  'timer.resume': ({ timer }, _, { now }) => {
    if (!timer) return noTimer()
    return timer.kind === 'running' ? nothing() : yes([{ type: 'timer.set', timer: resumeTimer(timer, now) }], { type: 'timer.pause' })
  },
  'timer.add': ({ timer }, { seconds }, { now }) => {
    if (!timer) return noTimer()
    return seconds === 0 ? nothing() : addTime(timer, seconds, now)
  },
  'board.freeze': (state, { boardId }, _, principal) => freeze(state, boardId, true, principal),
  'board.open': (state, { boardId }, _, principal) => freeze(state, boardId, false, principal),
  'event.rename': (state, { title }) => (title === state.title ? nothing() : yes([{ type: 'event.renamed', title }])),
  'event.pause': ({ pause }) => (pause ? nothing() : yes([{ type: 'event.paused' }], { type: 'event.resume' })),
  'event.resume': ({ pause }) => (pause ? yes([{ type: 'event.resumed' }], { type: 'event.pause' }) : nothing()),
  'event.close': (state, _, context) => {
    if (state.closedAt !== null) return nothing()
    const unsealed = allQuestions(state).filter((q) => q.phase === 'open' || q.phase === 'paused')
    const sealed = unsealed.map((q): Fact => ({ type: 'question.sealed', questionId: q.questionId, submitted: turnout(state, q, context.submitted(q)) }))
    return yes([...sealed, { type: 'event.closed' }])
  },
}

function freeze(state: EventState, boardId: string, isFrozen: boolean, principal: Principal): Decision {
  const board = state.boards.find((b) => b.boardId === boardId)
  if (!board) return no('unknown-board', 'There is no such board in this session.')
  const own = ownTableId(principal)
  if (own !== null && tableOfBoard(state, boardId)?.tableId !== own) return no('not-your-table', 'You can freeze and open your own table’s board.')
  if (board.frozen === isFrozen) return nothing()
  return yes([{ type: isFrozen ? 'board.frozen' : 'board.opened', boardId }], { type: isFrozen ? 'board.open' : 'board.freeze', boardId })
}

function setTimer(state: EventState, timer: EventState['timer']): Decision {
  return yes([{ type: 'timer.set', timer }], { type: 'timer.restore', timer: state.timer })
}

/** Undone by the opposite, so that time that runs meanwhile still counts; a change that zero cut short, by what was there. */
function addTime(timer: Timer, seconds: number, now: number): Decision {
  const added = addToTimer(timer, seconds, now)
  const isWhole = remainingMs(added, now) - remainingMs(timer, now) === seconds * 1000
  return yes([{ type: 'timer.set', timer: added }], isWhole ? { type: 'timer.add', seconds: -seconds } : { type: 'timer.restore', timer })
}

function noTimer(): Decision {
  return no('no-timer', 'There is no timer in this stage. Start one first.')
}
