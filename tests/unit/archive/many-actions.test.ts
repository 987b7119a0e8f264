// A full board is voted on: what a room may do, its archive can prove.
import { expect, test } from 'vitest'
import { verified } from '../../../server/history/reading.ts'
import { limits } from '../../../shared/board/schema.ts'
import { maxRows } from '../../../shared/import/kinds.ts'
import { allQuestions } from '../../../shared/event/state.ts'
import { facilitator, plan, settle, World } from '../../support/host.ts'

test('AR-7 a result about as many actions as a board can hold is counted again', async () => {
  const world = new World()
  const actions = Array.from({ length: limits.actions }, (_, i) => ({ title: `Action ${i}` }))
  const host = await world.create({
    ...plan, boards: [{ title: 'Board', actions }],
    agenda: [{ kind: 'ballot', title: 'Vote', questions: [{ title: 'Which?', method: 'approve', secrecy: 'public-recount' }] }, { kind: 'results', title: 'Results' }],
  })
  await world.join(host, 'ann')
  await host.command({ type: 'ballot.open', stageId: host.state.agenda[0]!.stageId }, facilitator)
  const question = allQuestions(host.state)[0]!
  expect(question.slate!.items).toHaveLength(limits.actions)
  const approved = [question.slate!.items[7]!.actionId]
  await host.command({ type: 'ballot.cast', questionId: question.questionId, ballot: { method: 'approve', approved }, revision: 1, id: 'x' }, { role: 'participant', personId: 'ann' })
  for (const type of ['ballot.seal', 'ballot.reveal'] as const) expect(await host.command({ type, questionId: question.questionId }, facilitator)).toMatchObject({ ok: true })
  await settle()
  const found = verified(await world.archives.of(host))
  expect(found.faults).toEqual([])
  expect(found.questions[0]!.recounted).toMatchObject({ differs: [] })
}, 60_000)

test('IM-3 a full file has room beside what is on the board', () => {
  expect(limits.actions).toBeGreaterThan(maxRows.actions)
  expect(limits.evidence).toBeGreaterThan(maxRows.evidence)
})
