// The whole story over the wire, by programs: write together, vote, seal, reveal; killed in the middle, nothing is lost.
import { afterEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { readBoard } from '../../shared/board/read.ts'
import { addAction } from '../../shared/board/write.ts'
import { Controller, createEvent, get, join, openBoard, whenDoc } from '../support/people.ts'
import type { Created } from '../support/people.ts'
import { startServer } from '../support/server.ts'
import type { RunningServer } from '../support/server.ts'

const cleanUps: (() => unknown)[] = []
afterEach(async () => {
  for (const clean of cleanUps.splice(0).reverse()) await clean()
})

async function setUp(): Promise<{ server: RunningServer; event: Created; facilitator: Controller }> {
  const server = await startServer()
  cleanUps.push(() => server.remove())
  const event = await createEvent(server.url, {
    title: 'Story', groups: ['Care', 'Patients'],
    boards: [{ title: 'Board', themes: ['Just'], actions: [{ title: 'A', theme: 'Just' }, { title: 'B' }, { title: 'C' }] }],
    agenda: [{ kind: 'explore', title: 'Explore' }, { kind: 'ballot', title: 'Prioritise' }, { kind: 'results', title: 'Results' }],
  })
  const facilitator = await Controller.open(server.url, event.tokens.facilitator)
  cleanUps.push(() => facilitator.close())
  return { server, event, facilitator }
}

test('EV-1 two people write on one board, vote, and see the result once it is revealed', async () => {
  const { server, event, facilitator } = await setUp()
  const boardId = event.boards[0]!.boardId
  const anna = await join(server.url, event.code, { name: 'Anna', group: 'Care' })
  const ben = await join(server.url, event.code)
  const [a, b] = [await openBoard(server.url, boardId, anna.token), await openBoard(server.url, boardId, ben.token)]
  cleanUps.push(() => a.close(), () => b.close())
  addAction(a.doc, { id: 'new', title: 'D', detail: '', theme: null, author: anna.participantId, createdAt: 1 })
  await whenDoc(b.doc, () => readBoard(b.doc).actions.some((action) => action.id === 'new'))
  await facilitator.until((state) => state?.actions['new']?.number === 4)

  const annasPhone = await Controller.open(server.url, anna.token)
  cleanUps.push(() => annasPhone.close())
  const stage = facilitator.state!.agenda[1]!
  expect(await facilitator.send({ type: 'stage.go', stageId: stage.stageId })).toMatchObject({ ok: true })
  await annasPhone.until((state) => state?.agenda[1]?.questions?.[0]?.phase === 'open')
  const ids = annasPhone.state!.agenda[1]!.questions![0]!.slate!.items.map((item) => item.actionId)
  expect(ids).toHaveLength(4)
  const cast = await annasPhone.send({
    type: 'ballot.cast', stageId: stage.stageId, revision: 1, id: 'k1', ballot: { method: 'rank', ranking: [['new'], [ids[0]]] },
  })
  expect(cast).toMatchObject({ ok: true, receipt: expect.stringMatching(/^\w{4}-\w{4}-\w{4}$/) })
  expect(cast).not.toHaveProperty('seq')

  expect(await facilitator.send({ type: 'ballot.reveal', stageId: stage.stageId })).toMatchObject({ ok: false, error: { code: 'question-not-sealed' } })
  expect(await facilitator.send({ type: 'ballot.seal', stageId: stage.stageId })).toMatchObject({ ok: true })
  expect((await get<{ error: { code: string } }>(server.url, `/api/events/${event.eventId}/results/${stage.stageId}`, anna.token)).body.error.code).toBe('not-revealed')
  expect(JSON.stringify(annasPhone.heard)).not.toContain('pairwise')
  expect(await facilitator.send({ type: 'ballot.reveal', stageId: stage.stageId })).toMatchObject({ ok: true })
  await annasPhone.until((state) => state?.agenda[1]?.questions?.[0]?.tally?.ballots === 1)
  const results = await get<{ results: { schulze: { ranking: string[][] } } }>(server.url, `/api/events/${event.eventId}/results/${stage.stageId}`, anna.token)
  expect(results.body.results.schulze.ranking[0]).toEqual(['new'])
})

test('EV-2 after kill -9 the event is exactly as anyone last saw it', async () => {
  const { server, event, facilitator } = await setUp()
  const boardId = event.boards[0]!.boardId
  const anna = await join(server.url, event.code, { name: 'Anna', group: 'Care' })
  const board = await openBoard(server.url, boardId, anna.token)
  const witness = await openBoard(server.url, boardId, event.tokens.screen)
  cleanUps.push(() => board.close(), () => witness.close())
  for (let i = 0; i < 20; i++) addAction(board.doc, { id: `x${i}`, title: `Idea ${i}`, detail: '', theme: null, author: anna.participantId, createdAt: i })
  await whenDoc(witness.doc, () => readBoard(witness.doc).actions.length >= 10)
  const seen = Y.encodeStateAsUpdate(witness.doc)
  const stageId = facilitator.state!.agenda[1]!.stageId
  await facilitator.send({ type: 'stage.go', stageId })
  const phone = await Controller.open(server.url, anna.token)
  cleanUps.push(() => phone.close())
  const question = phone.state!.agenda[1]!.questions![0]!
  const ballot = { method: 'rank', ranking: [[question.slate!.items[0]!.actionId]] }
  const cast = await phone.send({ type: 'ballot.cast', questionId: question.questionId, revision: 3, id: 'k', ballot })
  await facilitator.until((state) => state?.stageId === stageId)
  const before = facilitator.state!

  await server.restart()
  const after = await Controller.open(server.url, event.tokens.facilitator)
  cleanUps.push(() => after.close())
  const { now: _n, seq: _s, ...wanted } = before
  expect(after.state).toMatchObject(JSON.parse(JSON.stringify(wanted)))
  const again = await openBoard(server.url, boardId, event.tokens.screen)
  cleanUps.push(() => again.close())
  Y.applyUpdate(again.doc, seen)
  expect(again.doc.store.pendingStructs).toBeNull()
  const reloaded = await Controller.open(server.url, anna.token)
  cleanUps.push(() => reloaded.close())
  expect(reloaded.state!.me!.ballots[question.questionId]).toMatchObject({ revision: 3, receipt: (cast as { receipt: string }).receipt, ballot })
  // Sent again after the restart, it still counts once.
  expect(await reloaded.send({ type: 'ballot.cast', questionId: question.questionId, revision: 3, id: 'k', ballot })).toEqual(cast)
  await after.send({ type: 'ballot.seal', questionId: question.questionId })
  await after.send({ type: 'ballot.reveal', questionId: question.questionId })
  await after.until((state) => state?.agenda[1]?.questions?.[0]?.tally !== null)
  expect(after.state!.agenda[1]!.questions![0]!.tally!.ballots).toBe(1)
})
