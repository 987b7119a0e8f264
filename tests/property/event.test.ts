import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addAction, addArgument } from '../../shared/board/write.ts'
import { record } from '../../shared/replay/recording.ts'
import type { Allowance } from '../../shared/event/allowances.ts'
import { apply, applyAll } from '../../shared/event/apply.ts'
import { numberFacts } from '../../shared/event/decide-board.ts'
import type { Fact, SeqFact } from '../../shared/event/facts.ts'
import type { OfferedEntry } from '../../shared/event/moderation.ts'
import { roles, screenShows, seatings } from '../../shared/event/names.ts'
import type { Principal } from '../../shared/event/names.ts'
import { allQuestions, emptyState } from '../../shared/event/state.ts'
import type { EventState } from '../../shared/event/state.ts'
import { view, visible } from '../../shared/event/visibility.ts'
import type { Command } from '../../shared/protocol/commands.ts'
import { Room, asSeen, facilitator, observer, organiser, participant } from '../unit/event/room.ts'

const stageId = fc.constantFrom('welcome', 'explore', 'refine', 'prioritise', 'principles', 'results', 'nowhere')
const boardId = fc.constantFrom('b1', 'b2', 'nowhere')
const which = fc.oneof(
  fc.constantFrom('q1', 'q2', 'q3', 'nowhere').map((questionId) => ({ questionId })),
  fc.constantFrom('prioritise', 'principles').map((stage) => ({ stageId: stage })),
)
const person = fc.constantFrom('p1', 'p2', 'p3')
/** What the first tables are called by the test's ids, often enough. */
const tableId = fc.constantFrom('id1', 'id2', 'id3', 'id4', null)
const group = fc.constantFrom('NHS leaders', 'Third sector', null)
const seconds = fc.integer({ min: -400, max: 400 })

const before = fc.oneof(stageId, fc.constant(null))
const newId = fc.constantFrom('new-one-1', 'new-one-2')
const asked = fc.constantFrom(
  { title: 'Which ones?', method: 'approve' }, { title: 'How much?', method: 'score', secrecy: 'public-recount' as const }, { title: 'What?', method: 'guess' },
)
const agendaCommands: fc.Arbitrary<Command> = fc.oneof(
  fc.record({ type: fc.constant('agenda.add' as const), stageId: newId, before, kind: fc.constantFrom('explore', 'ballot'), title: fc.constant('New') }),
  fc.record({ type: fc.constant('agenda.edit' as const), stageId, title: fc.constantFrom('One', 'Two'), seconds: fc.constantFrom(60, null) }),
  fc.record({ type: fc.constant('agenda.edit' as const), stageId, boards: fc.constantFrom<string[] | null>(['b1'], ['nowhere'], null), allows: fc.constantFrom<Allowance[] | null>(['argue'], [], null) }),
  fc.record({ type: fc.constant('agenda.move' as const), stageId, before }),
  fc.record({ type: fc.constant('agenda.duplicate' as const), stageId, copyId: newId }),
  fc.record({ type: fc.constantFrom('agenda.remove' as const, 'agenda.skip' as const, 'agenda.unskip' as const), stageId: fc.oneof(stageId, newId) }),
  fc.record({ type: fc.constant('question.add' as const), stageId, questionId: newId, before: fc.constantFrom('q2', 'q9', null) }).chain((command) =>
    asked.map((plan) => ({ ...command, ...plan }))),
  fc.constantFrom('q1', 'q2', 'q3').chain((questionId) => asked.map((plan) => ({ type: 'question.edit' as const, questionId, ...plan }))),
  fc.record({ type: fc.constant('question.move' as const), questionId: fc.constantFrom('q2', 'q3'), before: fc.constantFrom('q2', 'q3', null) }),
  fc.record({ type: fc.constant('question.remove' as const), questionId: fc.constantFrom('q1', 'q2', 'q3', 'new-one-1') }),
)

