// A programme over memory adapters: its stream, events that start from earlier ones, and the same actions over time.
import { expect, test } from 'vitest'
import { readBoard } from '../../../shared/board/read.ts'
import { addArgument } from '../../../shared/board/write.ts'
import type { Principal } from '../../../shared/event/names.ts'
import { allQuestions } from '../../../shared/event/state.ts'
import type { EventHost } from '../../../server/control/event-host.ts'
import { Programmes } from '../../../server/http/programmes.ts'
import type { HostedProgramme } from '../../../server/http/programmes.ts'
import { documentOf, copyOf, updatesOf } from '../../support/board.ts'
import { facilitator, plan, settle, World } from '../../support/host.ts'
import { TestMember } from '../../support/member.ts'

function programmesOf(world: World): Programmes {
  return new Programmes({
    programmes: world.programmes, registry: world.registry, invitations: world.invitations, clock: world.clock,
    issue: ({ eventId, personId }, generation) => `${eventId}/${personId}/${generation}`,
  })
}

async function programmeOf(world: World): Promise<{ programmes: Programmes; programme: HostedProgramme; first: EventHost }> {
  const programmes = programmesOf(world)
  const programme = (await programmes.create('Workforce', ['Care', 'Patients']))!
  const first = await world.create(plan)
  expect(await programmes.addEvent(programme, { eventId: first.state.eventId, startsAt: null })).toMatchObject({ event: first })
  return { programmes, programme, first }
}

/** Everybody ranks the actions as titles are given; the result is revealed. */
async function vote(world: World, host: EventHost, voters: string[], titles: string[]): Promise<string> {
  const stage = host.state.agenda.find(({ kind }) => kind === 'ballot')!
  await host.command({ type: 'stage.go', stageId: stage.stageId }, facilitator)
  const { questionId, slate } = allQuestions(host.state)[0]!
  const ids = titles.map((title) => slate!.items.find((item) => item.title === title)!.actionId)
  for (const voter of voters) {
    const principal: Principal = host.state.people[voter] ? { role: 'participant', personId: voter } : await world.join(host, voter)
    expect(await host.command({ type: 'ballot.cast', questionId, ballot: { method: 'rank', ranking: ids.map((id) => [id]) }, revision: 1, id: `${voter}-1` }, principal)).toMatchObject({ ok: true })
  }
  await host.command({ type: 'ballot.seal', questionId }, facilitator)
  await host.command({ type: 'ballot.reveal', questionId }, facilitator)
  return questionId
}

function titlesOn(world: World, host: EventHost): string[] {
  return readBoard(documentOf(world.rooms.encode(host.state.boards[0]!.boardId))).actions.map(({ title }) => title)
}

test('PG-2 a programme is a stream of its own: it is there after a restart, and not where its commit failed', async () => {
  const world = new World()
  const { programme, first } = await programmeOf(world)
  await programme.command({ type: 'invite', members: [{ name: 'Ann', group: 'Care' }] })
  const { state } = programme
  world.journal.failNext('unavailable')
  expect(await programme.command({ type: 'change', title: 'Lost' })).toMatchObject({ code: 'not-saved' })
  expect(programme.state).toBe(state)
  expect(await programme.command({ type: 'schedule', eventId: first.state.eventId, startsAt: 7 })).toBeNull()
  world.journal.failNext('unavailable')
  expect(await programmesOf(world).create('Never', [])).toBeNull()

  const before = programme.state
  await world.restart()
  expect((await world.programmes.all()).map((one) => one.state)).toEqual([before])
  expect(await world.programmes.get('nothing')).toBeNull()
  expect((await world.registry.all()).map((host) => host.state.eventId)).toEqual([first.state.eventId])
})

