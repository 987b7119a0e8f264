// Moderation on a running event: what boards, slates, journals and people are told.
import { describe, expect, it } from 'vitest'
import type { EventHost } from '../../../server/control/event-host.ts'
import type { AnyCommand } from '../../../shared/protocol/commands.ts'
import { findQuestion } from '../../../shared/event/state.ts'
import type { Question } from '../../../shared/event/state.ts'
import type { AnyTally } from '../../../shared/ranking/result/full-tally.ts'
import { readResult } from '../../../shared/ranking/result/read-result.ts'
import { sharedText } from '../../../shared/board/read.ts'
import { replaceText } from '../../../shared/board/write.ts'
import { copyOf, updatesOf } from '../../support/board.ts'
import { World, facilitator, settle } from '../../support/host.ts'
import { TestMember } from '../../support/member.ts'

async function say(host: EventHost, ...commands: AnyCommand[]): Promise<void> {
  for (const command of commands) expect(await host.command(command, facilitator)).toMatchObject({ ok: true })
}

async function started(): Promise<{ world: World; host: EventHost; boardId: string; ids: string[]; ballot: string; questionId: string }> {
  const world = new World()
  const host = await world.create()
  const boardId = host.state.boards[0]!.boardId
  const ids = host.board(boardId).actions.map(({ id }) => id)
  const { stageId, questions } = host.state.agenda[1]!
  return { world, host, boardId, ids, ballot: stageId, questionId: questions![0]!.questionId }
}

describe('slates', () => {
  it('MO-2 leave out what is hidden or merged when they are fixed, and stay as they are afterwards', async () => {
    const { host, boardId, ids, ballot, questionId } = await started()
    const [a, b, c] = ids as [string, string, string]
    await say(host, { type: 'entry.hide', entryKind: 'action', entryId: a, boardId, reason: 'Names a person' }, { type: 'action.merge', actionId: c, into: b, reason: 'The same' })
    await say(host, { type: 'stage.go', stageId: ballot })
    const items = (): string[] => findQuestion(host.state, questionId)!.slate!.items.map(({ actionId }) => actionId)
    expect(items()).toEqual([b])
    await say(host, { type: 'entry.restore', entryKind: 'action', entryId: a, boardId }, { type: 'entry.hide', entryKind: 'action', entryId: b, boardId, reason: 'Off topic' })
    expect(items()).toEqual([b])
  })
})

describe('what the server writes', () => {
  it('MO-4 is on the board in the commit of the merge, also while boards are frozen, and after a restart', async () => {
    const { world, host, boardId, ids, ballot } = await started()
    const [a, b] = ids as [string, string]
    const person = await world.join(host, 'p1')
    await say(host, { type: 'agenda.edit', stageId: host.state.stageId, premoderated: true })
    expect(await host.command({ type: 'entry.offer', entryId: 'offered-1', boardId, entry: { kind: 'argument', action: a, side: 'for', text: 'So' } }, person)).toMatchObject({ ok: true })
    expect(host.board(boardId).arguments).toEqual([])
    expect(host.me(person)).toMatchObject({ waiting: [{ entryId: 'offered-1', note: null }], muted: false })
    await say(host, { type: 'entry.approve', entryId: 'offered-1' }, { type: 'stage.go', stageId: ballot }, { type: 'action.merge', actionId: a, into: b, reason: 'The same' })
    expect(host.board(boardId).arguments).toMatchObject([{ id: 'offered-1', action: b, author: 'p1' }])
    await world.restart()
    const again = (await world.registry.get(host.state.eventId))!
    expect(again.board(boardId).arguments).toMatchObject([{ id: 'offered-1', action: b, author: 'p1' }])
    expect(again.state.moderation).toEqual(host.state.moderation)
  })

  it('MO-8 a muted person votes as ever', async () => {
    const { world, host, ids, ballot, questionId } = await started()
    const person = await world.join(host, 'p1')
    await say(host, { type: 'person.mute', participantId: 'p1', reason: 'Off topic' }, { type: 'stage.go', stageId: ballot })
    const cast = { type: 'ballot.cast', questionId, ballot: { method: 'rank', ranking: [[ids[0]!]] }, revision: 1, id: 'cast-1' } as const
    expect(await host.command(cast, person)).toMatchObject({ ok: true })
    expect(host.me(person)).toMatchObject({ muted: true })
  })
})

