// Bytes on board sockets, below the protocol: forged frames in WebSocket frames that are cut, mutated, in pieces, of other
// kinds or lengths than they say. The door is the real one, over streams in memory.
import type { IncomingMessage } from 'node:http'
import { duplexPair } from 'node:stream'
import type { Duplex } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import { SyncGateway } from '../../../server/rooms/gateway.ts'
import { Reception } from '../../../server/rooms/reception.ts'
import type { Principal } from '../../../shared/event/names.ts'
import { mutate } from '../../support/forge.ts'
import { silent, unmeasured, World } from '../../support/host.ts'
import { randomFrom } from '../../support/random.ts'
import type { Random } from '../../support/random.ts'
import { rawFrame } from '../../support/raw-socket.ts'
import { Bystander } from './clients.ts'
import { FrameForger, noise } from './frames.ts'
import { count } from './outcomes.ts'
import type { Outcomes } from './outcomes.ts'
import { expectWhole } from './whole.ts'

const framesPerDoor = 150
/** The first byte of the server's. */
const closeFrame = 0x88

export async function fuzzSockets(seed: number, frames: number): Promise<Outcomes> {
  const outcomes: Outcomes = {}
  for (let done = 0, door = 0; done < frames; door++, done += framesPerDoor) {
    try {
      await besiege(randomFrom(seed + door), outcomes)
    } catch (error) {
      throw new Error(`PLENARY_SEED=${seed}, door ${door}`, { cause: error })
    }
  }
  return outcomes
}

async function besiege(random: Random, outcomes: Outcomes): Promise<void> {
  const world = new World(random.below(2 ** 31))
  const host = await world.create()
  const { eventId, boards: [board] } = host.state
  const [ann, ...others] = await Promise.all(['ann', 'ben', 'eve'].map((personId) => world.join(host, personId)))
  const room = world.rooms.find(board!.boardId)!
  const bystander = new Bystander(world, room, ann!, random)
  const reception = new Reception({
    clock: world.clock, timers: world.timers, log: silent, meter: unmeasured,
    admit: async (_boardId, token) => {
      const principal = others.find(({ personId }) => personId === token)
      return principal ? { ok: true, eventId, principal, name: token, room } : { ok: false, code: 4401, reason: 'bad-token' }
    },
  })
  const gateway = new SyncGateway({ timers: world.timers, log: silent, reception, allowsOrigin: () => true })
  const attackers = others.map((principal) => new Attacker(gateway, new FrameForger(room, principal.personId, random), board!.boardId, principal, random, outcomes))
  for (let i = 0; i < framesPerDoor; i++) {
    random.of(attackers).send()
    if (random.below(8) === 0) bystander.write()
    if (random.below(4) === 0) await setImmediate()
    if (random.below(10) === 0) world.timers.advance(random.of([20, 1_000, 31_000]))
  }
  await setImmediate()
  for (const attacker of attackers) attacker.hangUp()
  gateway.close()
  world.timers.advance(10_000)
  await setImmediate()
  await bystander.sendRest()
  await expectWhole(world, host, bystander, outcomes)
}

class Attacker {
  readonly #gateway: SyncGateway
  readonly #forger: FrameForger
  readonly #path: string
  readonly #random: Random
  readonly #outcomes: Outcomes
  #end: Duplex | null = null

  constructor(gateway: SyncGateway, forger: FrameForger, boardId: string, { personId }: Principal, random: Random, outcomes: Outcomes) {
    this.#gateway = gateway
    this.#forger = forger
    this.#path = `/sync/${boardId}?token=${personId}&acks=1`
    this.#random = random
    this.#outcomes = outcomes
  }

  send(): void {
    if (!this.#end) this.#connect()
    this.#end!.write(this.#bytes())
  }

  hangUp(): void {
    this.#end?.end()
    this.#end = null
  }

  #connect(): void {
    const [theirs, ours] = duplexPair() as [Duplex, Duplex]
    const headers = { host: 'localhost', upgrade: 'websocket', connection: 'Upgrade', 'sec-websocket-version': '13', 'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==' }
    this.#forger.renew()
    this.#end = ours
    ours.on('error', () => {})
    let said: Buffer | null = null
    ours.on('data', (chunk: Buffer) => {
      if (said === null && chunk[0] !== closeFrame) return
      // Head and code may come one after the other.
      said = Buffer.concat([said ?? Buffer.alloc(0), chunk])
      if (said.length < 2 || (said[1]! > 0 && said.length < 4)) return
      count(this.#outcomes, `closed: ${said[1] === 0 ? 'without a code' : said.readUInt16BE(2)}`)
      this.#gone(ours)
    })
    ours.on('end', () => this.#gone(ours))
    ours.on('close', () => this.#gone(ours))
    this.#gateway.handleUpgrade({ method: 'GET', url: this.#path, headers } as IncomingMessage, theirs, Buffer.alloc(0))
  }

  #gone(end: Duplex): void {
    end.end()
    if (this.#end === end) this.#end = null
  }

  #bytes(): Buffer {
    const random = this.#random
    const [, payload] = this.#forger.next(20)
    const [kind, bytes] = random.of<() => readonly [string, Uint8Array]>([
      () => ['frame', rawFrame({ payload })], () => ['frame', rawFrame({ payload })],
      () => ['mutated bytes', mutate(rawFrame({ payload }), random)],
      () => ['in pieces', inPieces(payload, random)],
      () => ['odd frame', rawFrame({ payload, opcode: random.below(16), isFinal: random.below(2) === 0, reserved: random.below(8) % 5, isMasked: random.below(4) > 0 })],
      () => ['other length', rawFrame({ payload, declared: random.of([0n, BigInt(payload.length + 1), 126n, 65_536n, 2n ** 31n, 2n ** 63n]) })],
      () => ['control frame', rawFrame({ payload: payload.subarray(0, random.below(130)), opcode: random.of([8, 9, 10]) })],
      () => ['noise', noise(random, 1 + random.below(60))],
    ])()
    count(this.#outcomes, kind)
    return Buffer.from(bytes)
  }
}

function inPieces(payload: Uint8Array, random: Random): Uint8Array {
  const at = random.below(payload.length + 1)
  const rest = rawFrame({ payload: payload.subarray(at), opcode: random.below(6) === 0 ? 2 : 0 })
  return Buffer.concat([rawFrame({ payload: payload.subarray(0, at), isFinal: false }), ...(random.below(4) === 0 ? [rawFrame({ opcode: 9 })] : []), rest])
}
