// Outsiders at the doors: they hang up in the middle, or do not leave when told to. Nobody else is to notice.
import { once } from 'node:events'
import { connect } from 'node:net'
import type { Socket } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { get } from '../support/people.ts'
import { startServer } from '../support/server.ts'
import type { RunningServer } from '../support/server.ts'

let server: RunningServer
beforeAll(async () => { server = await startServer() })
afterAll(() => server?.remove())

async function upgrade(path: string, origin?: string, port = server.port): Promise<Socket> {
  const socket = connect(port, '127.0.0.1')
  socket.on('error', () => {})
  await once(socket, 'connect')
  socket.write([
    `GET ${path} HTTP/1.1`, `Host: 127.0.0.1:${port}`, ...(origin ? [`Origin: ${origin}`] : []), 'Connection: Upgrade', 'Upgrade: websocket',
    'Sec-WebSocket-Version: 13', 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==', '', '',
  ].join('\r\n'))
  return socket
}

test('RM-8 a foreign page that hangs up on its refusal ends nothing but its own connection', async () => {
  for (const path of ['/sync/board', '/socket.io/?EIO=4&transport=websocket', '/elsewhere']) {
    for (let i = 0; i < 10; i++) {
      const socket = await upgrade(path, 'http://evil.example')
      const closed = once(socket, 'close')
      if (i % 2 === 0) socket.write('x'.repeat(100_000))
      socket.resetAndDestroy()
      await closed
    }
  }
  expect((await get(server.url, '/livez')).status).toBe(200)
})

test('RM-8 a foreign page that stays after its refusal is hung up on', async () => {
  const socket = connect({ port: server.port, host: '127.0.0.1', allowHalfOpen: true })
  socket.on('error', () => {})
  await once(socket, 'connect')
  socket.write(`GET /sync/board HTTP/1.1\r\nHost: x\r\nOrigin: http://evil.example\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`)
  socket.resume()
  await once(socket, 'end')
  // Bytes to a socket that is gone come back as a reset; one that is half open would take them for ever.
  const closed = new Promise((resolve) => socket.once('close', resolve))
  const timer = setInterval(() => socket.write('still here'), 5)
  await closed
  clearInterval(timer)
})

test('OP-1 who has no key is told so before the body is read', async () => {
  const socket = connect(server.port, '127.0.0.1')
  socket.on('error', () => {})
  socket.write('POST /api/events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer wrong-key-wrong\r\nContent-Type: application/json\r\nContent-Length: 16000000\r\n\r\n{')
  const [answer] = await once(socket, 'data') as [Buffer]
  expect(answer.toString()).toMatch(/^HTTP\/1\.1 401 [^]*"bad-key"/)
  socket.destroy()
})

test('RM-8 the public address is known however it is written, also behind a proxy that changes the host', async () => {
  const proxied = await startServer({ PUBLIC_URL: 'https://Plenary.Example:443/' })
  const answerTo = async (origin: string): Promise<string> => {
    const socket = await upgrade('/sync/board', origin, proxied.port)
    const [answer] = await once(socket, 'data') as [Buffer]
    socket.destroy()
    return answer.toString().slice(9, 12)
  }
  expect(await answerTo('https://plenary.example')).toBe('101')
  expect(await answerTo('https://plenary.example.evil')).toBe('403')
  await proxied.remove()
})

test('RM-9 who is turned away and goes on sending fills no memory', async () => {
  const residentBytes = async (): Promise<number> => {
    const text = await (await fetch(`${server.url}/metrics`)).text()
    return Number(/^process_resident_memory_bytes (\S+)/m.exec(text)![1])
  }
  const before = await residentBytes()
  const socket = await upgrade('/sync/board?token=wrong')
  await once(socket, 'data')
  // Whole frames of 64 KiB, and never an answer to the server's close frame.
  const payloadBytes = 65_535
  const frame = Buffer.concat([Buffer.from([0x82, 0xfe, payloadBytes >> 8, payloadBytes & 255, 0, 0, 0, 0]), Buffer.alloc(payloadBytes)])
  // (On a slow machine the server hangs up before all of it is sent.)
  let goOn = (): void => {}
  for (const event of ['drain', 'close', 'error']) socket.on(event, () => goOn())
  for (let sent = 0; sent < 4_000 && !socket.destroyed; sent++) {
    const canGoOn = new Promise<void>((resolve) => { goOn = resolve })
    if (!socket.write(frame)) await canGoOn
  }
  expect(await residentBytes() - before).toBeLessThan(120 * 1024 * 1024)
  socket.destroy()
})
