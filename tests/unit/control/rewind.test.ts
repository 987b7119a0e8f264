// Putting back what was on a board: on a running event, by its journal.
import { describe, expect, it } from 'vitest'
import type * as Y from 'yjs'
import type { EventHost } from '../../../server/control/event-host.ts'
import type { BoardView } from '../../../shared/board/read.ts'
import { sharedText } from '../../../shared/board/read.ts'
import { addAction, addArgument, addEvidence, moveAction, remove, replaceText } from '../../../shared/board/write.ts'
import type { RewindPreview } from '../../../shared/event/rewind-facts.ts'
import type { AnyCommand } from '../../../shared/protocol/commands.ts'
import { copyOf, updatesOf } from '../../support/board.ts'
import { World, facilitator, settle } from '../../support/host.ts'
import { TestMember } from '../../support/member.ts'

class Told {
  readonly world: World
  readonly host: EventHost
  readonly boardId: string
  #clients = 1_000

  constructor(world: World, host: EventHost) {
    this.world = world
    this.host = host
    this.boardId = host.state.boards[0]!.boardId
  }

  static async start(): Promise<Told> {
    const world = new World()
    const host = await world.create()
    await world.join(host, 'p1')
    return new Told(world, host)
  }

  get board(): BoardView {
    return this.host.board(this.boardId)
  }

  /** Where the journal stands. */
  get seq(): number {
    return this.host.head.seq
  }

  title(id: string): string | undefined {
    return this.board.actions.find((action) => action.id === id)?.title
  }