test('PG-3 an event starts from the first actions of an earlier result: words, themes, arguments and who wrote them come along, under the same lineage and new numbers', async () => {
  const world = new World()
  const { programmes, programme, first } = await programmeOf(world)
  await world.join(first, 'ann', 'Care')
  const boardId = first.state.boards[0]!.boardId
  const board = readBoard(documentOf(world.rooms.encode(boardId)))
  const a = board.actions.find(({ title }) => title === 'A')!
  const room = world.rooms.find(boardId)!
  const [update] = updatesOf(copyOf(room.tentative, 77), (doc) => addArgument(doc, { id: 'why', action: a.id, side: 'for', text: 'Because.', author: 'ann', createdAt: 5 }))
  expect(room.receive(update!, new TestMember('ann'), () => {})).toBeNull()
  await settle()
  const questionId = await vote(world, first, ['ann', 'ben', 'cat'], ['C', 'A', 'B'])

  const added = await programmes.addEvent(programme, {
    title: 'Second', startsAt: 9, agenda: 'again', from: { eventId: first.state.eventId, themes: null, actions: { kind: 'top', questionId, k: 2 }, said: true },
  })
  if ('refusal' in added) throw new Error(added.refusal.message)
  const second = added.event as EventHost
  expect(titlesOn(world, second).sort()).toEqual(['A', 'C'])
  const view = readBoard(documentOf(world.rooms.encode(second.state.boards[0]!.boardId)))
  expect(view.arguments).toMatchObject([{ text: 'Because.', author: 'ann', createdAt: 5 }])
  expect(second.state.authors).toEqual({ ann: { name: 'ann', group: 'Care' } })
  expect(second.state.agenda.map(({ kind, title, seconds }) => [kind, title, seconds])).toEqual(first.state.agenda.map(({ kind, title, seconds }) => [kind, title, seconds]))
  const copied = view.actions.find(({ title }) => title === 'A')!
  expect(copied.id).not.toBe(a.id)
  expect(second.state.actions[copied.id]).toMatchObject({ lineageId: first.state.actions[a.id]!.lineageId })
  expect(Object.values(second.state.actions).map(({ number }) => number).sort()).toEqual([1, 2])
  expect(second.state.earlier[copied.id]).toEqual([{
    eventId: first.state.eventId, eventTitle: 'Test', at: first.state.createdAt, actionId: a.id, number: first.state.actions[a.id]!.number,
    rankings: [{ questionId, title: 'Prioritise', method: 'rank', place: 2, of: 3 }],
  }])
  expect(programme.state.events).toMatchObject([{ startsAt: null, from: null }, { eventId: second.state.eventId, startsAt: 9, from: { eventId: first.state.eventId, actions: 2, themes: 1 } }])
  await world.restart()
  expect((await world.registry.get(second.state.eventId))!.state).toEqual(second.state)
})

test('PG-4 the same action’s places over events are read from revealed results alone, under its lineage', async () => {
  const world = new World()
  const { programmes, programme, first } = await programmeOf(world)
  await vote(world, first, ['ann', 'ben', 'cat'], ['C', 'A', 'B'])
  const added = await programmes.addEvent(programme, { title: 'Second', startsAt: null, agenda: 'again', from: { eventId: first.state.eventId, themes: null, actions: { kind: 'all' }, said: false } })
  const second = (added as { event: EventHost }).event
  const names = async (): Promise<unknown> => {
    const { votes, lineages } = await programmes.lineages(programme)
    return [votes.map(({ eventTitle }) => eventTitle), lineages.map(({ title, places }) => [title, ...places])]
  }
  const once = [['Test'], [['C', 1], ['A', 2], ['B', 3]]]
  expect(await names()).toEqual(once)
  const questionId = await vote(world, second, ['ann', 'ben'], ['A', 'B', 'C'])
  expect(await names()).toEqual([['Test', 'Second'], [['A', 2, 1], ['B', 3, 2], ['C', 1, 3]]])
  await second.command({ type: 'ballot.conceal', questionId }, facilitator)
  expect(await names()).toEqual(once)
  const third = await programmes.addEvent(programme, { title: 'Third', startsAt: null, from: { eventId: second.state.eventId, themes: null, actions: { kind: 'all' }, said: true } }) as { event: EventHost }
  const [one] = Object.values(third.event.state.earlier)
  expect(one!.map(({ eventTitle, rankings }) => [eventTitle, rankings.length])).toEqual([['Test', 1], ['Second', 0]])
})