describe('what follows from commits', () => {
  it('MO-13 a merge after the slate was fixed gives an alternative beside the result, which goes with it; ballots and slate stay', async () => {
    const { world, host, ids, ballot, questionId } = await started()
    const [a, b, c] = ids as [string, string, string]
    await say(host, { type: 'stage.go', stageId: ballot })
    const rankings = [[[a], [c]], [[a], [c]], [[c], [b]], [[c], [b]], [[b], [c]], [[c], [a]], [[b], [c]]]
    for (const [i, ranking] of rankings.entries()) {
      const person = await world.join(host, `p${i}`)
      expect(await host.command({ type: 'ballot.cast', questionId, ballot: { method: 'rank', ranking }, revision: 1, id: `cast-${i}` }, person)).toMatchObject({ ok: true })
    }
    await say(host, { type: 'action.merge', actionId: b, into: a, reason: 'The same' }, { type: 'ballot.seal', questionId })
    const question = (of = host): Question => findQuestion(of.state, questionId)!
    const { slate } = question()
    expect(question().alternative).toBeUndefined()
    await say(host, { type: 'ballot.reveal', questionId })
    await settle()
    const { tally, alternative } = question()
    const first = (of: AnyTally): string[] => readResult(of).counts[0]!.ranking[0]!
    expect([first(tally!), first(alternative!.tally)]).toEqual([[c], [a]])
    expect(alternative!.merges).toEqual({ [b]: a })
    expect([readResult(tally!).actionIds.length, alternative!.tally.actionIds]).toEqual([3, [a, c]])
    expect([readResult(tally!).ballots, alternative!.tally.ballots]).toEqual([7, 7])
    await say(host, { type: 'action.unmerge', actionId: b })
    await settle()
    expect(question()).toMatchObject({ tally, slate })
    expect(question().alternative).toBeUndefined()
    await say(host, { type: 'action.merge', actionId: a, into: b, reason: 'The same' })
    await settle()
    expect(question().alternative!.merges).toEqual({ [a]: b })
    await say(host, { type: 'ballot.conceal', questionId })
    expect(question().alternative).toBeUndefined()
    await world.restart()
    const again = (await world.registry.get(host.state.eventId))!
    await say(again, { type: 'ballot.reveal', questionId })
    await settle()
    expect(question(again)).toMatchObject({ tally, slate, alternative: { merges: { [a]: b } } })
  })

  it('MO-11 an action with other words than when its voting opened is marked a moment later, and no more once they are as they were', async () => {
    const { world, host, boardId, ids, ballot, questionId } = await started()
    const [a] = ids as [string]
    await say(host, { type: 'stage.go', stageId: ballot }, { type: 'board.open', boardId })
    const room = world.rooms.find(boardId)!
    const write = async (value: string): Promise<void> => {
      const copy = copyOf(room.tentative, value.length + 100)
      const [update] = updatesOf(copy, (doc) => replaceText(sharedText(doc, 'actions', a, 'title')!, value, 'test'))
      room.receive(update!, new TestMember('facilitator', 'facilitator'), () => {})
      await settle()
    }
    const reworded = (): string[] | undefined => findQuestion(host.state, questionId)!.reworded
    await write('Another aim')
    expect(reworded()).toBeUndefined()
    await world.timers.advance(2_000)
    await settle()
    expect(reworded()).toEqual([a])
    await say(host, { type: 'ballot.reconfirm', questionId })
    await write('A')
    await world.timers.advance(2_000)
    await settle()
    expect(reworded()).toBeUndefined()
  })
})
