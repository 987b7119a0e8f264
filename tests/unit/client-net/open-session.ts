// Sessions on a board with a server that a test plays, by a clock that stands still until it is told to go on.
import { afterEach, beforeEach, expect, vi } from 'vitest'
import type * as Y from 'yjs'
import { BoardSession } from '../../../client/net/board-session.ts'
import type { SessionOptions } from '../../../client/net/board-session.ts'
import { sharedText } from '../../../shared/board/read.ts'
import { addAction, replaceText } from '../../../shared/board/write.ts'
import { memoryStorage } from '../ballot-ui/desk.ts'
import { FakeBoardServer } from './fake-board-server.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  for (const session of sessions.splice(0)) session.close()
  vi.useRealTimers()
})

const sessions: BoardSession[] = []
export const after = (ms: number, call: () => void) => {
  const timer = setTimeout(call, ms)
  return () => clearTimeout(timer)
}

/** Closed with the test. */
export function open(server: FakeBoardServer, more: Partial<SessionOptions> = {}) {
  let ids = 0
  const refusals: string[] = []
  let hushes = 0
  const session = new BoardSession({
    url: 'ws://host/sync', boardId: 'b', token: 't', owner: 'event/person', epoch: () => 1, cache: null, storage: memoryStorage(),
    socket: () => server.WebSocket, random: () => 0.5, after, local: () => 1_000, newId: () => `draft-${++ids}`, ...more,
  }, { doc: () => {}, changed: () => {}, refused: (code) => refusals.push(code), hushed: () => hushes++ })
  sessions.push(session)
  return { session, refusals, hushes: () => hushes }
}

export function retitle(session: BoardSession, id: string, title: string): void {
  replaceText(titleOf(session.doc!, id)!, title, 'test')
}

export function titleOf(doc: Y.Doc, id: string): Y.Text | null {
  return sharedText(doc, 'actions', id, 'title')
}

/** A session that is connected, with the saved actions 'one' and 'two'. */
export function settledSession(more: Partial<SessionOptions> = {}) {
  const server = new FakeBoardServer()
  addAction(server.doc, { id: 'one', title: 'One', detail: '', theme: null, author: 'other', createdAt: 1 })
  addAction(server.doc, { id: 'two', title: 'Two', detail: '', theme: null, author: 'other', createdAt: 1 })
  const opened = open(server, more)
  server.accept()
  server.commit()
  expect(opened.session.saving).toBe('saved')
  return { server, ...opened }
}
