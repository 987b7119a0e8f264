// Frames of board sync as an attacker makes them, for one room and one person.
import { encodeAwareness } from '../../../server/rooms/awareness-guard.ts'
import { awarenessFrame, stepOneFrame, stepTwoFrame, updateFrame } from '../../../server/rooms/frames.ts'
import type { BoardRoom } from '../../../server/rooms/room.ts'
import { bystanderId } from './clients.ts'
import { forgeUpdate, mutate } from '../../support/forge.ts'
import type { Random } from '../../support/random.ts'
import * as Y from 'yjs'

export class FrameForger {
  readonly #room: BoardRoom
  readonly #personId: string
  readonly #random: Random
  #client = 6_000
  readonly #heard: Uint8Array[] = []

  constructor(room: BoardRoom, personId: string, random: Random) {
    this.#room = room
    this.#personId = personId
    this.#random = random
  }

  /** A client id that may be new. */
  renew(): void {
    this.#client = 6_000 + this.#random.below(1_000)
  }

  hear(frame: Uint8Array): void {
    if (this.#heard.length < 20) this.#heard.push(frame)
  }

  /** `share`: how many of a hundred are awareness; the others are mostly of sync. */
  next(share: number): readonly [kind: string, frame: Uint8Array] {
    const random = this.#random
    if (random.below(100) < share) return ['awareness', this.#awareness()]
    const vector = Y.encodeStateVector(this.#room.tentative)
    return random.of<() => readonly [string, Uint8Array]>([
      () => ['update', this.#update()], () => ['update', this.#update()], () => ['update', this.#update()], () => ['update', this.#update()],
      () => ['mutated frame', mutate(this.#update(), random)],
      () => ['request', stepOneFrame(random.below(2) === 0 ? vector : mutate(vector, random))],
      () => ['echo', this.#heard.length > 0 ? mutate(random.of(this.#heard), random) : new Uint8Array()],
      () => ['extra', Uint8Array.from([random.of([100, 101, 102, 103, 3, 2]), ...noise(random, random.below(6))])],
      () => ['noise', noise(random, random.below(40))],
    ])()
  }

  #update(): Uint8Array {
    const [random, room] = [this.#random, this.#room]
    const own = [...room.bindings].flatMap(([client, person]) => (person === this.#personId ? [client] : []))
    const forged = forgeUpdate(room.tentative, [...own, this.#client], this.#personId, random)
    return (random.below(2) === 0 ? updateFrame : stepTwoFrame)(random.below(4) === 0 ? mutate(forged, random) : forged)
  }

  #awareness(): Uint8Array {
    const random = this.#random
    const states = ['null', '{}', '[]', '{', '1', '{"user":{"personId":"ann"}}', '{"field":{"id":"a"}}', `{"x":"${'y'.repeat(random.below(1_500))}"}`, '{"__proto__":{"a":1}}', '"\\ud800"']
    const entries = Array.from({ length: random.below(4) }, () => ({
      clientId: random.of([this.#client, this.#client, bystanderId, 6_000, 0, 2 ** 32, 2 ** 53 - 1]), clock: random.of([0, 1, random.below(50), 20_000, 2 ** 31, 2 ** 53 - 1]), state: random.of(states),
    }))
    const frame = awarenessFrame(encodeAwareness(entries))
    return random.below(2) === 0 ? frame : mutate(frame, random)
  }
}

export function noise(random: Random, length: number): Uint8Array {
  return Uint8Array.from({ length }, () => random.below(256))
}
