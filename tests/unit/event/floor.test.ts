import { describe, expect, it } from 'vitest'
import type { Allowance } from '../../../shared/event/allowances.ts'
import type { Fact } from '../../../shared/event/facts.ts'
import { floorBounds, openItems } from '../../../shared/event/floor.ts'
import { floorPage, floorPageItems, myQuestions } from '../../../shared/event/floor-page.ts'
import { view, visible } from '../../../shared/event/visibility.ts'
import type { Command } from '../../../shared/protocol/commands.ts'
import { asSeen, created, participant, Room } from './room.ts'

export const withQuestions: Fact = {
  ...created as Extract<Fact, { type: 'event.created' }>,
  agenda: [{ stageId: 'talk', kind: 'welcome', title: 'Talk', seconds: null }, { stageId: 'ask', kind: 'questions', title: 'Answers', seconds: null }],
}

function room(): Room {
  const made = new Room()
  made.happen(withQuestions, { type: 'person.joined', participantId: 'p1', name: 'Amira', group: 'NHS leaders' })
  return made.do({ type: 'stage.go', stageId: 'ask' })
}

function asked(...ids: string[]): Room {
  const made = room()
  for (const itemId of ids) made.send({ type: 'floor.ask', itemId, text: `Why ${itemId}?`, named: true }, participant)
  return made
}

describe('asking', () => {
  it('EV-55 named by choice: without it, neither name nor group is in the fact, nor who asked in the journal', () => {
    const made = room()
    const named = made.decide({ type: 'floor.ask', itemId: 'a', text: 'Who pays?', named: true }, participant)
    const unnamed = made.decide({ type: 'floor.ask', itemId: 'b', text: 'Who pays?', named: false }, participant)
    expect(named).toEqual({ ok: true, facts: [{ type: 'floor.asked', itemId: 'a', text: 'Who pays?', name: 'Amira', group: 'NHS leaders' }] })
    expect(unnamed).toEqual({ ok: true, isUnnamed: true, facts: [{ type: 'floor.asked', itemId: 'b', text: 'Who pays?', name: null, group: null }] })
  })

  it('EV-20 twice is once', () => {
    const made = asked('a')
    expect(made.decide({ type: 'floor.ask', itemId: 'a', text: 'Why a?', named: true }, participant)).toEqual({ ok: true, facts: [] })
  })

  it('DY-3 is possible in a questions stage whatever it allows, and elsewhere where the stage says so', () => {
    const ask: Command = { type: 'floor.ask', itemId: 'n', text: 'Why?', named: false }
    const allows = (stageId: string, list: Allowance[]): Fact => ({ type: 'stage.edited', stageId, change: { allows: list } })
    const talk = room().do({ type: 'stage.go', stageId: 'talk' })
    expect(talk.refusal(ask, participant)).toBe('floor-closed')
    talk.happen(allows('talk', ['ask']))
    expect(talk.decide(ask, participant).ok).toBe(true)
    const questions = room()
    questions.happen(allows('ask', []))
    expect(questions.decide(ask, participant).ok).toBe(true)
  })

  it('is for who has joined, and bounded', () => {
    const ask: Command = { type: 'floor.ask', itemId: 'n', text: 'Why?', named: false }
    expect(room().refusal(ask, { role: 'participant', personId: 'stranger' })).toBe('not-allowed')
    const full = room()
    full.happen(...Array.from({ length: floorBounds.items }, (_, i): Fact => ({ type: 'floor.asked', itemId: `i${i}`, text: 'x', name: null, group: null })))
    expect(full.refusal(ask, participant)).toBe('too-many')
  })
})