test('PG-3 what is chosen is what comes: picked actions, themes alone, nothing; and what is not there is refused', async () => {
  const world = new World()
  const { programmes, programme, first } = await programmeOf(world)
  const { eventId } = first.state
  const view = readBoard(documentOf(world.rooms.encode(first.state.boards[0]!.boardId)))
  const [theme] = view.themes
  const start = async (from: object): Promise<string[] | string> => {
    const added = await programmes.addEvent(programme, { title: 'Next', startsAt: null, from: { eventId, themes: null, said: true, actions: { kind: 'all' }, ...from } } as never)
    return 'refusal' in added ? added.refusal.code : titlesOn(world, added.event as EventHost).sort()
  }
  expect(await start({})).toEqual(['A', 'B', 'C'])
  expect(await start({ themes: [theme!.id] })).toEqual(['A', 'B'])
  expect(await start({ actions: { kind: 'none' } })).toEqual([])
  expect(await start({ actions: { kind: 'picked', actionIds: [view.actions.find(({ title }) => title === 'C')!.id] } })).toEqual(['C'])
  expect(await start({ actions: { kind: 'picked', actionIds: ['constructor'] } })).toBe('unknown-action')
  expect(await start({ actions: { kind: 'top', questionId: 'nothing', k: 1 } })).toBe('unknown-question')
  expect(await start({ actions: { kind: 'top', questionId: allQuestions(first.state)[0]!.questionId, k: 1 } })).toBe('not-revealed')
  const elsewhere = await world.create(plan)
  expect(await start({ eventId: elsewhere.state.eventId })).toBe('unknown-event')
  expect(await programmes.addEvent(programme, { title: 'Again', startsAt: null, agenda: 'again' })).toMatchObject({ refusal: { code: 'bad-request' } })
})

test('PG-3 what is hidden stays behind', async () => {
  const world = new World()
  const { programmes, programme, first } = await programmeOf(world)
  const [a] = readBoard(documentOf(world.rooms.encode(first.state.boards[0]!.boardId))).actions
  expect(await first.command({ type: 'entry.hide', entryKind: 'action', entryId: a!.id, boardId: first.state.boards[0]!.boardId, reason: 'Not for here' }, facilitator)).toMatchObject({ ok: true })
  const added = await programmes.addEvent(programme, { title: 'Next', startsAt: null, from: { eventId: first.state.eventId, themes: null, actions: { kind: 'all' }, said: true } })
  expect(titlesOn(world, (added as { event: EventHost }).event)).not.toContain(a!.title)
})

test('PG-3 an action that was carried from a table to everybody’s board comes once', async () => {
  const world = new World()
  const { programmes, programme, first } = await programmeOf(world)
  await first.command({ type: 'tables.make', titles: ['One'] }, facilitator)
  const table = first.state.tables[0]!
  const [a] = readBoard(documentOf(world.rooms.encode(first.state.boards[0]!.boardId))).actions
  expect(await first.command({ type: 'actions.carry', actionIds: [a!.id], boardId: table.boardId }, facilitator)).toMatchObject({ ok: true })
  const added = await programmes.addEvent(programme, { title: 'Next', startsAt: null, from: { eventId: first.state.eventId, themes: null, actions: { kind: 'all' }, said: true } })
  const next = (added as { event: EventHost }).event
  expect(titlesOn(world, next).sort()).toEqual(['A', 'B', 'C'])
  expect(next.state.boards.map(({ title }) => title)).toEqual(['Board'])
})

