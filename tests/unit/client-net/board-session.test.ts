import { describe, expect, it, vi } from 'vitest'
import type { BoardCache, BoardSession } from '../../../client/net/board-session.ts'
import { addAction, replaceText } from '../../../shared/board/write.ts'
import { memoryStorage } from '../ballot-ui/desk.ts'
import { FakeBoardServer } from './fake-board-server.ts'
import { after, open, retitle, settledSession, titleOf } from './open-session.ts'

function write(session: BoardSession, id: string, title = `Title ${id}`): void {
  addAction(session.doc!, { id, title, detail: '', theme: null, author: 'person', createdAt: 1 })
}

describe('CL-8 a board is called saved', () => {
  it('CL-8 only when the server has counted the latest edit', () => {
    const { server, session } = settledSession()
    write(session, 'x')
    expect(session.saving).toBe('saving')
    write(session, 'y')
    server.count(server.received - 1)
    expect(session.saving).toBe('saving')
    server.commit()
    expect(session.saving).toBe('saved')
    expect(titleOf(server.doc, 'y')?.toString()).toBe('Title y')
  })

  it('CL-8 not while the first state is still to come', () => {
    const server = new FakeBoardServer()
    const { session } = open(server)
    expect(session.saving).toBe('loading')
    server.accept()
    server.commit()
    expect(session.saving).toBe('saved')
  })

  it('CL-8 not on the strength of another connection’s count', async () => {
    const { server, session } = settledSession()
    write(session, 'x')
    server.socket!.close(1012)
    expect(session.saving).toBe('waiting')
    await vi.advanceTimersByTimeAsync(10_000)
    server.accept({ ask: false })
    server.count(0)
    expect(session.saving).not.toBe('saved')
    server.ask()
    expect(session.saving).toBe('saving')
    server.commit()
    expect(session.saving).toBe('saved')
    expect(titleOf(server.doc, 'x')?.toString()).toBe('Title x')
  })

  it('CL-8 and not where the server is long in counting', async () => {
    const { server, session } = settledSession()
    write(session, 'x')
    await vi.advanceTimersByTimeAsync(9_000)
    expect(session.saving).toBe('not-saved')
    server.commit()
    expect(session.saving).toBe('saved')
  })

  it('CL-8 and not after a reload with edits that were never sent', async () => {
    const storage = memoryStorage()
    const { server, session } = settledSession({ storage })
    server.socket!.close(1006)
    write(session, 'x')
    session.close()
    const reloaded = open(server, { storage, cache: { load: async () => {}, wipe: async () => {} } })
    await vi.advanceTimersByTimeAsync(0)
    expect(reloaded.session.saving).toBe('waiting')
    server.accept()
    expect(reloaded.session.saving).toBe('saving')
    server.commit()
    expect(reloaded.session.saving).toBe('saved')
  })
})