const actionId = fc.constantFrom('a1', 'a2', 'a3', 'nothing')
const reason = fc.constantFrom('Names a person', 'The same')
const entryId = fc.constantFrom('offered-1', 'offered-2')
/** On what is written on the board and offered to it. */
const moderationCommands: fc.Arbitrary<Command> = fc.oneof(
  fc.record({ type: fc.constant('entry.hide' as const), entryKind: fc.constantFrom('action', 'argument'), entryId: fc.constantFrom('a1', 'a2', 'g1'), boardId, reason }),
  fc.record({ type: fc.constant('entry.restore' as const), entryKind: fc.constantFrom('action', 'argument'), entryId: fc.constantFrom('a1', 'a2', 'g1'), boardId }),
  fc.record({ type: fc.constant('action.lock' as const), actionId, reason }),
  fc.record({ type: fc.constantFrom('action.unlock' as const, 'action.unmerge' as const, 'action.settle' as const), actionId }),
  fc.record({ type: fc.constant('action.merge' as const), actionId, into: actionId, reason }),
  fc.record({ type: fc.constant('action.return' as const), actionId, note: reason }),
  fc.record({ type: fc.constant('entry.return' as const), entryId, note: reason }),
  fc.record({ type: fc.constantFrom('person.rename' as const), participantId: person, name: fc.constantFrom('A.', ''), reason }),
  fc.record({ type: fc.constant('person.mute' as const), participantId: person, reason }),
  fc.record({ type: fc.constant('person.unmute' as const), participantId: person }),
  fc.record({ type: fc.constant('ballot.reconfirm' as const), questionId: fc.constantFrom('q1', 'q2') }),
  fc.record({ type: fc.constant('agenda.edit' as const), stageId, premoderated: fc.boolean() }),
)
/** Those whose numbers stay when they are taken back. */
const lastingCommands: fc.Arbitrary<Command> = fc.oneof(
  fc.record({ type: fc.constant('entry.approve' as const), entryId }),
  fc.record({
    type: fc.constant('action.split' as const), actionId, newId: fc.constantFrom('new-part-1', 'new-part-2'), title: fc.constant('A'), detail: fc.constant(''),
    newTitle: fc.constant('B'), newDetail: fc.constant(''), argumentIds: fc.constantFrom<string[]>(['g1'], []), reason,
  }),
)
const offers: fc.Arbitrary<Command> = fc.oneof(
  fc.record({ type: fc.constant('entry.offer' as const), entryId, boardId, entry: fc.constantFrom<OfferedEntry>(
    { kind: 'action', title: 'Offered', detail: '', theme: null }, { kind: 'argument', action: 'a1', side: 'for', text: 'So' },
  ) }),
  fc.record({ type: fc.constant('entry.withdraw' as const), entryId }),
)

