// Checkpoints on the running server: left by a clean shutdown, loaded at the next start, and not believed once they are damaged.
import { join as joinPath } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, onTestFinished, test } from 'vitest'
import { addAction } from '../../shared/board/write.ts'
import { expectSame } from '../support/board.ts'
import { Controller, createEvent, join, openBoard } from '../support/people.ts'
import { startServer } from '../support/server.ts'
import { Writer } from '../support/writer.ts'

/** Only for a machine that has much else to do. */
const patienceMs = 300_000

test('ST-12, ST-13 a clean shutdown leaves a checkpoint; the next start comes up the same with it, and without it once it is damaged', async () => {
  const server = await startServer()
  onTestFinished(() => server.remove())
  const event = await createEvent(server.url, {
    title: 'Shutdown', boards: [{ title: 'Board', actions: [{ title: 'A' }] }], agenda: [{ kind: 'explore', title: 'Explore' }],
  })
  const { boardId } = event.boards[0]!
  const person = await join(server.url, event.code, { name: 'Anna' })
  const writer = await Writer.open(server.url, boardId, person)
  addAction(writer.doc, { id: 'b', title: 'B', detail: '', theme: null, author: person.participantId, createdAt: 1 })
  for (let i = 0; i < 150; i++) await join(server.url, event.code)
  await writer.until(() => writer.isSaved)
  const before = await Controller.open(server.url, event.tokens.facilitator)
  const { now: _, ...state } = before.state!
  before.close()
  writer.disconnect()
  onTestFinished(() => writer.close())

  const expectTheSame = async (): Promise<void> => {
    const after = await Controller.open(server.url, event.tokens.facilitator)
    const board = await openBoard(server.url, boardId, event.tokens.screen)
    expect(after.state).toMatchObject(state)
    expectSame(board.doc, writer.doc)
    after.close()
    board.close()
  }
  const database = <T>(use: (db: DatabaseSync) => T): T => {
    const db = new DatabaseSync(joinPath(server.dataDir, 'journal.db'))
    try {
      return use(db)
    } finally {
      db.close()
    }
  }
  const checkpoint = (db: DatabaseSync): unknown => db.prepare('SELECT seq FROM checkpoints WHERE stream = ?').get(event.eventId)
  const entries = (db: DatabaseSync): unknown => db.prepare('SELECT * FROM entries ORDER BY stream, seq').all()

  await server.kill('SIGTERM')
  expect(database(checkpoint)).toMatchObject({ seq: state.seq })
  await server.restart()
  await expectTheSame()
  expect(server.output()).not.toContain('a checkpoint is ignored')

  await server.kill()
  const written = database(entries)
  database((db) => db.prepare('UPDATE checkpoints SET payload = substr(payload, 1, length(payload) - 1)').run())
  await server.restart()
  await expectTheSame()
  expect(server.output()).toMatch(/"reason":"damaged".*a checkpoint is ignored/)
  await server.kill()
  expect(database(entries)).toEqual(written)
}, patienceMs)
