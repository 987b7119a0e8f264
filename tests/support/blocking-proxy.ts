// A proxy in front of a server, as some organisations have it: HTTP passes, WebSockets are refused, or asked for and never answered.
import { createServer, request } from 'node:http'
import type { IncomingMessage, Server } from 'node:http'
import { connect } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'
import type { Duplex } from 'node:stream'

export type Upgrades = 'refused' | 'swallowed' | 'passed'

export class BlockingProxy {
  readonly url: string
  /** May change at any time; what is open stays open. */
  upgrades: Upgrades
  /** WebSockets that were asked for so far. */
  asked = 0
  /** `METHOD PATH` of every request so far. */
  readonly requests: string[] = []
  readonly #server: Server
  readonly #sockets = new Set<Duplex>()

  private constructor(server: Server, upgrades: Upgrades) {
    this.#server = server
    this.upgrades = upgrades
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  }

  static async open(port: number, upgrades: Upgrades): Promise<BlockingProxy> {
    // As long as usual: a browser whose connection is closed just as it sends loses the request.
    const server = createServer({ keepAliveTimeout: 75_000 })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const proxy = new BlockingProxy(server, upgrades)
    server.on('request', (asked, answer) => {
      proxy.requests.push(`${asked.method} ${asked.url}`)
      const onward = request({ host: '127.0.0.1', port, agent: false, method: asked.method, path: asked.url, headers: asked.headers }, (got) => {
        answer.writeHead(got.statusCode!, got.headers)
        got.pipe(answer)
      })
      onward.on('error', () => answer.destroy())
      answer.on('close', () => onward.destroy())
      asked.pipe(onward)
    })
    server.on('upgrade', (asked, socket, head) => proxy.#upgrade(asked, socket, head, port))
    return proxy
  }

  close(): void {
    for (const socket of this.#sockets) socket.destroy()
    this.#server.closeAllConnections()
    this.#server.close()
  }

  #upgrade(asked: IncomingMessage, socket: Duplex, head: Buffer, port: number): void {
    this.asked++
    this.#hold(socket)
    if (this.upgrades === 'refused') socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
    if (this.upgrades !== 'passed') return
    const onward: Socket = connect(port, '127.0.0.1')
    this.#hold(onward)
    const headers = asked.rawHeaders.flatMap((name, i) => (i % 2 === 0 ? [`${name}: ${asked.rawHeaders[i + 1]}`] : []))
    onward.write(`${asked.method} ${asked.url} HTTP/1.1\r\n${headers.join('\r\n')}\r\n\r\n`)
    onward.write(head)
    onward.pipe(socket).pipe(onward)
  }

  #hold(socket: Duplex): void {
    this.#sockets.add(socket)
    socket.on('error', () => socket.destroy())
    socket.on('close', () => this.#sockets.delete(socket))
  }
}
