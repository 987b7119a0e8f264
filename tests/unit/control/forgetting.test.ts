// Who is on a panel is erased with what they wrote in every event, and a programme keeps names no longer than it says.
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { checkChain } from '../../../server/control/chain.ts'
import type { EventHost } from '../../../server/control/event-host.ts'
import type { ProgrammeHost } from '../../../server/control/programmes.ts'
import { Programmes } from '../../../server/http/programmes.ts'
import { addArgument } from '../../../shared/board/write.ts'
import type { Principal } from '../../../shared/event/names.ts'
import { documentOf, updatesOf } from '../../support/board.ts'
import { facilitator, plan, settle, World } from '../../support/host.ts'
import { TestMember } from '../../support/member.ts'

const organiser: Principal = { role: 'organiser', personId: 'organiser' }
const dayMs = 86_400_000

class Panel {
  readonly world = new World()
  programme!: ProgrammeHost

  get service(): Programmes {
    const { world } = this
    return new Programmes({ programmes: world.programmes, registry: world.registry, invitations: world.invitations, issue: ({ personId }) => `token of ${personId}`, clock: world.clock })
  }

  static async of(...names: string[]): Promise<Panel> {
    const panel = new Panel()
    panel.programme = (await panel.world.programmes.create('Series', ['Nurses']))!
    await panel.programme.command({ type: 'invite', members: names.map((name) => ({ name, group: 'Nurses' })) })
    return panel
  }

  memberId(name: string): string {
    return Object.keys(this.programme.state.panel).find((id) => this.programme.state.panel[id]!.name === name)!
  }

  token(memberId: string): string {
    return this.world.invitations.token(this.programme.state.programmeId, memberId, 0)
  }

  async first(): Promise<EventHost> {
    const [explore, ...rest] = plan.agenda!
    const host = await this.world.create({ ...plan, agenda: [{ ...explore!, allows: ['add', 'edit', 'argue', 'ask'] }, ...rest] })
    await this.programme.command({ type: 'add', eventId: host.state.eventId, startsAt: null, from: null })
    return host
  }

  /** The next one, from all that this one left. */
  async next(from: EventHost, title: string): Promise<EventHost> {
    const added = await this.service.addEvent(this.programme, { title, startsAt: null, agenda: 'again', from: { eventId: from.state.eventId, themes: null, actions: { kind: 'all' }, said: true } })
    if ('refusal' in added) throw new Error(added.refusal.message)
    return (await this.world.registry.get(added.event.state.eventId))!
  }

  async write(host: EventHost, who: string, change: (doc: Y.Doc) => void): Promise<void> {
    const room = this.world.rooms.find(host.state.boards[0]!.boardId)!
    const [update] = updatesOf(documentOf(Y.encodeStateAsUpdate(room.tentative)), (doc) => doc.transact(() => change(doc)))
    expect(room.receive(update!, new TestMember(who), () => {})).toBeNull()
    await settle()
  }

  async bytes(...hosts: EventHost[]): Promise<string> {
    const { world, programme } = this
    const all: Uint8Array[] = [Buffer.from(JSON.stringify(programme.state))]
    for (const stream of [`programme.${programme.state.programmeId}`, ...hosts.map(({ state }) => state.eventId)]) {
      const entries = await world.journal.read(stream, 1, 10_000)
      expect([stream, checkChain(entries)]).toEqual([stream, []])
      all.push(...entries.map(({ payload }) => payload))
    }
    for (const host of hosts) all.push(Buffer.from(JSON.stringify(host.state)), ...host.state.boards.map(({ boardId }) => world.rooms.encode(boardId)))
    return Buffer.concat(all).toString('latin1')
  }
}

const insert = (words: string) => (doc: Y.Doc): void => {
  const [action] = [...doc.getMap('actions').values()] as Y.Map<Y.Text>[]
  action!.get('title')!.insert(1, words)
}

test('ER-18 who is erased in an event is gone from the panel, with group and link, and the programme’s chain holds', async () => {
  const panel = await Panel.of('Ann Ashby', 'Ben Beech')
  const host = await panel.first()
  const [ann, ben] = [panel.memberId('Ann Ashby'), panel.memberId('Ben Beech')]
  await panel.programme.command({ type: 'member', memberId: ann, name: 'Ann Vole-Ashby' })
  await panel.programme.command({ type: 'renew', memberId: ben })
  const link = panel.token(ann)
  expect(await panel.service.open(link, true)).toMatchObject({ credential: { participantId: ann } })
  const hash = panel.world.invitations.hash(link)
  expect(await panel.bytes(host)).toContain(hash)

  expect(await panel.world.forgetting.erase(host, { type: 'person.erase', erasureId: 'x1', participantId: ann, reason: 'Asked' }, organiser)).toMatchObject({ ok: true, isFinished: true, elsewhere: 0, missed: 0 })
  const bytes = await panel.bytes(host)
  for (const gone of ['Ann Ashby', 'Ann Vole-Ashby', hash]) expect(bytes).not.toContain(gone)
  expect(bytes).toContain('Ben Beech')
  expect(panel.programme.state.erasures).toMatchObject([{ erasureId: 'x1', kind: 'person', reason: 'Asked', finishedAt: expect.any(Number) as number }])
  expect(await panel.service.open(link, true)).toMatchObject({ code: 'link-revoked' })

  // What is folded from the redacted journal after a restart is what was shown before.
  const before = panel.programme.state
  await panel.world.restart()
  expect((await panel.world.programmes.get(before.programmeId))!.state).toEqual(before)
})

