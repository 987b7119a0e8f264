// Strangers in great number at the doors, and connections that are opened and never finished.
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import type { Socket } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { lifetimeMs, Tokens } from '../../server/control/tokens.ts'
import { Controller } from '../support/people.ts'
import { RawControl, connectPacket } from '../support/raw-control.ts'
import { RawSocket, connectTo, upgradeRequest } from '../support/raw-socket.ts'
import { Siege } from '../support/siege.ts'

let siege: Siege
beforeAll(async () => { siege = await Siege.begin() })
afterAll(() => siege?.end())

/** How so many knocks end, a few at a time. */
async function knock(doors: readonly string[], headers: Record<string, string> = {}): Promise<Set<number | null>> {
  const ends = new Set<number | null>()
  let next = 0
  const knocker = async (): Promise<void> => {
    while (next < doors.length) {
      const raw = await RawSocket.open(siege.server.port, doors[next++]!, headers)
      ends.add(await raw.ended)
      raw.destroy()
    }
  }
  await Promise.all(Array.from({ length: 4 }, knocker))
  return ends
}

test('RM-8 RM-24 10,000 rooms that nobody made, half of them without a token', async () => {
  const { token } = await siege.join()
  const names = Array.from({ length: 5_000 }, (_, i) => `room-${i}`)
  await siege.withstand(async () => {
    const rooms = await siege.metric('plenary_rooms')
    expect([...await knock(names.map((name) => `/sync/${name}`))]).toEqual([4401])
    expect([...await knock(names.map((name) => `/sync/${name}?token=${token}`))]).toEqual([4404])
    expect(await siege.metric('plenary_rooms')).toBe(rooms)
    // Measured over 30,000: it grows to this, and no further.
  }, { grownBytes: 224 * 2 ** 20 })
})

test('RM-8 RM-24 a foreign page, again and again, at both doors', async () => {
  const door = await siege.door()
  const headers = { Origin: 'https://evil.example' }
  await siege.withstand(async () => {
    expect([...await knock(Array.from({ length: 50 }, () => door), headers)]).toEqual([403])
    expect([...await knock(Array.from({ length: 50 }, () => '/socket.io/?EIO=4&transport=websocket'), headers)]).toEqual([400])
  })
})

test('RM-24 EV-28 expired and revoked tokens, again and again, at both doors', async () => {
  const [old, removed] = [await siege.join(), await siege.join()]
  const secret = Buffer.from((await readFile(join(siege.server.dataDir, 'token-secret'), 'utf8')).trim(), 'base64url')
  const long = new Tokens(secret, { now: () => Date.now() - lifetimeMs.participant - 1 })
  const expired = long.issue({ eventId: siege.event.eventId, role: 'participant', personId: old.participantId })
  const facilitator = await Controller.open(siege.server.url, siege.event.tokens.facilitator)
  expect(await facilitator.send({ type: 'person.remove', participantId: removed.participantId })).toMatchObject({ ok: true })
  facilitator.close()
  await siege.withstand(async () => {
    for (const [token, code] of [[expired, 'token-expired'], [removed.token, 'token-revoked']] as const) {
      expect([...await knock(Array.from({ length: 50 }, () => `/sync/${siege.boardId}?token=${token}`))]).toEqual([4401])
      for (let i = 0; i < 20; i++) {
        const control = await RawControl.open(siege.server.port)
        control.send(connectPacket(token))
        expect(await control.until('44')).toContain(code)
        expect(control.count('42')).toBe(0)
        control.end()
      }
    }
  })
})

test('RM-24 OP-1 requests and upgrades that come a byte at a time, 300 at once', async () => {
  const requests = [
    'GET /livez HTTP/1.1\r\nHost: x\r\nX-Slow: ',
    'POST /api/join HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{"code": "',
    upgradeRequest('/sync/somewhere').slice(0, -2),
  ]
  const sockets: Socket[] = []
  for (let i = 0; i < 300; i++) {
    const socket = await connectTo(siege.server.port)
    socket.write(requests[i % requests.length]!)
    sockets.push(socket)
  }
  await siege.withstand(async () => {
    for (const socket of sockets) socket.write('x')
    await Promise.resolve()
  })
  for (const socket of sockets) {
    expect(socket.bytesRead).toBe(0)
    socket.destroy()
  }
})

test('RM-24 people who never say a word, and hang up without a goodbye', async () => {
  const door = await siege.door()
  await siege.withstand(async () => {
    for (let times = 0; times < 10; times++) {
      const silent = await Promise.all(Array.from({ length: 4 }, () => RawSocket.open(siege.server.port, door)))
      for (const { socket } of silent) {
        const closed = once(socket, 'close')
        socket.resetAndDestroy()
        await closed
      }
    }
  })
})
