// What happens to the room: who is there, where it stands, what is frozen, and what the screen shows.
import type { RoomFact } from './facts.ts'
import { put, without } from './folding.ts'
import type { Handlers } from './folding.ts'
import { emptyState } from './state.ts'
import type { EventState } from './state.ts'
import { resumeTimer, stopTimer } from './timer.ts'

export const doneKept = 20

export const roomHandlers: Handlers<RoomFact> = {
  'event.created': (_, { type, ...created }, { at }) => {
    const stageId = created.agenda[0]?.stageId ?? ''
    return { ...emptyState(), ...created, createdAt: at, stageId, stageEnteredAt: at, begun: { [stageId]: true } }
  },
  'person.joined': ({ people }, { participantId, name, group, place }, { at, unseen }) => ({
    people: put(people, participantId, { name, group, joinedAt: at, ...(place && { place }) }, unseen),
  }),
  'person.updated': ({ people }, { participantId, name, group, place }, { unseen }) => {
    const person = people[participantId]
    return person ? { people: put(people, participantId, { ...person, name, group, ...(place && { place }) }, unseen) } : {}
  },
  'person.removed': ({ removed }, { participantId }) => ({ removed: { ...removed, [participantId]: true } }),
  'person.readmitted': ({ removed }, { participantId }) => ({ removed: without(removed, participantId) }),
  'person.moved': ({ moves }, { participantId }) => ({ moves: { ...moves, [participantId]: (moves[participantId] ?? 0) + 1 } }),
  'links.renewed': ({ generations }, { role }) => ({ generations: { ...generations, [role]: generations[role] + 1 } }),
  'author.named': ({ authors }, { participantId, name, group }, { unseen }) => ({ authors: put(authors, participantId, { name, group }, unseen) }),
  'stage.entered': ({ begun }, { stageId, timer }, { at }) => ({ stageId, stageEnteredAt: at, begun: { ...begun, [stageId]: true }, timer }),
  'timer.set': (_, { timer }) => ({ timer }),
  'board.frozen': (state, { boardId }) => frozen(state, boardId, true),
  'board.opened': (state, { boardId }) => frozen(state, boardId, false),
  'actions.numbered': ({ actions, nextNumber }, { boardId, actions: numbered }, { unseen }) => ({
    actions: unseen
      ? numbered.reduce((all, { actionId, number, lineageId }) => put(all, actionId, { number, lineageId, boardId }, unseen), actions)
      : { ...actions, ...Object.fromEntries(numbered.map(({ actionId, number, lineageId }) => [actionId, { number, lineageId, boardId }])) },
    nextNumber: numbered.reduce((most, { number }) => Math.max(most, number + 1), nextNumber),
  }),
  'client.bound': () => ({}),
  'event.renamed': (_, { title }) => ({ title }),
  'event.paused': ({ timer, boards, screen }, _, { at }) => ({
    pause: {
      timerWasRunning: timer?.kind === 'running',
      frozenBoards: boards.filter((board) => board.frozen).map((board) => board.boardId),
      screenWasBlank: screen.blank,
    },
    ...(timer?.kind === 'running' ? { timer: stopTimer(timer, at) } : {}),
    boards: boards.map((board) => ({ ...board, frozen: true })),
    screen: { ...screen, blank: true },
  }),
  'event.resumed': ({ pause, timer, boards, screen }, _, { at }) => (pause ? {
    pause: null,
    ...(pause.timerWasRunning && timer?.kind === 'stopped' ? { timer: resumeTimer(timer, at) } : {}),
    boards: boards.map((board) => ({ ...board, frozen: pause.frozenBoards.includes(board.boardId) })),
    screen: { ...screen, blank: pause.screenWasBlank },
  } : {}),
  'event.closed': ({ pause, boards, screen }, _, { at }) => ({
    closedAt: at, timer: null, pause: null,
    boards: boards.map((board) => ({ ...board, frozen: true })),
    ...(pause ? { screen: { ...screen, blank: pause.screenWasBlank } } : {}),
  }),
  'head.noted': (_, { seq, hash }) => ({ head: { seq, hash } }),
  'control.done': ({ done }, { doneId, by, as, what, undo }, { at }) => ({
    done: [...done, { doneId, at, by, what, undo, undone: false, ...(as && { as }) }].slice(-doneKept),
  }),
  'control.undone': ({ done }, { doneId }) => ({ done: done.map((one) => (one.doneId === doneId ? { ...one, undone: true } : one)) }),
}

function frozen({ boards }: EventState, boardId: string, isFrozen: boolean): Partial<EventState> {
  return { boards: boards.map((board) => (board.boardId === boardId ? { ...board, frozen: isFrozen } : board)) }
}