describe('CL-9 a lost connection', () => {
  it('CL-9 comes back by itself, after a time that is not the same for everybody, and brings what was written', async () => {
    const { server, session } = settledSession()
    server.socket!.close(1012)
    write(session, 'x')
    await vi.advanceTimersByTimeAsync(700)
    expect(server.opened).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(100)
    expect(server.opened).toHaveLength(2)
    server.accept()
    server.commit()
    expect(titleOf(server.doc, 'x')?.toString()).toBe('Title x')

    const early = settledSession({ random: () => 0 })
    early.server.socket!.close(1012)
    await vi.advanceTimersByTimeAsync(260)
    expect(early.server.opened).toHaveLength(2)
  })

  it('CL-9 says nothing again of what is saved: who comes back with nothing new sends nothing', async () => {
    const { server, session } = settledSession()
    write(session, 'x')
    server.commit()
    server.socket!.close(1012)
    await vi.advanceTimersByTimeAsync(800)
    server.accept()
    expect(server.held.map((update) => [...update])).toEqual([[0, 0]])
    server.commit()
    expect(session.saving).toBe('saved')
    server.socket!.close(1012)
    write(session, 'y')
    await vi.advanceTimersByTimeAsync(800)
    server.accept()
    expect(server.held[0]!.length).toBeGreaterThan(2)
    server.commit()
    expect(titleOf(server.doc, 'y')?.toString()).toBe('Title y')
  })

  it('CL-9 waits longer each time, and not at all once the network is back', async () => {
    const { server, session } = settledSession()
    for (let attempt = 0; attempt < 6; attempt++) {
      server.socket!.close(1006)
      await vi.advanceTimersByTimeAsync(4_300)
    }
    const tries = server.opened.length
    server.socket!.close(1006)
    session.network(false)
    await vi.advanceTimersByTimeAsync(60_000)
    expect(server.opened).toHaveLength(tries)
    session.network(true)
    expect(server.opened).toHaveLength(tries + 1)
  })

  it('CL-9 sends nothing before it has said what the server lacks: alone, an edit would leave a gap', async () => {
    const { server, session } = settledSession()
    server.socket!.close(1006)
    write(session, 'offline')
    await vi.advanceTimersByTimeAsync(5_000)
    server.accept({ ask: false })
    write(session, 'early')
    expect(server.received).toBe(0)
    server.ask()
    expect(server.received).toBe(1)
    server.commit()
    expect(titleOf(server.doc, 'offline')).not.toBeNull()
    expect(titleOf(server.doc, 'early')).not.toBeNull()
    expect(session.saving).toBe('saved')
  })

  it('CL-9 keeps a quiet line open by asking', async () => {
    const { server } = settledSession()
    const line = server.socket!
    let asked = 0
    const receive = line.receive
    line.receive = (data) => {
      if (data[0] === 3) {
        asked++
        line.deliver(new Uint8Array([1, 1, 0]))
      } else receive(data)
    }
    await vi.advanceTimersByTimeAsync(10 * 60_000)
    expect(asked).toBeGreaterThan(20)
    expect(server.socket).toBe(line)
  })

  it('CL-9 is over where the server says so', async () => {
    const { server, session } = settledSession()
    server.socket!.close(4403)
    await vi.advanceTimersByTimeAsync(60_000)
    expect(server.opened).toHaveLength(1)
    expect(session.ended).toBe('not-allowed')
  })
})

describe('CL-10 after a refusal', () => {
  it('CL-10 the words become a draft, the document is fresh, and the draft outlasts a reload', async () => {
    const storage = memoryStorage()
    const wiped: string[] = []
    const cache: BoardCache = { load: async () => {}, wipe: async (name) => void wiped.push(name) }
    const server = new FakeBoardServer()
    addAction(server.doc, { id: 'one', title: 'One', detail: '', theme: null, author: 'other', createdAt: 1 })
    const { session, refusals } = open(server, { storage, cache })
    await vi.advanceTimersByTimeAsync(0)
    server.accept()
    server.commit()
    const refusedDoc = session.doc!
    retitle(session, 'one', 'One, improved')
    server.refuse('board-frozen')
    expect(refusals).toEqual(['board-frozen'])
    expect(session.drafts).toMatchObject([{ kind: 'text', root: 'actions', id: 'one', field: 'title', text: 'One, improved', before: 'One', reason: 'board-frozen' }])
    expect(wiped).toEqual(['plenary/event/person/b/1'])
    await vi.advanceTimersByTimeAsync(5_000)
    server.accept()
    server.commit()
    expect(session.doc).not.toBe(refusedDoc)
    expect(session.doc!.clientID).not.toBe(refusedDoc.clientID)
    expect(titleOf(session.doc!, 'one')?.toString()).toBe('One')
    expect(session.saving).toBe('saved')
    session.close()
    expect(open(new FakeBoardServer(), { storage }).session.drafts).toHaveLength(1)
  })

  it('CL-10 the words of somebody who is shut out stay with them as drafts, and nothing is tried again', async () => {
    const { server, session, refusals } = settledSession()
    retitle(session, 'one', 'One, improved')
    retitle(session, 'two', 'Two, improved')
    server.refuse('token-revoked')
    await vi.advanceTimersByTimeAsync(5_000)
    server.socket!.close(4401)
    await vi.advanceTimersByTimeAsync(60_000)
    expect([refusals, session.ended, server.opened.length]).toEqual([['token-revoked'], 'bad-token', 2])
    expect(session.drafts.map(({ reason }) => reason)).toEqual(['token-revoked', 'token-revoked'])
  })

  it('CL-10 a draft is sent again into what others have written since', async () => {
    const { server, session } = settledSession()
    retitle(session, 'one', 'One for all')
    server.refuse('board-frozen')
    await vi.advanceTimersByTimeAsync(5_000)
    replaceText(titleOf(server.doc, 'one')!, 'Number One', 'other')
    server.accept()
    server.commit()
    expect(session.resend(session.drafts[0]!)).toBe(true)
    server.commit()
    expect(titleOf(server.doc, 'one')?.toString()).toBe('Number One for all')
    expect(session.drafts).toEqual([])
  })

  it('CL-10 only what is refused by itself stays a draft: the rest is saved', async () => {
    const { server, session } = settledSession()
    retitle(session, 'one', 'One, allowed')
    retitle(session, 'two', 'Two, refused')
    write(session, 'three')
    server.refuse('too-long')
    for (let round = 0; round < 12; round++) {
      await vi.advanceTimersByTimeAsync(12_000)
      if (server.socket!.readyState === 0) server.accept()
      if (server.held.length === 0) continue
      const probe = new FakeBoardServer().doc
      const { applyUpdate, encodeStateAsUpdate } = await import('yjs')
      applyUpdate(probe, encodeStateAsUpdate(server.doc))
      for (const update of server.held) applyUpdate(probe, update)
      if (titleOf(probe, 'two')?.toString().includes('refused')) server.refuse('too-long')
      else server.commit()
    }
    expect(session.drafts.map((draft) => draft.text)).toEqual(['Two, refused'])
    expect(titleOf(server.doc, 'one')?.toString()).toBe('One, allowed')
    expect(titleOf(server.doc, 'three')?.toString()).toBe('Title three')
    expect(session.saving).toBe('saved')
  })

  it('CL-10 an edit that was committed after all leaves no draft', async () => {
    const { server, session } = settledSession()
    retitle(session, 'one', 'One, in time')
    const update = server.held.at(-1)!
    retitle(session, 'two', 'Two, too late')
    server.refuse('board-frozen')
    const { applyUpdate } = await import('yjs')
    applyUpdate(server.doc, update)
    await vi.advanceTimersByTimeAsync(5_000)
    server.accept()
    server.commit()
    expect(session.drafts.map((draft) => draft.text)).toEqual(['Two, too late'])
  })

  it('CL-10 a new epoch is met with a fresh document and its number', async () => {
    let epoch = 1
    const { server, session } = settledSession({ epoch: () => epoch })
    epoch = 2
    server.socket!.close(4409)
    await vi.advanceTimersByTimeAsync(5_000)
    expect(server.opened.at(-1)).toContain('epoch=2')
    server.accept()
    server.commit()
    expect(session.saving).toBe('saved')
  })
})