test('ER-18 from the programme’s page they go from every event, with what was carried on from one that was later than another', async () => {
  const panel = await Panel.of('Ann Ashby')
  const ann = panel.memberId('Ann Ashby')
  const first = await panel.first()
  await panel.service.open(panel.token(ann), true)
  await panel.write(first, ann, insert(' firstly'))
  // Ann is not in the second, but her words are: in an action of somebody else’s.
  const second = await panel.next(first, 'Second')
  expect(Object.hasOwn(second.state.authors, ann)).toBe(false)
  await first.command({ type: 'event.close' }, facilitator)
  panel.world.clock.advance(1_000)
  const third = await panel.next(second, 'Third')
  await second.command({ type: 'event.close' }, facilitator)
  await panel.service.open(panel.token(ann), true)
  await panel.write(third, ann, (doc) => addArgument(doc, { id: 'g1', action: [...doc.getMap('actions').keys()][0]!, side: 'for', text: 'Thirdly so', author: ann, createdAt: 9 }))
  expect(await panel.bytes(second)).toContain('firstly')

  const asked = { erasureId: 'x1', reason: 'By letter' }
  expect(await panel.world.forgetting.eraseMember(panel.programme.state.programmeId, ann, asked)).toMatchObject({ ok: true, isFinished: true, elsewhere: 3, missed: 0 })
  const bytes = await panel.bytes(first, second, third)
  for (const gone of ['Ann Ashby', 'firstly', 'Thirdly so']) expect(bytes).not.toContain(gone)
  expect(third.board(third.state.boards[0]!.boardId).actions.map(({ title }) => title).sort()).toEqual(['A', 'B', 'C'])
  // Asked again, it is the same request; somebody else is nobody.
  expect(await panel.world.forgetting.eraseMember(panel.programme.state.programmeId, ann, asked)).toMatchObject({ ok: true })
  expect(panel.programme.state.erasures).toHaveLength(1)
  expect(await panel.world.forgetting.eraseMember(panel.programme.state.programmeId, ann, { ...asked, erasureId: 'x2' })).toMatchObject({ ok: false, error: { code: 'unknown-person' } })
})

test('ER-18 where an event cannot be written, the panel keeps who is to be erased, without a link, and asking again finds all of it', async () => {
  const panel = await Panel.of('Ann Ashby')
  const ann = panel.memberId('Ann Ashby')
  const first = await panel.first()
  await panel.service.open(panel.token(ann), true)
  await panel.write(first, ann, insert(' firstly'))
  panel.world.clock.advance(1_000)
  const second = await panel.next(first, 'Second')
  const broken = second.command.bind(second)
  second.command = async () => ({ ok: false, error: { code: 'not-saved', message: 'The disk is full.' } })
  expect(await panel.world.forgetting.eraseMember(panel.programme.state.programmeId, ann, { erasureId: 'x1', reason: '' })).toMatchObject({ ok: true, isFinished: false, missed: 2 })
  expect(panel.programme.state.panel[ann]).toMatchObject({ name: 'Ann Ashby', tokenHash: null })
  second.command = broken
  expect(await panel.world.forgetting.eraseMember(panel.programme.state.programmeId, ann, { erasureId: 'x2', reason: '' })).toMatchObject({ ok: true, isFinished: true, missed: 0 })
  const bytes = await panel.bytes(first, second)
  for (const gone of ['Ann Ashby', 'firstly']) expect(bytes).not.toContain(gone)
})

test('ER-18 a redaction of the programme that failed or was interrupted is finished, at the latest by the next start', async () => {
  for (const how of ['unavailable', 'written'] as const) {
    const panel = await Panel.of('Ann Ashby')
    panel.world.journal.failNextRedaction(how)
    expect(await panel.world.forgetting.eraseMember(panel.programme.state.programmeId, panel.memberId('Ann Ashby'), { erasureId: 'x1', reason: '' })).toMatchObject({ ok: true })
    await panel.world.restart()
    await settle()
    const restarted = (await panel.world.programmes.get(panel.programme.state.programmeId))!
    expect(await restarted.finish()).toBe(true)
    panel.programme = restarted
    expect(await panel.bytes()).not.toContain('Ann Ashby')
    expect(restarted.state.erasures).toMatchObject([{ finishedAt: expect.any(Number) as number }])
  }
})