const plainCommands: fc.Arbitrary<Command> = fc.oneof(
  { weight: 5, arbitrary: moderationCommands },
  { weight: 5, arbitrary: agendaCommands },
  { weight: 4, arbitrary: stageId.map((id): Command => ({ type: 'stage.go', stageId: id })) },
  fc.constantFrom<Command>({ type: 'timer.start' }, { type: 'timer.start', seconds: 60 }, { type: 'timer.pause' }, { type: 'timer.resume' }),
  seconds.map((by): Command => ({ type: 'timer.add', seconds: by })),
  boardId.map((id): Command => ({ type: 'board.freeze', boardId: id })),
  boardId.map((id): Command => ({ type: 'board.open', boardId: id })),
  {
    weight: 4,
    arbitrary: fc.tuple(fc.constantFrom('ballot.open', 'ballot.pause', 'ballot.seal', 'ballot.reveal', 'ballot.conceal'), which)
      .map(([type, of]) => ({ type, ...of }) as Command),
  },
  fc.constantFrom<Command>({ type: 'event.pause' }, { type: 'event.resume' }, { type: 'event.resume' }),
  fc.constantFrom(...screenShows).map((show): Command => ({ type: 'screen.show', show })),
  fc.boolean().map((blank): Command => ({ type: 'screen.blank', blank })),
  fc.constantFrom<Command>({ type: 'tables.make', titles: ['One'] }, { type: 'tables.make', titles: ['Two', 'Three'] }, { type: 'seats.assign', who: 'unseated' }, { type: 'seats.assign', who: 'everybody' }),
  fc.constantFrom(...seatings).map((seating): Command => ({ type: 'seating.set', seating })),
  fc.tuple(person, tableId).map(([participantId, id]): Command => ({ type: 'person.seat', participantId, tableId: id })),
  tableId.map((id): Command => ({ type: 'table.stage', tableId: id ?? 'nowhere', stageId: 'explore' })),
  fc.constantFrom<Command>(
    { type: 'announce', text: 'Lunch' }, { type: 'announce', text: 'Lunch', onScreen: true }, { type: 'announce.clear' },
    { type: 'spotlight.set', actionId: 'a1' }, { type: 'spotlight.set', actionId: 'a2' }, { type: 'spotlight.clear' },
    { type: 'floor.live', itemId: 'i1' }, { type: 'floor.live', itemId: 'i2' }, { type: 'floor.done', itemId: 'i1' }, { type: 'floor.write', itemId: 'i2', text: 'So' },
    { type: 'floor.dismiss', itemId: 'i1' }, { type: 'floor.restore', itemId: 'i1' }, { type: 'floor.group', itemId: 'i1', into: 'i2' }, { type: 'floor.group', itemId: 'i1', into: null },
    { type: 'message.record', messageId: 'm1', speaker: 'Ann', text: 'Pay' }, { type: 'message.remove', messageId: 'm1' },
    { type: 'room.gather' }, { type: 'room.gather', actionId: 'a1' }, { type: 'room.gather', boardId: 'b1' },
  ),
  fc.constantFrom<Command>(
    { type: 'joining.set', door: 'personal' }, { type: 'joining.set', door: 'open', privacy: 'Kept' }, { type: 'door.open', minutes: 5 }, { type: 'door.close' },
    { type: 'group.add', group: 'Patients', before: 'Third sector' }, { type: 'group.rename', group: 'Patients', to: 'Carers' }, { type: 'group.rename', group: 'Carers', to: 'Patients' },
    { type: 'group.remove', group: 'Patients' }, { type: 'group.remove', group: 'Carers' },
    { type: 'papers.register', questionId: 'q1', serials: ['AAAAA-AAAAA-AAAAA', 'AAAAA-AAAAA-AAAAC'] }, { type: 'paper.enter', questionId: 'q1', serial: 'AAAAA-AAAAA-AAAAA', ballot: {}, id: 'e' },
    { type: 'paper.void', serial: 'AAAAA-AAAAA-AAAAA', reason: 'Torn', replacedBy: 'AAAAA-AAAAA-AAAAC' },
  ),
  fc.tuple(person, fc.constantFrom('NHS leaders', 'Patients', null)).map(([participantId, of]): Command => ({ type: 'person.group', participantId, group: of })),
  person.map((participantId): Command => ({ type: 'person.remove', participantId })),
  person.map((participantId): Command => ({ type: 'person.readmit', participantId })),
)

type Step =
  | { kind: 'command'; by: Principal; command: Command }
  | { kind: 'undo'; back: number }
  | { kind: 'join'; who: string; group: string | null }
  | { kind: 'rename'; name: string; group: string | null }
  | { kind: 'count'; questionId: string; byGroup: Record<string, number> }
  | { kind: 'write'; who: string; keys: string[] }
  | { kind: 'reworded'; questionId: string; actionIds: string[] }
  | { kind: 'renew' }
  | { kind: 'floor'; fact: Fact }
  | { kind: 'wait'; seconds: number }
  | { kind: 'slate'; empty: boolean }
  | { kind: 'counted'; yes: boolean }

const anybody = fc.constantFrom(facilitator, facilitator, facilitator, facilitator, organiser, participant, observer)

