// Which way a page goes, without a network: the test says how each WebSocket fares and whether the server answers.
import { describe, expect, it } from 'vitest'
import type { Polling } from '../../../client/net/socket-io-polling.ts'
import { Transport } from '../../../client/net/transport.ts'
import { memoryStorage } from '../ballot-ui/desk.ts'
import { TestTimers } from '../../support/timers.ts'

const dayMs = 86_400_000

class FakeWebSocket extends EventTarget {
  static opened: FakeWebSocket[] = []
  closedBy: 'nobody' | 'page' = 'nobody'

  constructor() {
    super()
    FakeWebSocket.opened.push(this)
  }

  close(): void {
    this.closedBy = 'page'
  }

  /** The server's first word. */
  speak(): void {
    this.dispatchEvent(new Event('message'))
  }

  end(code: number): void {
    this.dispatchEvent(Object.assign(new Event('close'), { code }))
  }
}

type Page = ReturnType<typeof load>

/** A page that has just been loaded; time and what is kept go on from an earlier one. */
function load({ timers = new TestTimers(), storage = memoryStorage() } = {}) {
  const world = { isReachable: true }
  let fared = (_worked: boolean): void => {}
  const lines = {} as Polling
  const transport = new Transport({
    WebSocket: FakeWebSocket as unknown as typeof WebSocket,
    storage, local: () => timers.clock.now(), after: (ms, call) => timers.after(ms, call),
    reachable: async () => world.isReachable,
    loadPolling: async (tell) => {
      fared = tell
      return lines
    },
  })
  return {
    transport, timers, storage, world, lines,
    open: () => {
      new transport.WebSocket('ws://host')
      return FakeWebSocket.opened.at(-1)!
    },
    poll: async (worked: boolean) => {
      await transport.polling()
      fared(worked)
    },
  }
}

const settled = () => new Promise<void>((resolve) => setImmediate(resolve))

async function refuse({ open }: Page): Promise<void> {
  open().end(1006)
  await settled()
}

describe('CL-14 where WebSockets are blocked', () => {
  it('CL-14 a page polls after the second refusal, with the server heard in between, and remembers it for a day', async () => {
    const page = load()
    expect(page.transport.way).toBe('websocket')
    await refuse(page)
    expect(page.transport.way).toBe('websocket')
    await refuse(page)
    expect(page.transport.way).toBe('polling')
    expect(page.transport.boardSocket()).not.toBe(page.transport.WebSocket)
    await page.poll(true)

    const { timers, storage } = page
    timers.advance(dayMs - 60_000)
    expect(load({ timers, storage }).transport.way).toBe('polling')
    timers.advance(60_000)
    expect(load({ timers, storage }).transport.way).toBe('websocket')
    expect(page.transport.way).toBe('websocket')
  })

  it('CL-14 a page polls after six seconds where WebSockets are asked for and never answered', async () => {
    const page = load()
    const socket = page.open()
    page.timers.advance(3_000)
    await settled()
    page.timers.advance(2_999)
    expect(page.transport.way).toBe('websocket')
    page.timers.advance(1)
    expect(page.transport.way).toBe('polling')
    expect(socket.closedBy).toBe('page')
  })

  it('CL-14 nothing is remembered before polling has worked', async () => {
    const page = load()
    await refuse(page)
    await refuse(page)
    expect(load(page).transport.way).toBe('websocket')
  })

  it('CL-14 a way that opens and says nothing is none', async () => {
    const page = load()
    for (let i = 0; i < 2; i++) {
      const socket = page.open()
      socket.dispatchEvent(new Event('open'))
      socket.end(1006)
      await settled()
    }
    expect(page.transport.way).toBe('polling')
  })

  it('CL-14 also where a page had WebSockets before: somebody took their laptop to another network', async () => {
    const page = load()
    page.open().speak()
    const swallowed = page.open()
    page.timers.advance(7_500)
    await settled()
    expect(swallowed.closedBy).toBe('nobody')
    page.timers.advance(7_500)
    expect(page.transport.way).toBe('polling')
  })
})

describe('CL-14 what is no block', () => {
  it('CL-14 an outage, however long: the server does not answer plain requests either', async () => {
    const page = load()
    page.world.isReachable = false
    for (let i = 0; i < 20; i++) await refuse(page)
    expect(page.transport.way).toBe('websocket')
    page.world.isReachable = true
    // The first attempt with the network back had begun before it was.
    await refuse(page)
    page.open().speak()
    await refuse(page)
    expect(page.transport.way).toBe('websocket')
  })

  it('CL-14 a restart: an attempt that began before the server was heard again proves nothing', async () => {
    const page = load()
    const [control, board] = [page.open(), page.open()]
    control.end(1006)
    await settled()
    board.end(1006)
    await settled()
    expect(page.transport.way).toBe('websocket')
    page.open().speak()
    expect(page.transport.way).toBe('websocket')
  })

  it('CL-14 a server that shuts a socket with a reason of its own has been reached', async () => {
    for (const code of [1012, 1013, 4401, 4404, 4413]) {
      const page = load()
      await refuse(page)
      page.open().end(code)
      await refuse(page)
      expect(page.transport.way).toBe('websocket')
    }
  })

  it('CL-14 what the page itself gives up', async () => {
    const page = load()
    await refuse(page)
    new page.transport.WebSocket('ws://host').close()
    FakeWebSocket.opened.at(-1)!.end(1006)
    expect(page.transport.way).toBe('websocket')
    page.timers.advance(60_000)
    expect(page.transport.way).toBe('websocket')
  })

  it('CL-14 polling that fails, too: it was the network, and WebSockets are tried again', async () => {
    const page = load()
    await refuse(page)
    await refuse(page)
    await page.poll(false)
    expect(page.transport.way).toBe('websocket')
    await refuse(page)
    expect(page.transport.way).toBe('websocket')
  })
})

describe('CL-14 what was remembered', () => {
  async function remembered(): Promise<Page> {
    const page = load()
    await refuse(page)
    await refuse(page)
    await page.poll(true)
    return load(page)
  }

  it('CL-14 is forgotten once a WebSocket gets through', async () => {
    const page = await remembered()
    expect(page.transport.way).toBe('polling')
    page.open().speak()
    expect(page.transport.way).toBe('websocket')
    expect(load(page).transport.way).toBe('websocket')
  })

  it('CL-14 outlasts an outage in which nothing gets through', async () => {
    const page = await remembered()
    await page.poll(false)
    expect(page.transport.way).toBe('websocket')
    expect(load(page).transport.way).toBe('polling')
  })

  it('CL-14 outlasts lost connections of a page that has polled', async () => {
    const page = await remembered()
    await page.poll(true)
    await page.poll(false)
    expect(page.transport.way).toBe('polling')
  })

  it('CL-14 is not believed beyond a day, nor when it is no time', () => {
    for (const kept of ['never', '1e99', '']) {
      const storage = memoryStorage()
      storage.setItem('plenary.polling-until', kept)
      expect(load({ storage }).transport.way).toBe('websocket')
    }
  })

  it('CL-14 what polling needs is loaded again where it could not be', async () => {
    let loads = 0
    const timers = new TestTimers()
    const transport = new Transport({
      WebSocket: FakeWebSocket as unknown as typeof WebSocket, storage: memoryStorage(),
      local: () => timers.clock.now(), after: (ms, call) => timers.after(ms, call), reachable: async () => true,
      loadPolling: async () => {
        if (++loads === 1) throw new Error('no network')
        return {} as Polling
      },
    })
    await expect(transport.polling()).rejects.toThrow('no network')
    await expect(transport.polling()).resolves.toBeDefined()
  })
})
