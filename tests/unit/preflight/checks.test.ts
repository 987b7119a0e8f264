import { describe, expect, it } from 'vitest'
import { checkHold, checkLatency, checkPieces, checkReach, checkSocket, verdictOf } from '../../../client/pages/preflight/checks.ts'
import type { World } from '../../../client/pages/preflight/checks.ts'

type Answer = (path: string) => Response | Promise<Response>

/** A network whose clock a test moves, and whose timers run out when it says so. */
class Network implements World {
  at = 1_000_000
  readonly due: (() => void)[] = []
  readonly sockets: EventTarget[] = []
  #nonces = 0
  readonly #answer: Answer
  constructor(answer: Answer) {
    this.#answer = answer
  }

  async fetch(path: string): Promise<Response> {
    return this.#answer(path)
  }

  socket(): WebSocket {
    const socket = Object.assign(new EventTarget(), { sent: [] as string[], send: (text: string) => { sent.push(text) }, close: () => {} })
    const { sent } = socket
    this.sockets.push(socket)
    return socket as unknown as WebSocket
  }

  now = (): number => this.at
  nonce = (): string => `n${++this.#nonces}`
  after = (_ms: number, call: () => void): (() => void) => {
    this.due.push(call)
    return () => { this.due.splice(this.due.indexOf(call), 1) }
  }
}

const echoing = (network: { at: number }, ms = 0, ahead = 0): Answer => (path) => {
  network.at += ms
  const answer = Response.json({ plenary: true, nonce: new URL(path, 'http://x').searchParams.get('nonce'), now: network.at - ms / 2 + ahead })
  return answer
}

function behind(answer: (network: { at: number }) => Answer): Network {
  const at: { network?: Network } = {}
  const network = new Network((path) => answer(at.network!)(path))
  at.network = network
  return network
}

describe('what a network is found to be', () => {
  it('PF-1 tells the server from what answers in its place, and from silence', async () => {
    expect(await checkReach(behind((network) => echoing(network)))).toEqual({ verdict: 'good' })
    expect(await checkReach(new Network(() => new Response('<html>Sign in to Wi-Fi</html>')))).toEqual({ verdict: 'bad', why: 'portal' })
    expect(await checkReach(new Network(() => Response.json({ plenary: true, nonce: 'cached' })))).toEqual({ verdict: 'bad', why: 'portal' })
    expect(await checkReach(new Network(() => { throw new TypeError('no network') }))).toEqual({ verdict: 'bad', why: 'silent' })
  })

  it('PF-1 measures the way there and back, and the clock by the quickest of several', async () => {
    expect(await checkLatency(behind((network) => echoing(network, 80)))).toEqual({ latency: { verdict: 'good', ms: 80 }, clock: { verdict: 'good', ms: 0 } })
    expect(await checkLatency(behind((network) => echoing(network, 400, 90_000)))).toEqual({ latency: { verdict: 'fair', ms: 400 }, clock: { verdict: 'fair', ms: 90_000, why: 'behind' } })
    expect(await checkLatency(behind((network) => echoing(network, 900, -90_000)))).toMatchObject({ latency: { verdict: 'bad', why: 'slow' }, clock: { why: 'ahead' } })
    expect(await checkLatency(new Network(() => { throw new TypeError('no network') }))).toMatchObject({ latency: { verdict: 'bad', why: 'silent' } })
  })

  it('PF-1 tells a WebSocket that works from one that is refused, never answered or answered by somebody else', async () => {
    const tried = async (happen: (socket: EventTarget, network: Network) => void): Promise<unknown> => {
      const network = new Network(() => new Response())
      const found = checkSocket(network)
      happen(network.sockets[0]!, network)
      return found
    }
    const say = (socket: EventTarget, data: string): void => { socket.dispatchEvent(new MessageEvent('message', { data })) }
    expect(await tried((socket) => { socket.dispatchEvent(new Event('open')); say(socket, 'n1') })).toEqual({ verdict: 'good' })
    expect(await tried((socket) => say(socket, 'something else'))).toEqual({ verdict: 'fair', why: 'portal' })
    expect(await tried((socket) => socket.dispatchEvent(new Event('error')))).toEqual({ verdict: 'fair', why: 'blocked' })
    expect(await tried((_, network) => network.due[0]!())).toEqual({ verdict: 'fair', why: 'silent' })
  })

  it('PF-1 tells an answer that is held back from one that is cut, and pieces from what a proxy has gathered', async () => {
    expect(await checkHold(behind((network) => echoing(network)))).toEqual({ verdict: 'good' })
    expect(await checkHold(new Network(() => { throw new TypeError('cut') }))).toEqual({ verdict: 'bad', why: 'cut' })
    const inPieces = (apartMs: number): Network => behind((network) => () => {
      let piece = 0
      return new Response(new ReadableStream({
        pull: (stream) => {
          if (piece++ > 0) network.at += apartMs
          if (piece > 4) stream.close()
          else stream.enqueue(new TextEncoder().encode('x'))
        },
      }, { highWaterMark: 0 }))
    })
    expect(await checkPieces(inPieces(300))).toEqual({ verdict: 'good' })
    expect(await checkPieces(inPieces(0))).toEqual({ verdict: 'fair', why: 'gathered' })
  })

  it('PF-1 comes to one verdict', () => {
    const good = { verdict: 'good' } as const
    const blocked = { verdict: 'fair', why: 'blocked' } as const
    expect(verdictOf({ reach: good, socket: good, hold: good, latency: good })).toBe('good')
    expect(verdictOf({ reach: good, socket: blocked, hold: good, latency: good })).toBe('polling')
    expect(verdictOf({ reach: good, socket: blocked, hold: { verdict: 'bad', why: 'cut' } })).toBe('bad')
    expect(verdictOf({ reach: { verdict: 'bad', why: 'portal' }, socket: good, hold: good })).toBe('bad')
    expect(verdictOf({ reach: good, socket: good, hold: good, latency: { verdict: 'bad', ms: 900, why: 'slow' } })).toBe('slow')
  })
})