const steps: fc.Arbitrary<Step> = fc.oneof(
  { weight: 12, arbitrary: fc.record({ kind: fc.constant('command' as const), by: anybody, command: plainCommands }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('command' as const), by: anybody, command: lastingCommands }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('command' as const), by: fc.constant(participant), command: offers }) },
  fc.record({ kind: fc.constant('reworded' as const), questionId: fc.constantFrom('q1', 'q2', 'q9'), actionIds: fc.constantFrom<string[]>(['a1'], ['a1', 'a2'], []) }),
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('undo' as const), back: fc.nat({ max: 6 }) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('wait' as const), seconds: fc.nat({ max: 500 }) }) },
  fc.record({ kind: fc.constant('join' as const), who: person, group }),
  fc.record({ kind: fc.constant('renew' as const) }),
  fc.record({ kind: fc.constant('floor' as const), fact: fc.oneof(
    fc.constantFrom('i1', 'i2').map((itemId): Fact => ({ type: 'floor.asked', itemId, text: 'Why?', name: null, group: null })),
    fc.nat({ max: 9 }).map((votes): Fact => ({ type: 'floor.counted', votes: { i1: votes }, open: votes })),
  ) }),
  fc.record({ kind: fc.constant('rename' as const), name: fc.string({ maxLength: 5 }), group }),
  fc.record({
    kind: fc.constant('count' as const), questionId: fc.constantFrom('q1', 'q2', 'q9'),
    byGroup: fc.dictionary(fc.constantFrom('NHS leaders', 'Third sector', ''), fc.nat({ max: 9 }), { noNullPrototype: true }),
  }),
  fc.record({ kind: fc.constant('write' as const), who: person, keys: fc.array(fc.constantFrom('a1', 'a2', 'a3', 'a4'), { maxLength: 4 }) }),
  fc.record({ kind: fc.constant('slate' as const), empty: fc.boolean() }),
  fc.record({ kind: fc.constant('counted' as const), yes: fc.boolean() }),
)

const closing = fc.option(fc.nat({ max: 40 }), { nil: null, freq: 3 })
const stories = fc.tuple(fc.array(steps, { maxLength: 45, size: 'max' }), closing).map(([story, closeAt]) => {
  const close: Step = { kind: 'command', by: facilitator, command: { type: 'event.close' } }
  return closeAt === null ? story : [...story.slice(0, closeAt), close, ...story.slice(closeAt)]
})

describe('replaying the journal', () => {
  it('EV-12 gives the state that was live, at the end and at every entry before', () => {
    fc.assert(fc.property(stories, (story) => {
      const lived: EventState[] = [emptyState()]
      const { journal } = live(story, (state) => lived.push(state))
      expect(applyAll(emptyState(), journal)).toEqual(lived.at(-1))
      const stored = JSON.parse(JSON.stringify(journal)) as SeqFact[]
      let replayed = emptyState()
      stored.forEach((entry, index) => {
        replayed = apply(replayed, entry)
        expect(replayed).toStrictEqual(lived[index + 1])
      })
    }))
  })

  it('RP-1 is what a replay shows after every entry, in whatever order one looks', () => {
    fc.assert(fc.property(stories, fc.array(fc.nat(), { maxLength: 8 }), (story, looks) => {
      const lived: EventState[] = [emptyState()]
      const { journal } = live(story, (state) => lived.push(state))
      const recording = record(journal.map((entry) => ({ ...entry, by: 'somebody' })))
      for (const look of looks) {
        const index = look % lived.length
        expect(recording.state(index)).toStrictEqual({ ...lived[index], seq: index })
      }
    }))
  })

  it('EV-12 goes on from any stored state, as a checkpoint would have it', () => {
    fc.assert(fc.property(stories, fc.nat(), (story, cut) => {
      const { journal, state } = live(story)
      const at = cut % (journal.length + 1)
      const checkpoint = JSON.parse(JSON.stringify(applyAll(emptyState(), journal.slice(0, at)))) as EventState
      expect(applyAll(checkpoint, journal.slice(at))).toStrictEqual(state)
    }))
  })
})

