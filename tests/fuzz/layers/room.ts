// Frames of every kind on open board connections: forged and mutated updates, sync requests, awareness, what only our
// client sends, and noise; commits fail at times. In the end all have the same board, and nobody honest was turned away.
import * as decoding from 'lib0/decoding'
import type { BoardRoom } from '../../../server/rooms/room.ts'
import type { Principal } from '../../../shared/event/names.ts'
import { syncMessage } from '../../../shared/protocol/messages.ts'
import { settle, World } from '../../support/host.ts'
import { randomFrom } from '../../support/random.ts'
import type { Random } from '../../support/random.ts'
import { Bystander, Client } from './clients.ts'
import { FrameForger } from './frames.ts'
import { count } from './outcomes.ts'
import type { Outcomes } from './outcomes.ts'
import { expectWhole } from './whole.ts'

const framesPerRoom = 150

/** `share`: how many of a hundred frames are awareness. */
export async function fuzzRooms(seed: number, frames: number, share: number): Promise<Outcomes> {
  const outcomes: Outcomes = {}
  for (let done = 0, room = 0; done < frames; room++, done += framesPerRoom) {
    try {
      await besiege(randomFrom(seed + room), share, outcomes)
    } catch (error) {
      throw new Error(`PLENARY_SEED=${seed}, room ${room}`, { cause: error })
    }
  }
  return outcomes
}

async function besiege(random: Random, share: number, outcomes: Outcomes): Promise<void> {
  const world = new World(random.below(2 ** 31))
  const host = await world.create()
  const principals = await Promise.all(['ann', 'ben', 'eve'].map((personId) => world.join(host, personId)))
  const room = world.rooms.find(host.state.boards[0]!.boardId)!
  const bystander = new Bystander(world, room, principals[0]!, random)
  const attackers = [...principals.slice(1), { role: 'observer', personId: 'observer' } as const].map((principal) => new Attacker(world, room, principal, random, outcomes))
  for (let i = 0; i < framesPerRoom; i++) {
    random.of(attackers).send(share)
    if (random.below(8) === 0) bystander.write()
    if (random.below(80) === 0) world.journal.failNext('unavailable')
    if (random.below(6) === 0) await settle()
    if (random.below(6) === 0) world.timers.advance(random.of([1, 20, 300, 12_000]))
  }
  for (const attacker of attackers) attacker.leave()
  await settle()
  await bystander.sendRest()
  world.timers.advance(1_000)
  await settle()
  await expectWhole(world, host, bystander, outcomes)
}

class Attacker extends Client {
  readonly #forger: FrameForger
  readonly #outcomes: Outcomes

  constructor(world: World, room: BoardRoom, principal: Principal, random: Random, outcomes: Outcomes) {
    super(world, room, principal, random)
    this.#forger = new FrameForger(room, principal.personId, random)
    this.#outcomes = outcomes
  }

  send(share: number): void {
    if (!this.isOpen) {
      this.#forger.renew()
      this.open()
    }
    const [kind, frame] = this.#forger.next(share)
    count(this.#outcomes, kind)
    this.say(frame)
  }

  protected hear(frame: Uint8Array): void {
    this.#forger.hear(frame)
    if (frame[0] !== syncMessage.auth) return
    count(this.#outcomes, `refused: ${decoding.readVarString(decoding.createDecoder(frame.subarray(2)))}`)
    this.leave()
  }

  protected closed(reason: string): void {
    count(this.#outcomes, `closed: ${reason}`)
  }
}