describe('answering', () => {
  const cases: { command: Command; after?: Command[] }[] = [
    { command: { type: 'floor.live', itemId: 'a' } },
    { command: { type: 'floor.live', itemId: 'b' }, after: [{ type: 'floor.live', itemId: 'a' }] },
    { command: { type: 'floor.done', itemId: 'a' }, after: [{ type: 'floor.live', itemId: 'a' }] },
    { command: { type: 'floor.write', itemId: 'a', text: 'Because.' } },
    { command: { type: 'floor.dismiss', itemId: 'a' } },
    { command: { type: 'floor.dismiss', itemId: 'a' }, after: [{ type: 'floor.live', itemId: 'a' }] },
    { command: { type: 'floor.restore', itemId: 'a' }, after: [{ type: 'floor.dismiss', itemId: 'a' }] },
    { command: { type: 'floor.group', itemId: 'a', into: 'b' } },
    { command: { type: 'floor.group', itemId: 'a', into: null }, after: [{ type: 'floor.group', itemId: 'a', into: 'b' }] },
    { command: { type: 'message.record', messageId: 'm', speaker: 'Ann Lee', text: 'Pay first' } },
    { command: { type: 'message.record', messageId: 'm', speaker: 'Ann Lee', text: 'Pay last' }, after: [{ type: 'message.record', messageId: 'm', speaker: 'Ann', text: 'Pay first' }] },
    { command: { type: 'message.remove', messageId: 'm' }, after: [{ type: 'message.record', messageId: 'm', speaker: 'Ann', text: 'Pay first' }] },
  ]

  it.each(cases)('EV-22 $command.type is taken back', ({ command, after = [] }) => {
    const made = asked('a', 'b').do(...after)
    made.happen({ type: 'floor.counted', votes: {}, open: 2 }, { type: 'floor.changed', itemId: 'b', change: {} })
    const before = asSeen(made.state)
    made.do(command)
    expect(asSeen(made.state)).not.toEqual(before)
    expect(made.decide(command)).toEqual({ ok: true, facts: [] })
    made.undoLatest()
    expect(asSeen(made.state)).toEqual(before)
  })

  it('EV-56 the next one that is answered live ends the one before, and what ends is not shown any more', () => {
    const made = asked('a', 'b').do({ type: 'floor.live', itemId: 'a' }, { type: 'floor.live', itemId: 'b' })
    expect([made.state.floor.items['a']!.status, made.state.floor.answering?.itemId]).toEqual(['answered', 'b'])
    made.do({ type: 'floor.dismiss', itemId: 'b' })
    expect(made.state.floor.answering).toBeNull()
  })

  it('a group has one level', () => {
    const made = asked('a', 'b', 'c').do({ type: 'floor.group', itemId: 'a', into: 'b' })
    expect(made.refusal({ type: 'floor.group', itemId: 'c', into: 'a' })).toBe('floor-grouped')
    expect(made.refusal({ type: 'floor.group', itemId: 'b', into: 'c' })).toBe('floor-grouped')
    expect(made.refusal({ type: 'floor.group', itemId: 'c', into: 'c' })).toBe('unknown-item')
    expect(openItems(made.state.floor)).toBe(2)
  })

  it.each(cases.filter(({ command }) => 'itemId' in command))('knows no other question: $command.type', ({ command }) => {
    expect(room().refusal({ ...command, itemId: 'nowhere' } as Command)).toBe('unknown-item')
  })
})

describe('what others have of it', () => {
  it('EV-57 pages in order, each group once, no names on the screen; the state has only what is answered now', () => {
    const made = asked('a', 'b', 'c').do({ type: 'floor.group', itemId: 'c', into: 'a' }, { type: 'floor.live', itemId: 'b' })
    made.happen({ type: 'floor.counted', votes: { a: 2, b: 5 }, open: 2 })
    const page = floorPage(made.state.floor, { list: 'open', sort: 'votes', page: 7 }, { names: false })
    expect(page).toMatchObject({ total: 2, page: 0, pages: 1, items: [{ itemId: 'b', votes: 5, name: null }, { itemId: 'a', votes: 2, grouped: ['Why c?'] }] })
    for (const role of ['participant', 'observer'] as const) {
      expect(view(made.state, role).floor).toEqual({ items: {}, answering: { itemId: 'b', text: 'Why b?', name: role === 'observer' ? null : 'Amira' }, open: 2, counts: 1, isStale: false, messages: [] })
      expect(visible({ type: 'floor.asked', itemId: 'x', text: 'x', name: null, group: null }, role)).toBeNull()
      expect(visible({ type: 'floor.counted', votes: { a: 1 }, open: 1 }, role)).toEqual({ type: 'floor.counted', votes: {}, open: 1 })
    }
  })

  it('DY-1 the screen is sent no name: not of who asked, not of who said something', () => {
    const made = asked('a').do({ type: 'floor.live', itemId: 'a' }, { type: 'message.record', messageId: 'm', speaker: 'Helen', text: 'Pay first' })
    expect(JSON.stringify(view(made.state, 'participant').floor)).toMatch(/Amira.*Helen/)
    expect(JSON.stringify(view(made.state, 'observer').floor)).not.toMatch(/Amira|Helen/)
    const facts = made.journal.map(({ fact }) => fact)
    expect(JSON.stringify(facts.map((fact) => visible(fact, 'participant')))).toMatch(/Amira.*Helen/)
    expect(JSON.stringify(facts.map((fact) => visible(fact, 'observer')))).not.toMatch(/Amira|Helen/)
  })

  it('DY-4 who asked hears what became of it, grouped or not; an id that nobody has is left out', () => {
    const made = asked('a', 'b', 'c').do({ type: 'floor.group', itemId: 'b', into: 'a' }, { type: 'floor.live', itemId: 'a' }, { type: 'floor.dismiss', itemId: 'c' })
    expect(myQuestions(made.state.floor, ['b', 'c', 'nowhere', 'constructor'])).toEqual([
      { itemId: 'b', status: 'open', answer: null, with: 'Why a?', isLive: true }, { itemId: 'c', status: 'dismissed', answer: null, with: null, isLive: false },
    ])
    made.do({ type: 'floor.write', itemId: 'a', text: 'Because.' })
    expect(myQuestions(made.state.floor, ['b'])).toEqual([{ itemId: 'b', status: 'answered', answer: 'Because.', with: 'Why a?', isLive: false }])
  })

  it('EV-57 a thousand questions come in bounded pages', () => {
    const made = room()
    made.happen(...Array.from({ length: 45 }, (_, i): Fact => ({ type: 'floor.asked', itemId: `i${i}`, text: 'x', name: null, group: null })))
    const sizes = [0, 1, 2].map((page) => floorPage(made.state.floor, { list: 'open', sort: 'newest', page }, { names: true }).items.length)
    expect(sizes).toEqual([floorPageItems, floorPageItems, 5])
  })
})
