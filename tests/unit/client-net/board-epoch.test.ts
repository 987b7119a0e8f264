// What a page does when something is removed from its board for good.
import { describe, expect, it, vi } from 'vitest'
import type { BoardCache } from '../../../client/net/board-session.ts'
import { replaceText } from '../../../shared/board/write.ts'
import { FakeBoardServer } from './fake-board-server.ts'
import { open, retitle, settledSession, titleOf } from './open-session.ts'

describe('ER-6 when something is removed for good', () => {
  function removed() {
    let epoch = 1
    return { ...settledSession({ epoch: () => epoch }), next: () => { epoch = 2 } }
  }

  it('ER-6 the document stays of its epoch until the next one, which is taken as soon as the event says so', async () => {
    let epoch = 1
    const { server, session } = settledSession({ epoch: () => epoch, cache: null })
    epoch = 2
    server.socket!.close(1006)
    await vi.advanceTimersByTimeAsync(10_000)
    // It has the words that were removed: it may not say that it is of the new epoch.
    expect(server.opened.at(-1)).toContain('epoch=1')
    const before = session.doc
    session.epochChanged()
    await vi.advanceTimersByTimeAsync(5_000)
    expect(server.opened.at(-1)).toContain('epoch=2')
    expect(session.doc).not.toBe(before)
    session.epochChanged()
    await vi.advanceTimersByTimeAsync(5_000)
    expect(server.opened.filter((url) => url.includes('epoch=2'))).toHaveLength(1)
  })

  it('ER-6 what this browser kept of before is wiped', async () => {
    let epoch = 1
    const wiped: string[] = []
    const loaded: string[] = []
    const server = new FakeBoardServer()
    const cache: BoardCache = { load: async (name) => void loaded.push(name), wipe: async (name) => void wiped.push(name) }
    const { session } = open(server, { epoch: () => epoch, cache })
    await vi.advanceTimersByTimeAsync(1)
    server.accept()
    server.commit()
    epoch = 2
    session.epochChanged()
    await vi.advanceTimersByTimeAsync(5_000)
    expect(wiped).toEqual(['plenary/event/person/b/1'])
    expect(loaded).toEqual(['plenary/event/person/b/1', 'plenary/event/person/b/2'])
  })

  it('ER-6 unsent words are put into the fresh document, and what was removed does not come back by them', async () => {
    const { server, session, next } = removed()
    retitle(session, 'one', 'Pay SECRET now')
    server.commit()
    retitle(session, 'one', 'Pay SECRET now, and more')
    retitle(session, 'two', 'Two and a half')
    next()
    replaceText(titleOf(server.doc, 'one')!, 'Pay  now', 'removed')
    server.held = []
    server.socket!.close(4409)
    await vi.advanceTimersByTimeAsync(5_000)
    server.accept()
    for (let round = 0; round < 4; round++) {
      server.commit()
      await vi.advanceTimersByTimeAsync(500)
    }
    expect(titleOf(server.doc, 'one')!.toString()).toBe('Pay  now, and more')
    expect(titleOf(server.doc, 'two')!.toString()).toBe('Two and a half')
    expect(session.drafts).toEqual([])
    expect(session.saving).toBe('saved')
  })

  it('ER-6 nor by an edit in the very place, or by a draft from earlier', async () => {
    const { server, session, next } = removed()
    retitle(session, 'one', 'Pay SECRET now')
    server.commit()
    retitle(session, 'one', 'Pay more SECRET things now')
    server.refuse('board-frozen')
    expect(session.drafts.map(({ text }) => text)).toEqual(['Pay more SECRET things now'])
    next()
    replaceText(titleOf(server.doc, 'one')!, 'Pay  now', 'removed')
    await vi.advanceTimersByTimeAsync(5_000)
    server.accept()
    server.commit()
    session.epochChanged()
    await vi.advanceTimersByTimeAsync(5_000)
    server.accept()
    server.commit()
    const [draft] = session.drafts
    if (draft) session.resend(draft)
    server.commit()
    expect(titleOf(server.doc, 'one')!.toString()).not.toContain('SECRET')
    // It is not lost: its author can read it, and write it anew.
    expect(session.drafts.map(({ text }) => text)).toEqual(['Pay more SECRET things now'])
  })
})
