// A few people on one board whose connections come and go, by a seed; in the end everybody and the server have the same bytes.
import { expect } from 'vitest'
import * as Y from 'yjs'
import type { FailingServer } from '../support/failing-server.ts'
import { createEvent, join, openBoard } from '../support/people.ts'
import type { Created } from '../support/people.ts'
import { randomFrom } from '../support/random.ts'
import type { Random } from '../support/random.ts'
import type { RunningServer } from '../support/server.ts'
import { Writer } from '../support/writer.ts'

const writerCount = 6

/** Games of fifteen rounds, in a fifth of which the disk takes nothing. */
export async function playPartitions(server: FailingServer, seed: number, games: number): Promise<void> {
  for (let game = 0; game < games; game++) {
    const random = randomFrom(seed + game)
    const partitions = await Partitions.open(server, random)
    for (let round = 0; round < 15; round++) {
      const fails = random.below(5) === 0
      await server.break(fails ? 'full' : 'none')
      await partitions.round({ isSaved: !fails })
    }
    await server.break('none')
    await partitions.expectOneDocument()
    partitions.close()
  }
}

class Partitions {
  readonly #server: RunningServer
  readonly #random: Random
  readonly #event: Created
  readonly #writers: Writer[]
  readonly #online: Set<Writer>

  static async open(server: RunningServer, random: Random): Promise<Partitions> {
    const event = await createEvent(server.url, {
      title: 'Partitions', boards: [{ title: 'Board', actions: [{ title: 'One' }, { title: 'Two' }, { title: 'Three' }] }],
      agenda: [{ kind: 'explore', title: 'Explore' }],
    })
    const people = await Promise.all(Array.from({ length: writerCount }, () => join(server.url, event.code)))
    const writers = await Promise.all(people.map((person) => Writer.open(server.url, event.boards[0]!.boardId, person)))
    return new Partitions(server, random, event, writers)
  }

  constructor(server: RunningServer, random: Random, event: Created, writers: Writer[]) {
    this.#server = server
    this.#random = random
    this.#event = event
    this.#writers = writers
    this.#online = new Set(writers)
  }

  /** Everybody writes a little; some go, some come, some are torn off in the middle of a word. On a disk that fails nothing is saved. */
  async round({ isSaved }: { isSaved: boolean }): Promise<void> {
    for (const writer of this.#writers) {
      const write = (): void => { for (let times = this.#random.below(4); times > 0 && writer.mayWrite; times--) writer.write(this.#random) }
      write()
      switch (this.#random.below(6)) {
        case 0: {
          this.#online.delete(writer)
          writer.disconnect()
          break
        }
        case 1: {
          this.#online.add(writer)
          writer.connect()
          break
        }
        case 2: {
          // Its provider notices, and comes back by itself.
          if (this.#online.has(writer)) writer.tearOff()
          write()
          break
        }
      }
    }
    if (isSaved) await Promise.all([...this.#online].map((writer) => writer.until(() => writer.isSaved)))
  }

  async expectOneDocument(): Promise<void> {
    for (const writer of this.#writers) writer.connect()
    await Promise.all(this.#writers.map((writer) => writer.until(() => writer.isSaved)))
    const fresh = await openBoard(this.#server.url, this.#event.boards[0]!.boardId, this.#event.tokens.screen)
    const wanted = bytesOf(fresh.doc)
    fresh.close()
    await Promise.all(this.#writers.map((writer) => writer.until(() => bytesOf(writer.doc).equals(wanted))))
    for (const { doc } of this.#writers) {
      expect(doc.store.pendingStructs).toBeNull()
      expect(bytesOf(doc)).toEqual(wanted)
    }
  }

  close(): void {
    for (const writer of this.#writers) writer.close()
  }
}

/** The same for the same items: how a document happens to have split them depends on how they came, so they are joined first. */
function bytesOf(doc: Y.Doc): Buffer {
  const joined = new Y.Doc()
  Y.applyUpdate(joined, Y.encodeStateAsUpdate(doc))
  return Buffer.from(Y.encodeStateAsUpdate(joined))
}