describe('what a role is sent', () => {
  it('EV-18 keeps its view equal to a fresh one after every fact; what it may not see moves only the sequence number', () => {
    fc.assert(fc.property(stories, fc.constantFrom(...roles), (story, role) => {
      let state = emptyState()
      let seen = view(state, role)
      for (const { seq, at, fact } of live(story).journal) {
        state = apply(state, { seq, at, fact })
        const sent = visible(fact, role)
        seen = sent ? apply(seen, { seq, at, fact: sent }) : { ...seen, seq }
        expect(seen).toStrictEqual(view(state, role))
      }
    }))
  })

  it('EV-18 is the same when it is looked at through the role twice', () => {
    fc.assert(fc.property(stories, fc.constantFrom(...roles), (story, role) => {
      const { state, journal } = live(story)
      const once = view(state, role)
      expect(view(once, role)).toStrictEqual(once)
      for (const { fact } of journal) {
        const sent = visible(fact, role)
        if (sent) expect(visible(sent, role)).toStrictEqual(sent)
      }
    }))
  })

  it('BL-5 holds no tally unless the question is revealed, whoever looks', () => {
    fc.assert(fc.property(stories, fc.constantFrom(...roles), (story, role) => {
      live(story, (state) => {
        for (const { phase, tally } of allQuestions(view(state, role))) expect(tally !== null).toBe(phase === 'revealed')
      })
    }))
  })
})

describe('whatever is commanded', () => {
  it('EV-21 a seal is never broken, a slate never changes, a number stays with its action', () => {
    fc.assert(fc.property(stories, (story) => {
      let before = emptyState()
      live(story, (state) => {
        for (const question of allQuestions(before)) {
          const now = allQuestions(state).find((q) => q.questionId === question.questionId)
          // Only what nobody has voted on can leave the agenda.
          if (!now) {
            expect(question).toMatchObject({ phase: 'planned', slate: null })
            continue
          }
          if (question.slate) expect({ ...now, title: '' }).toMatchObject({ method: question.method, secrecy: question.secrecy, options: question.options })
          if (question.phase === 'sealed' || question.phase === 'revealed') expect(['sealed', 'revealed']).toContain(now.phase)
          if (question.slate) expect(now.slate).toEqual(question.slate)
          if (now.phase !== 'planned') expect(now.slate).not.toBeNull()
        }
        for (const [id, action] of Object.entries(before.actions)) expect(state.actions[id]).toEqual(action)
        const numbers = Object.values(state.actions).map((action) => action.number)
        expect(new Set(numbers).size).toBe(numbers.length)
        before = state
      })
    }))
  })

  it('EV-27 nothing is open for writing or voting once the session is closed, nor any board while all is paused', () => {
    fc.assert(fc.property(stories, (story) => {
      live(story, (state) => {
        if (state.closedAt !== null || state.pause) expect(state.boards.every((board) => board.frozen)).toBe(true)
      })
      const { state } = live(story)
      if (state.closedAt !== null) expect(allQuestions(state).map((q) => q.phase)).not.toContain('open')
    }))
  })

  it('EV-20 a refusal changes nothing and asking for the same again changes nothing', () => {
    fc.assert(fc.property(stories, plainCommands, (story, command) => {
      const room = live(story)
      if (!room.send(command).ok || repeats(command)) return
      const again = room.decide(command)
      expect(again.ok ? again.facts : again.error).toEqual([])
    }))
  })

  it('EV-22 what can be taken back is taken back: at the same moment, the room is as it was', () => {
    fc.assert(fc.property(stories, plainCommands, (story, command) => {
      const room = live(story)
      const before = room.state
      const decision = room.send(command)
      if (!decision.ok || decision.facts.length === 0 || command.type === 'ballot.seal' || command.type.startsWith('paper')) return
      expect(decision.facts.at(-1)!.type).toBe('control.done')
      expect(room.undoLatest().ok).toBe(true)
      expect(asSeen(room.state)).toEqual(asSeen(withOpenedPaused(before, decision.facts)))
    }), { numRuns: 1_000 })
  })
})

