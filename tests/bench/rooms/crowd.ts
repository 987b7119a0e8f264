// Program: most of the people. They join, read what they are sent, answer pings, and do nothing else.
import { BoardClient } from './board-client.ts'
import type { Address } from './board-client.ts'
import { inSight } from './board.ts'
import { ControlClient } from './control-client.ts'
import type { ControlAddress } from './control-client.ts'
import { sight } from './dialect.ts'
import { serve } from './process.ts'

export type Person = { board: Address; control: ControlAddress | null }

const dozeMs = 20
const clock = new Int32Array(new SharedArrayBuffer(4))

const people: { board: BoardClient; control: ControlClient | null }[] = []

serve({
  join: ({ group, atOnce }: { group: Person[]; atOnce: number }) => joinAll(group, atOnce),
  /** Everybody but the first. */
  leave: () => {
    for (const { board, control } of people.splice(1)) {
      board.close()
      control?.close()
    }
  },
  /**
   * Reads every now and then, as buffers allow, rather than at every packet: on one machine the waking of readers would otherwise be
   * charged to the server, which in life is far from them.
   */
  doze: () => doze(),
  look: ({ keys }: { keys: string[] }) => people.forEach(({ board }, i) => board.send(sight(inSight(keys, i)))),
  closed: () => people.flatMap(({ board, control }) => board.closedWith ?? control?.closedWith ?? []),
})

function doze(): void {
  Atomics.wait(clock, 0, 0, dozeMs)
  setImmediate(doze)
}

/** How long each join took, in ms. */
async function joinAll(group: Person[], atOnce: number): Promise<number[]> {
  const waiting = [...group]
  const took: number[] = []
  await Promise.all(Array.from({ length: atOnce }, async () => {
    for (let person = waiting.shift(); person; person = waiting.shift()) {
      const began = performance.now()
      const [board, control] = await Promise.all([BoardClient.join(person.board, false), person.control && ControlClient.join(person.control)])
      people.push({ board, control })
      took.push(performance.now() - began)
    }
  }))
  return took
}