test('PN-2 PN-3 a personal link opens the event that is on as the same person every time, and nothing once it was revoked or replaced', async () => {
  const world = new World()
  const { programmes, programme, first } = await programmeOf(world)
  await programme.command({ type: 'invite', members: [{ name: 'Ann', group: 'Care' }, { name: 'Ben', group: null }] })
  const [ann] = await programmes.panel(programme, 'http://here')
  const token = new URL(ann!.link!).hash.replace('#invited=', '')
  const journal = Buffer.concat((await world.journal.read(`programme.${programme.state.programmeId}`, 1, 100)).map(({ payload }) => payload)).toString()
  expect(journal).toContain(world.invitations.hash(token))
  expect(journal).not.toContain(token)

  expect(await programmes.open(token, false)).toMatchObject({ programme: 'Workforce', name: 'Ann', event: { eventId: first.state.eventId }, credential: null })
  expect(first.state.people).toEqual({})
  expect(await programmes.open(token, true)).toMatchObject({ event: { eventId: first.state.eventId }, credential: { participantId: ann!.memberId } })
  await Promise.all([programmes.open(token, true), programmes.open(token, true)])
  expect(first.state.people).toMatchObject({ [ann!.memberId]: { name: 'Ann', group: 'Care' } })
  expect(Object.keys(first.state.people)).toHaveLength(1)
  await first.command({ type: 'event.close' }, facilitator)
  expect(await programmes.open(token, true)).toMatchObject({ event: null, next: null })
  const added = await programmes.addEvent(programme, { title: 'Second', startsAt: world.clock.now() + 86_400_000, from: undefined })
  expect(await programmes.open(token, true)).toMatchObject({ event: null, next: { title: 'Second' } })
  const second = (added as { event: EventHost }).event
  await programme.command({ type: 'schedule', eventId: second.state.eventId, startsAt: world.clock.now() })
  expect(await programmes.open(token, true)).toMatchObject({ event: { eventId: second.state.eventId }, credential: { participantId: ann!.memberId, token: expect.stringMatching(/\/0$/) as string } })

  expect(await programmes.renew(programme, ann!.memberId)).toBeNull()
  expect(await programmes.open(token, true)).toMatchObject({ code: 'link-revoked' })
  const link = async (): Promise<string | null> => (await programmes.panel(programme, 'http://here'))[0]!.link
  const newer = new URL((await link())!).hash.replace('#invited=', '')
  expect(await programmes.open(newer, true)).toMatchObject({ credential: { participantId: ann!.memberId, token: expect.stringMatching(/\/1$/) as string } })
  expect(await programmes.revoke(programme, ann!.memberId)).toBeNull()
  expect([await programmes.open(newer, true), await link()]).toMatchObject([{ code: 'link-revoked' }, null])
  expect(second.state.removed).toEqual({ [ann!.memberId]: true })
  expect(await programmes.renew(programme, ann!.memberId)).toBeNull()
  expect(second.state.removed).toEqual({})
  expect(Object.keys(second.state.people)).toHaveLength(1)
  await world.restart()
  const again = programmesOf(world)
  const [same] = await again.panel((await world.programmes.all())[0]!, 'http://here')
  expect(await again.open(new URL(same!.link!).hash.replace('#invited=', ''), true)).toMatchObject({ name: 'Ann' })
})

test('PN-5 a link that is revoked while it is being opened opens nothing, neither for a newcomer nor for who has been there', async () => {
  const world = new World()
  const { programmes, programme, first } = await programmeOf(world)
  await programme.command({ type: 'invite', members: [{ name: 'Ann', group: 'Care' }, { name: 'Ben', group: 'Care' }] })
  const members = await programmes.panel(programme, '')
  const open = ({ link }: { link: string | null }): ReturnType<Programmes['open']> => programmes.open(link!.replace('/#invited=', ''), true)
  expect(await open(members[0]!)).toMatchObject({ credential: { participantId: members[0]!.memberId } })
  for (const member of members) {
    const [opened] = await Promise.all([open(member), programmes.revoke(programme, member.memberId)])
    expect(opened, member.name).toMatchObject({ code: expect.stringMatching(/link-revoked|token-revoked/) as string })
    expect(Object.hasOwn(first.state.people, member.memberId), member.name).toBe(Object.hasOwn(first.state.removed, member.memberId))
  }
})