/** Lives through a story; `look` is called after every journal entry. */
function live(story: readonly Step[], look: (state: EventState) => void = () => {}): Room {
  const room = new Room()
  const { slate, tally } = room
  let seen = 0
  const catchUp = (): void => {
    let state = applyAll(emptyState(), room.journal.slice(0, seen))
    for (const entry of room.journal.slice(seen)) {
      state = apply(state, entry)
      if (entry.seq === room.state.seq) expect(state).toEqual(room.state)
      look(state)
    }
    seen = room.journal.length
  }
  catchUp()
  for (const step of story) {
    switch (step.kind) {
      case 'command':
        room.send(step.command, step.by)
        break
      case 'undo': {
        const done = room.state.done.at(-1 - step.back)
        if (done) room.send({ type: 'undo', doneId: done.doneId })
        break
      }
      case 'join':
        if (!room.state.people[step.who]) room.happen({ type: 'person.joined', participantId: step.who, name: 'Name', group: step.group })
        break
      case 'reworded':
        room.happen({ type: 'question.reworded', questionId: step.questionId, actionIds: step.actionIds })
        break
      case 'renew':
        // The facilitators', who command here, stay in force.
        room.happen({ type: 'links.renewed', role: 'observer' })
        break
      case 'floor':
        room.happen(step.fact)
        break
      case 'rename':
        room.send({ type: 'person.update', name: step.name, group: step.group }, participant)
        break
      case 'count': {
        const total = Object.values(step.byGroup).reduce((sum, ballots) => sum + ballots, 0)
        room.happen({ type: 'question.counted', questionId: step.questionId, submitted: { total, byGroup: step.byGroup } })
        break
      }
      case 'write':
        // Nobody has a token, and with it a board, before they have joined.
        if (room.state.people[step.who]) writeOn(room, step)
        break
      case 'wait':
        room.wait(step.seconds)
        break
      case 'slate':
        room.slate = step.empty ? { items: [], themes: [] } : slate
        break
      case 'counted':
        room.tally = step.yes ? tally : null
        break
    }
    catchUp()
  }
  return room
}

function writeOn(room: Room, { who, keys }: Extract<Step, { kind: 'write' }>): void {
  const { name, group: of } = room.state.people[who] ?? { name: 'Name', group: null }
  room.happen(
    { type: 'client.bound', boardId: 'b1', clientId: 1, personId: who },
    { type: 'author.named', participantId: who, name, group: of },
    ...numberFacts(room.state, 'b1', keys.map((key) => ({ op: 'action.add', key }))),
  )
  const doc = room.board('b1')
  const isThere = (root: string, id: string): boolean => doc.getMap(root).has(id)
  for (const id of keys) if (!isThere('actions', id)) addAction(doc, { id, title: id, detail: '', theme: null, author: who, createdAt: 1 })
  if (keys.includes('a1') && !isThere('arguments', 'g1')) addArgument(doc, { id: 'g1', action: 'a1', side: 'for', text: 'So', author: who, createdAt: 1 })
}

/** These do something each time: a timer starts anew, another minute is added. */
function repeats(command: Command): boolean {
  return command.type === 'timer.start' || command.type === 'timer.add'
}

/** Voting opened for the first time cannot be unseen: taking it back pauses it, on the slate that was fixed. */
function withOpenedPaused(state: EventState, facts: readonly Fact[]): EventState {
  const opened = facts.flatMap((fact): Fact[] =>
    fact.type === 'question.opened' ? [fact, { type: 'question.paused', questionId: fact.questionId }] : [])
  return applyAll(state, opened.map((fact) => ({ seq: state.seq, at: 0, fact })))
}