  async write(change: (doc: Y.Doc) => void, by = new TestMember('p1')): Promise<void> {
    const room = this.world.rooms.find(this.boardId)!
    for (const update of updatesOf(copyOf(room.tentative, this.#clients++), (doc) => doc.transact(() => change(doc)))) {
      room.receive(update, by, () => {})
    }
    await settle()
  }

  retitle(id: string, title: string): Promise<void> {
    return this.write((doc) => replaceText(sharedText(doc, 'actions', id, 'title')!, title, 'test'))
  }

  async say(command: AnyCommand): Promise<Record<string, unknown>> {
    const answer = await this.host.command(command, facilitator)
    expect(answer).toMatchObject({ ok: true })
    return answer as unknown as Record<string, unknown>
  }

  async refusal(command: AnyCommand): Promise<string> {
    const answer = await this.host.command(command, facilitator)
    return answer.ok ? 'accepted' : answer.error.code
  }

  undo(): Promise<Record<string, unknown>> {
    return this.say({ type: 'undo', doneId: this.host.state.done.at(-1)!.doneId })
  }
}

describe('one action', () => {
  it('RP-10 says again what it said, in a new change that is journalled, taken back by an undo and there after a restart', async () => {
    const told = await Told.start()
    const [a, b] = told.board.actions.map(({ id }) => id) as [string, string]
    await told.retitle(a, 'Equal pay')
    const then = told.seq
    await told.retitle(a, 'Something else')
    await told.retitle(b, 'Untouched')
    const before = told.board
    await told.say({ type: 'action.rewind', actionId: a, seq: then })
    expect([told.title(a), told.title(b)]).toEqual(['Equal pay', 'Untouched'])
    const entries = await told.world.journal.read(told.host.state.eventId, 1, 1_000)
    expect(entries.filter(({ payload }) => Buffer.from(payload).includes('board.rewound'))).toHaveLength(1)
    expect(entries.at(-1)).toMatchObject({ kind: 'update', by: 'facilitator' })
    await told.undo()
    expect(told.board).toEqual(before)
    await told.say({ type: 'action.rewind', actionId: a, seq: then })
    await told.world.restart()
    const again = (await told.world.registry.get(told.host.state.eventId))!
    expect(again.board(told.boardId).actions.find(({ id }) => id === a)?.title).toBe('Equal pay')
  })

  it('RP-10 comes back with its number where it is gone', async () => {
    const told = await Told.start()
    await told.write((doc) => addAction(doc, { id: 'mine', title: 'Mine', detail: 'All of it', theme: null, author: 'p1', createdAt: 5 }))
    const [then, number] = [told.seq, told.host.state.actions['mine']!.number]
    await told.write((doc) => remove(doc, 'actions', 'mine'))
    expect(told.title('mine')).toBeUndefined()
    await told.say({ type: 'action.rewind', actionId: 'mine', seq: then })
    expect(told.board.actions.find(({ id }) => id === 'mine')).toMatchObject({ title: 'Mine', detail: 'All of it', author: 'p1', createdAt: 5 })
    expect(told.host.state.actions['mine']!.number).toBe(number)
    await told.undo()
    expect(told.title('mine')).toBeUndefined()
  })

  it('RP-11 says before anything is done whose words would go, and does nothing then', async () => {
    const told = await Told.start()
    const [a] = told.board.actions.map(({ id }) => id) as [string]
    const then = told.seq
    await told.retitle(a, 'Words of p1')
    const seq = told.seq
    const { preview } = await told.say({ type: 'action.rewind', actionId: a, seq: then, preview: true }) as { preview: RewindPreview }
    expect(preview).toEqual({
      changes: [{ root: 'actions', id: a, how: 'changes', number: 1, name: 'Words of p1', fields: [{ field: 'title', now: 'Words of p1', then: 'A' }], by: ['p1'] }], more: 0,
    })
    expect([told.seq, told.title(a)]).toEqual([seq, 'Words of p1'])
  })

  it('RP-11 says all that would change, and nothing else: detail, theme, place, arguments, evidence', async () => {
    const told = await Told.start()
    const theme = told.board.themes[0]!.id
    const [a, b] = told.board.actions.map(({ id }) => id) as [string, string]
    await told.write((doc) => {
      addArgument(doc, { id: 'g1', action: a, side: 'for', text: 'It helps', author: 'p1', createdAt: 1 })
      addEvidence(doc, { id: 'e1', title: 'A case', text: 'Found', source: 'Here', actions: [a] })
    })
    const then = told.seq
    await told.write((doc) => {
      replaceText(sharedText(doc, 'actions', a, 'detail')!, 'More of it', 'test')
      moveAction(doc, a, null, 1)
      remove(doc, 'arguments', 'g1')
      addArgument(doc, { id: 'g2', action: b, side: 'against', text: 'It costs', author: 'p1', createdAt: 2 })
      replaceText(sharedText(doc, 'evidence', 'e1', 'text')!, 'Lost', 'test')
      addAction(doc, { id: 'new', title: 'New', detail: '', theme: null, author: 'p1', createdAt: 9 })
    })
    await told.write((doc) => replaceText(sharedText(doc, 'themes', theme, 'title')!, 'Fair', 'test'), new TestMember('facilitator', 'facilitator'))
    const before = told.board
    const { preview } = await told.say({ type: 'board.rewind', boardId: told.boardId, seq: then, preview: true }) as { preview: RewindPreview }
    const said = (root: string, id: string) => preview.changes.find((one) => one.root === root && one.id === id)
    expect(said('actions', a)).toMatchObject({ how: 'changes', by: ['p1'], fields: [
      { field: 'detail', now: 'More of it', then: before.actions.find(({ id }) => id === a)!.detail.replace('More of it', '') },
      { field: 'theme', now: null, then: 'Just' }, { field: 'place', now: '2', then: '1' },
    ] })
    expect(said('actions', 'new')).toMatchObject({ how: 'goes', name: 'New', fields: [] })
    expect(said('arguments', 'g1')).toMatchObject({ how: 'comes', name: 'It helps', number: 1, by: [] })
    expect(said('arguments', 'g2')).toMatchObject({ how: 'goes', name: 'It costs', number: 2, by: ['p1'] })
    expect(said('evidence', 'e1')).toMatchObject({ how: 'changes', name: 'A case', fields: [{ field: 'text', now: 'Lost', then: 'Found' }] })
    expect(said('themes', theme)).toMatchObject({ fields: [{ field: 'title', now: 'Fair', then: 'Just' }] })
    await told.say({ type: 'board.rewind', boardId: told.boardId, seq: then })
    const after = told.board
    const changed = (['themes', 'actions', 'arguments', 'evidence'] as const).flatMap((root) => {
      const [is, was] = [new Map<string, object>(after[root].map((one) => [one.id, one])), new Map<string, object>(before[root].map((one) => [one.id, one]))]
      return [...new Set([...is.keys(), ...was.keys()])].filter((id) => JSON.stringify(is.get(id)) !== JSON.stringify(was.get(id))).map((id) => `${root} ${id}`)
    })
    expect(preview.changes.map(({ root, id }) => `${root} ${id}`).sort()).toEqual(changed.sort())
  })

  it('RP-12 is refused on a frozen board, for a moment that is not there, and by those who do not run the room', async () => {
    const told = await Told.start()
    const [a] = told.board.actions.map(({ id }) => id) as [string]
    const then = told.seq
    expect(await told.refusal({ type: 'action.rewind', actionId: a, seq: then })).toBe('accepted')
    await told.retitle(a, 'Something else')
    expect(await told.refusal({ type: 'action.rewind', actionId: a, seq: 99_999 })).toBe('unknown-moment')
    expect(await told.refusal({ type: 'action.rewind', actionId: a, seq: 1 })).toBe('unknown-moment')
    expect(await told.refusal({ type: 'action.rewind', actionId: 'nobody', seq: then })).toBe('unknown-action')
    expect(await told.refusal({ type: 'board.rewind', boardId: 'nowhere', seq: then })).toBe('unknown-board')
    expect(await told.host.command({ type: 'action.rewind', actionId: a, seq: then }, { role: 'participant', personId: 'p1' })).toMatchObject({ ok: false, error: { code: 'not-allowed' } })
    await told.say({ type: 'board.freeze', boardId: told.boardId })
    expect(await told.refusal({ type: 'action.rewind', actionId: a, seq: then })).toBe('board-frozen')
    expect(told.title(a)).toBe('Something else')
  })
})

describe('a whole board', () => {
  it('RP-10 is as it was, with themes, order, arguments and evidence; the undo leaves alone what somebody has done since', async () => {
    const told = await Told.start()
    const [a, b, c] = told.board.actions.map(({ id }) => id) as [string, string, string]
    await told.write((doc) => {
      addArgument(doc, { id: 'g1', action: a, side: 'for', text: 'It helps', author: 'p1', createdAt: 1 })
      addEvidence(doc, { id: 'e1', title: 'A case', text: 'Found', source: 'Here', actions: [a] })
    })
    const [then, before] = [told.seq, told.board]
    await told.retitle(a, 'Another A')
    await told.write((doc) => {
      moveAction(doc, b, null, 0)
      remove(doc, 'arguments', 'g1')
      addAction(doc, { id: 'new', title: 'New', detail: '', theme: null, author: 'p1', createdAt: 9 })
    })
    const changed = told.board
    await told.say({ type: 'board.rewind', boardId: told.boardId, seq: then })
    expect(told.board).toEqual(before)
    await told.retitle(c, 'Since then')
    await told.undo()
    expect(told.board).toEqual({ ...changed, actions: changed.actions.map((action) => (action.id === c ? { ...action, title: 'Since then' } : action)) })
  })

  it('RP-12 keeps the actions that people are asked about, and those that others were merged into', async () => {
    const told = await Told.start()
    const then = told.seq
    for (const id of ['asked', 'merged', 'into']) {
      await told.write((doc) => addAction(doc, { id, title: id, detail: '', theme: null, author: 'p1', createdAt: 9 }))
    }
    await told.say({ type: 'action.merge', actionId: 'merged', into: 'into', reason: 'The same' })
    await told.say({ type: 'stage.go', stageId: told.host.state.agenda[1]!.stageId })
    await told.say({ type: 'board.open', boardId: told.boardId })
    await told.write((doc) => addAction(doc, { id: 'later', title: 'later', detail: '', theme: null, author: 'p1', createdAt: 9 }))
    await told.say({ type: 'board.rewind', boardId: told.boardId, seq: then })
    expect(told.board.actions.map(({ id }) => id)).toEqual(expect.arrayContaining(['asked', 'merged', 'into']))
    expect(told.title('later')).toBeUndefined()
  })
})
