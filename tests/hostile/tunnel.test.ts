// The polling door on the running server: packets that no library would send, people without a token, floods, and readers who do
// not read. Each ends its own connection, and nobody else notices.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { RawPolling } from '../support/raw-polling.ts'
import { step, syncFrame } from '../support/raw-board.ts'
import { Siege } from '../support/siege.ts'

let siege: Siege
beforeAll(async () => { siege = await Siege.begin() })
afterAll(() => siege?.end())

const gone = 400
const megabyte = 1024 * 1024

/** A connection that has entered the board's namespace, by hand. */
async function inside(door: string, of = siege): Promise<RawPolling> {
  const raw = await RawPolling.open(of.server.url) as RawPolling
  await raw.post(`40/sync,${JSON.stringify({ door })}`)
  await raw.until('40/sync,')
  return raw
}

/** How the server closes a connection of its own on these packets; null where it hangs up without a word. */
async function endOf(door: string, ...packets: string[]): Promise<string | null> {
  const raw = await inside(door)
  if (packets.length > 0) await raw.post(...packets)
  return closing(raw)
}

async function closing(raw: RawPolling): Promise<string | null> {
  const end = await raw.until('42/sync,["close"')
  return end === null ? null : JSON.parse(end.slice('42/sync,'.length)).slice(1).join(' ')
}

test('RM-40 text, numbers, objects, lists, bytes and other events are no frames', async () => {
  const door = await siege.door()
  const messages = ['["frame"]', '["frame","hello"]', '["frame",1]', '["frame",null]', '["frame",{"0":1}]', '["frame",["AAEC"]]', '["frame","AAEC","AAEC"]',
    '["frame",{"__proto__":{"x":1}}]', '["message","AAEC"]', '[7,"AAEC"]', '["part",{}]', '["toString"]', '["__proto__","AAEC"]', '["frame","AAE="]', '["frame","//////8="]']
  await siege.withstand(async () => {
    for (const message of messages) expect(await endOf(door, `42/sync,${message}`), message).toBe('1013 bad-frame')
    expect(await endOf(door, '451-/sync,["frame",{"_placeholder":true,"num":0}]', 'bAAEC')).toBe('1013 bad-frame')
    expect(await endOf(door, '42/sync,7["frame","AAEC"]')).toBe('1013 bad-frame')
  })
})

test('RM-40 packets that are none end the connection', async () => {
  const door = await siege.door()
  const packets = ['42/sync,', '42/sync,{', '42/sync,["frame"', '42/sync,"frame"', '42/sync,["disconnect"]', '40/sync,{}', '44/sync,{}', '49', '4', '7', '', 'x', 'bAAEC',
    '4511-/sync,["frame"]', '451-/sync,["frame",{"_placeholder":true,"num":9}]', '42/nowhere,["frame","AAEC"]', '2', '6']
  await siege.withstand(async () => {
    for (const packet of packets) {
      const raw = await inside(door)
      await raw.post(packet, packet, 'bAAEC')
      await raw.post(packet)
      expect(await closing(raw), packet).toBe(null)
    }
  })
})

test('RM-40 messages and frames beyond their size', async () => {
  const door = await siege.door()
  await siege.withstand(async () => {
    const raw = await inside(door)
    expect(await raw.post(`42/sync,["frame","${'A'.repeat(300_000)}"]`)).toBe(413)
    const part = `42/sync,["part","${'A'.repeat(240_000)}"]`
    for (let i = 0; i < 6; i++) await raw.post(part)
    expect(await closing(raw)).toBe('4413 too-large')
    const whole = syncFrame(step.update, new Uint8Array(megabyte))
    const text = Buffer.from(whole).toString('base64')
    const other = await inside(door)
    for (let from = 0; from < text.length; from += 240_000) await other.post(`42/sync,["${from + 240_000 < text.length ? 'part' : 'frame'}","${text.slice(from, from + 240_000)}"]`)
    expect(await closing(other)).toBe('4413 too-large')
  })
})