test('ER-18 removing a name from an event leaves the panel alone', async () => {
  const panel = await Panel.of('Ann Ashby')
  const ann = panel.memberId('Ann Ashby')
  const host = await panel.first()
  await panel.service.open(panel.token(ann), true)
  expect(await panel.world.forgetting.erase(host, { type: 'words.remove', erasureId: 'x1', kind: 'name', id: ann, reason: 'Not a name' }, facilitator)).toMatchObject({ ok: true })
  expect(host.state.people[ann]!.name).toBe('')
  expect(panel.programme.state.panel[ann]).toMatchObject({ name: 'Ann Ashby' })
})

test('ER-17 an event keeps names as long as its programme says, unless it says itself: longer or shorter', async () => {
  const panel = await Panel.of('Ann Ashby')
  const hosts = [await panel.first(), await panel.first(), await panel.first()] as const
  const alone = await panel.world.create()
  for (const [i, host] of [...hosts, alone].entries()) {
    await panel.world.join(host, `ann${i}`)
    await host.command({ type: 'event.close' }, facilitator)
  }
  const [inherits, longer, shorter] = hosts
  await panel.programme.command({ type: 'retain', days: 30 })
  await longer.command({ type: 'retention.set', days: 60 }, organiser)
  await shorter.command({ type: 'retention.set', days: 10 }, organiser)
  const named = (): boolean[] => [inherits, longer, shorter, alone].map(({ state }) => Object.values(state.people)[0]!.name !== '')
  const after = async (days: number): Promise<boolean[]> => {
    panel.world.clock.advance(days * dayMs)
    await panel.world.forgetting.lookAfter()
    return named()
  }
  expect(await after(10)).toEqual([true, true, false, true])
  expect(await after(20)).toEqual([false, true, false, true])
  expect(await after(30)).toEqual([false, false, false, true])
  expect(inherits.state.erasures).toMatchObject([{ kind: 'retention', finishedAt: expect.any(Number) as number }])
  // Once, however often it is looked.
  await after(1)
  expect(inherits.state.erasures).toHaveLength(1)
})

test('ER-17 everybody goes from the panel so long after the last event, with their links; nobody while there is one to come', async () => {
  const panel = await Panel.of('Ann Ashby')
  const { world, programme } = panel
  const first = await panel.first()
  await first.command({ type: 'event.close' }, facilitator)
  const next = await panel.next(first, 'Second')
  await programme.command({ type: 'schedule', eventId: next.state.eventId, startsAt: world.clock.now() + 100 * dayMs })
  await programme.command({ type: 'retain', days: 30 })
  const link = panel.token(panel.memberId('Ann Ashby'))
  world.clock.advance(130 * dayMs - 1)
  await world.forgetting.lookAfter()
  expect(Object.keys(programme.state.panel)).toHaveLength(1)
  world.clock.advance(1)
  await world.forgetting.lookAfter()
  await world.forgetting.lookAfter()
  expect(programme.state).toMatchObject({ panel: {}, erasures: [{ kind: 'retention', finishedAt: expect.any(Number) as number }] })
  expect(await panel.bytes(first, next)).not.toContain('Ann Ashby')
  expect(await panel.service.open(link, false)).toMatchObject({ code: 'link-revoked' })
  // The panel can be begun anew, and is kept as long again.
  await programme.command({ type: 'invite', members: [{ name: 'Cat Crane', group: null }] })
  await world.forgetting.lookAfter()
  expect(Object.values(programme.state.panel)).toMatchObject([{ name: 'Cat Crane' }])
})

test('ER-17 in an event that was never closed the time begins with the last who joined', async () => {
  const panel = await Panel.of()
  const host = await panel.first()
  await panel.programme.command({ type: 'retain', days: 30 })
  panel.world.clock.advance(20 * dayMs)
  await panel.world.join(host, 'ann')
  panel.world.clock.advance(20 * dayMs)
  await panel.world.forgetting.lookAfter()
  expect(host.state.people['ann']!.name).toBe('ann')
  panel.world.clock.advance(10 * dayMs)
  await panel.world.forgetting.lookAfter()
  expect(host.state.people['ann']!.name).toBe('')
})

test('ER-11 a theme is removed in the events of its programme that have it, and in no other that calls one alike', async () => {
  const panel = await Panel.of()
  const first = await panel.first()
  const next = await panel.next(first, 'Second')
  const stranger = await panel.world.create()
  const themes = (host: EventHost): string[] => host.board(host.state.boards[0]!.boardId).themes.map(({ title }) => title)
  const { id } = first.board(first.state.boards[0]!.boardId).themes[0]!
  expect(await panel.world.forgetting.erase(first, { type: 'words.remove', erasureId: 'x1', kind: 'theme', id, reason: 'Named after a person' }, facilitator)).toMatchObject({ ok: true, elsewhere: 1 })
  expect([themes(first), themes(next), themes(stranger)]).toEqual([[], [], ['Just']])
})
