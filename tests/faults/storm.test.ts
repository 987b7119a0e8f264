// Everybody comes back at once, after a restart: all of them get in, with their tokens, and have the same board.
import { afterEach, expect, test } from 'vitest'
import { readBoard } from '../../shared/board/read.ts'
import { addAction } from '../../shared/board/write.ts'
import { Controller, createEvent, join, openBoard, whenDoc } from '../support/people.ts'
import { startServer } from '../support/server.ts'

const people = 300
const cleanUps: (() => unknown)[] = []
afterEach(async () => {
  for (const clean of cleanUps.splice(0).reverse()) await clean()
})

test('RM-34 after a restart three hundred people who come back within a tenth of a second have the board, and what one of them wrote meanwhile', async () => {
  const server = await startServer()
  cleanUps.push(() => server.remove())
  const event = await createEvent(server.url, {
    title: 'Storm', boards: [{ title: 'Board', actions: Array.from({ length: 100 }, (_, i) => ({ title: `Action ${i}`, detail: 'In a few words' })) }],
    agenda: [{ kind: 'explore', title: 'Explore' }],
  })
  const { boardId } = event.boards[0]!
  const joined = await Promise.all(Array.from({ length: people }, () => join(server.url, event.code)))
  const boards = await Promise.all(joined.map(({ token }) => openBoard(server.url, boardId, token)))
  cleanUps.push(() => boards.forEach((board) => board.close()))
  await server.kill('SIGTERM')
  const [author, ...others] = boards
  addAction(author!.doc, { id: 'n', title: 'Written while the server was away', detail: '', theme: null, author: joined[0]!.participantId, createdAt: 1 })
  await server.restart()
  const desk = await Controller.open(server.url, event.tokens.facilitator)
  cleanUps.push(() => desk.close())
  await Promise.all(others.map(({ doc }) => whenDoc(doc, () => doc.getMap('actions').has('n'))))
  const whole = readBoard(author!.doc)
  expect(whole.actions).toHaveLength(101)
  for (const { doc } of others) expect(readBoard(doc)).toEqual(whole)
  expect(await desk.send({ type: 'board.freeze', boardId })).toMatchObject({ ok: true })
})
