// Costs: planned by title, kept by id, fixed by the slate, and counted with.
import { expect, test } from 'vitest'
import { readBoard } from '../../../shared/board/read.ts'
import { findQuestion } from '../../../shared/event/state.ts'
import type { CreateEvent } from '../../../shared/protocol/create.ts'
import { plainResult } from '../../../shared/ranking/result/plain-result.ts'
import { facilitator, plan, settle, World } from '../../support/host.ts'

const asking = (options: Record<string, unknown>, method = 'approve'): CreateEvent => ({
  ...plan, agenda: [{ kind: 'ballot', title: 'Spend', questions: [{ title: 'What is worth it?', method, options }] }, { kind: 'results', title: 'Results' }],
})

async function opened(world: World, options: Record<string, unknown>) {
  const host = await world.create(asking(options))
  const { questionId } = host.state.agenda[0]!.questions![0]!
  const ids = Object.fromEntries(host.state.boards.flatMap(({ boardId }) => readBoard(world.rooms.tentative(boardId)).actions.map(({ id, title }) => [title, id])))
  const question = () => findQuestion(host.state, questionId)!
  return { host, questionId, ids, question }
}

test('EV-36 costs by title become costs by id, the slate fixes them, and the result says what is chosen and what it costs', async () => {
  const world = new World()
  const { host, questionId, ids, question } = await opened(world, { budget: 10, costs: { A: 9, B: 4 }, otherCost: 5 })
  expect(question().options).toEqual({ budget: 10, costs: { [ids['A']!]: 9, [ids['B']!]: 4 }, otherCost: 5 })
  const ann = await world.join(host, 'ann')
  expect(await host.command({ type: 'ballot.open', questionId }, facilitator)).toMatchObject({ ok: true })
  expect(question().slate!.items.map(({ title, cost }) => [title, cost])).toEqual([['A', 9], ['B', 4], ['C', 5]])
  const approved = [ids['B']!, ids['C']!]
  expect(await host.command({ type: 'ballot.cast', questionId, ballot: { method: 'approve', approved }, revision: 1, id: 'ballot-ann-1' }, ann)).toMatchObject({ ok: true })
  await host.command({ type: 'ballot.seal', questionId }, facilitator)
  await settle()
  expect(await host.command({ type: 'ballot.reveal', questionId }, facilitator)).toMatchObject({ ok: true })
  const result = plainResult(question().tally!, 'secret')
  expect(result.spending).toEqual({ budget: 10, costs: { [ids['A']!]: 9, [ids['B']!]: 4, [ids['C']!]: 5 } })
  for (const { winners, spent } of result.counts) expect([winners, spent]).toEqual([approved, 9])
})

test('EV-36 a cost by a title that no action has is refused, in a plan and in a command', async () => {
  const world = new World()
  expect(await world.registry.create(asking({ budget: 10, costs: { a: 9 }, otherCost: 5 }))).toMatchObject({ refusal: { code: 'bad-request' } })
  const { host, questionId, ids } = await opened(world, { budget: 10, otherCost: 5 })
  const edit = (costs: Record<string, number>) => host.command({ type: 'question.edit', questionId, options: { budget: 10, costs } }, facilitator)
  expect(await edit({ A: 9 })).toMatchObject({ ok: false, error: { code: 'unknown-action' } })
  expect(await edit({ [ids['A']!]: 9 })).toMatchObject({ ok: true })
  expect(await host.command({ type: 'ballot.open', questionId }, facilitator))
    .toMatchObject({ ok: false, error: { code: 'cost-missing', details: { actionIds: [ids['B'], ids['C']] } } })
})
