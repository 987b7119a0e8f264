// Where WebSockets are blocked, on the running server: a freeze in the middle of typing, and a server that is killed.
import { afterEach, expect, test } from 'vitest'
import { BoardSession } from '../../client/net/board-session.ts'
import { Polling } from '../../client/net/socket-io-polling.ts'
import { tunnelSocket } from '../../client/net/tunnel-socket.ts'
import { readBoard, sharedText } from '../../shared/board/read.ts'
import { addAction } from '../../shared/board/write.ts'
import { Controller, createEvent, join, openBoard, until, whenDoc } from '../support/people.ts'
import type { Created } from '../support/people.ts'
import { startServer } from '../support/server.ts'
import type { RunningServer } from '../support/server.ts'
import { memoryStorage } from '../unit/ballot-ui/desk.ts'

const cleanUps: (() => unknown)[] = []
afterEach(async () => {
  for (const clean of cleanUps.splice(0).reverse()) await clean()
})

async function setUp(): Promise<{ server: RunningServer; event: Created; boardId: string }> {
  const server = await startServer()
  cleanUps.push(() => server.remove())
  const event = await createEvent(server.url, { title: 'Behind a proxy', boards: [{ title: 'Board' }], agenda: [{ kind: 'explore', title: 'Explore' }] })
  return { server, event, boardId: event.boards[0]!.boardId }
}

/** Somebody who writes one action, as a page does: over polling, with all that keeps their words. */
class Writer {
  readonly session: BoardSession
  readonly actionId: string
  readonly refusals: string[] = []
  isHushed = false
  #checks = new Set<() => void>()

  private constructor(url: string, boardId: string, token: string, personId: string) {
    const polling = new Polling(url, () => {})
    this.actionId = `by-${personId}`
    this.session = new BoardSession({
      url: `${url.replace('http', 'ws')}/sync`, boardId, token, owner: `event/${personId}`, epoch: () => 1, cache: null, storage: memoryStorage(),
      socket: () => tunnelSocket(async () => polling), random: Math.random, local: Date.now, newId: () => `draft-${this.refusals.length}`,
      after: (ms, call) => {
        const timer = setTimeout(call, ms)
        return () => clearTimeout(timer)
      },
    }, {
      doc: () => {},
      changed: () => { for (const check of [...this.#checks]) check() },
      refused: (code) => this.refusals.push(code),
      hushed: () => { this.isHushed = true },
    })
    cleanUps.push(() => this.session.close())
  }

  static async open({ server, event, boardId }: { server: RunningServer; event: Created; boardId: string }): Promise<Writer> {
    const person = await join(server.url, event.code)
    const writer = new Writer(server.url, boardId, person.token, person.participantId)
    await writer.saved()
    addAction(writer.session.doc!, { id: writer.actionId, title: 'Words: ', detail: '', theme: null, author: person.participantId, createdAt: 1 })
    await writer.saved()
    return writer
  }

  saved(): Promise<void> {
    return until(() => this.session.saving === 'saved', (check) => {
      this.#checks.add(check)
      return () => this.#checks.delete(check)
    })
  }

  type(words: string): void {
    const text = sharedText(this.session.doc!, 'actions', this.actionId, 'title')!
    for (const letter of words) text.insert(text.length, letter)
  }

  get words(): string {
    return sharedText(this.session.doc!, 'actions', this.actionId, 'title')!.toString()
  }

  /** Types on and on, as fast as it is saved, until the page goes still. */
  async typeOn(): Promise<void> {
    while (!this.isHushed && this.words.length < 290) {
      this.type('abc')
      await this.saved()
    }
  }
}

test('RM-21 a freeze over polling refuses nothing that was typed before the page went still', async () => {
  const room = await setUp()
  const { server, event, boardId } = room
  const facilitator = await Controller.open(server.url, event.tokens.facilitator)
  cleanUps.push(() => facilitator.close())
  const writers = await Promise.all(Array.from({ length: 9 }, () => Writer.open(room)))
  const typing = writers.map((writer) => writer.typeOn())
  await until(() => writers.every(({ words }) => words.length > 12), (check) => {
    for (const { session } of writers) session.doc!.on('update', check)
    return () => { for (const { session } of writers) session.doc!.off('update', check) }
  })
  expect(await facilitator.send({ type: 'board.freeze', boardId })).toMatchObject({ ok: true })
  await Promise.all(typing)
  expect(writers.map(({ isHushed }) => isHushed)).toEqual(writers.map(() => true))
  expect(writers.flatMap(({ refusals }) => refusals)).toEqual([])

  const screen = await openBoard(server.url, boardId, event.tokens.screen)
  cleanUps.push(() => screen.close())
  const onBoard = new Map(readBoard(screen.doc).actions.map(({ id, title }) => [id, title]))
  expect(writers.map(({ actionId }) => onBoard.get(actionId))).toEqual(writers.map(({ words }) => words))
})

test('CL-15 what was saved over polling outlasts a kill, and what was typed meanwhile arrives once the server is back', async () => {
  const room = await setUp()
  const { server, event, boardId } = room
  const writer = await Writer.open(room)
  writer.type('saved, ')
  await writer.saved()
  await server.kill()
  writer.type('and typed without a server')
  expect(writer.session.saving).not.toBe('saved')
  await server.restart()
  await writer.saved()
  const screen = await openBoard(server.url, boardId, event.tokens.screen)
  cleanUps.push(() => screen.close())
  await whenDoc(screen.doc, () => readBoard(screen.doc).actions.length === 1)
  expect(readBoard(screen.doc).actions[0]!.title).toBe('Words: saved, and typed without a server')
  expect(writer.refusals).toEqual([])
})