describe('CL-16 before a board is frozen', () => {
  it('CL-16 the page goes still first, and then says that it has no more to say', async () => {
    const { server, session, hushes } = settledSession()
    retitle(session, 'one', 'One, in time')
    server.hearOut()
    expect(hushes()).toBe(1)
    expect(server.heard).not.toContain(102)
    // What a field still holds is written as it goes still.
    retitle(session, 'two', 'Two, in time')
    await vi.advanceTimersByTimeAsync(0)
    expect(server.heard.slice(-3)).toEqual(['update', 'update', 102])
    server.commit()
    expect(titleOf(server.doc, 'two')?.toString()).toBe('Two, in time')
    expect(session.saving).toBe('saved')
  })

  it('CL-16 says so only after what could not be sent yet', async () => {
    const { server, session } = settledSession()
    server.socket!.close(1006)
    retitle(session, 'one', 'One, offline')
    await vi.advanceTimersByTimeAsync(5_000)
    server.accept({ ask: false })
    server.hearOut()
    await vi.advanceTimersByTimeAsync(0)
    expect(server.heard).not.toContain(102)
    server.ask()
    expect(server.heard).toEqual(['update', 102])
  })

  it('CL-16 answers on the connection that asked, or not at all', async () => {
    const { server } = settledSession()
    server.hearOut()
    server.socket!.close(1006)
    await vi.advanceTimersByTimeAsync(5_000)
    server.accept()
    await vi.advanceTimersByTimeAsync(5_000)
    expect(server.heard).not.toContain(102)
  })
})

describe('CL-17 what a page shows', () => {
  it('CL-17 is told on every connection, and after a refusal', async () => {
    const { server, session } = settledSession()
    expect(server.heard).not.toContain(101)
    session.show(['one'])
    expect(server.heard).toContain(101)
    server.socket!.close(1006)
    await vi.advanceTimersByTimeAsync(5_000)
    server.accept()
    expect(server.heard).toContain(101)
    retitle(session, 'one', 'No')
    server.refuse('too-long')
    await vi.advanceTimersByTimeAsync(5_000)
    server.accept()
    expect(server.heard).toContain(101)
  })
})