test('RM-40 the doors are those of a WebSocket, with their codes', async () => {
  const person = await siege.join()
  const { boardId } = siege
  expect(await endOf(`/sync/${boardId}?token=nonsense`)).toBe('4401 bad-token')
  expect(await endOf(`/sync/${boardId}`)).toBe('4401 bad-token')
  expect(await endOf(`/sync/nothing?token=${person.token}`)).toBe('4404 unknown-board')
  expect(await endOf('')).toBe('4404 unknown-board')
  expect(await endOf(`/sync/${boardId}?token=${person.token}&epoch=99`)).toBe('4409 old-epoch')
  expect(await RawPolling.open(siege.server.url, { origin: 'http://evil.example' })).toBe(403)
})

test('RM-40 people without a token, and boards that nobody made, cost nothing that stays', async () => {
  const roomsBefore = await siege.metric('plenary_rooms')
  let strangers = 0
  // One after the other: a hundred at once would measure HTTP.
  await siege.withstand(async () => {
    for (let i = 0; i < 5; i++) {
      expect(await endOf(`/sync/${siege.boardId}?token=x${++strangers}`)).toBe('4401 bad-token')
      expect(await endOf(`/sync/board-${++strangers}?token=x`)).toBe('4401 bad-token')
    }
  })
  expect(await siege.metric('plenary_rooms')).toBe(roomsBefore)
})

test('RM-41 hundreds of namespaces, with names as long as a message', async () => {
  await siege.withstand(async () => {
    const raw = await RawPolling.open(siege.server.url) as RawPolling
    const refused = await raw.post(...Array.from({ length: 500 }, (_, i) => `40/n${i},`))
    expect(refused).toBe(200)
    const answers = await raw.poll()
    expect((answers as string[]).filter((packet) => packet.includes('Invalid namespace'))).toHaveLength(500)
    const long = await RawPolling.open(siege.server.url) as RawPolling
    let posts = 0
    while (await long.post(`40/${'x'.repeat(200_000)},`) === 200) expect(++posts).toBeLessThan(60)
  })
})

test('RM-40 a flood of frames is cut off as over a WebSocket, and one of packets with the connection', async () => {
  const door = await siege.door()
  const question = Buffer.from([3]).toString('base64')
  await siege.withstand(async () => {
    const calm = await inside(door)
    await calm.post(...Array.from({ length: 400 }, () => `42/sync,["frame","${question}"]`))
    expect(await closing(calm)).toBe('1013 too-fast')
    const wild = await inside(door)
    await wild.post(...Array.from({ length: 10_000 }, () => '42/sync,["frame",""]'))
    expect(await wild.post('3')).toBe(gone)
  })
})

test('RM-40 who asks for a large board and does not read is behind, and is brought up to date once they read', async () => {
  const large = await Siege.begin(Array.from({ length: 120 }, (_, i) => ({ title: `Action ${i}`, detail: 'x'.repeat(4_000) })))
  const behind = (): Promise<number> => large.metric('plenary_board_connections_behind')
  const question = `42/sync,["frame","${Buffer.from(syncFrame(step.one, new Uint8Array([0]))).toString('base64')}"]`
  const asking = async (): Promise<RawPolling> => {
    const raw = await inside(await large.door('&acks=1'), large)
    await raw.post(...Array.from({ length: 9 }, () => question))
    return raw
  }
  try {
    const late = await asking()
    while (await behind() === 0) await fetch(`${large.server.url}/livez`)
    let wholes = 0
    while (await behind() > 0) wholes += (await late.poll() as string[]).filter((packet) => packet.length > megabyte / 2).length
    wholes += (await late.poll() as string[]).filter((packet) => packet.length > megabyte / 2).length
    expect(wholes).toBeGreaterThan(3)
    await large.withstand(async () => void await asking(), { grownBytes: 256 * megabyte })
  } finally {
    await large.end()
  }
})
