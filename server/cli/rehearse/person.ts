// Somebody who takes part in a rehearsal: is in the room and writes through its guard, as a browser does.
import * as Y from 'yjs'
import { readBoard } from '../../../shared/board/read.ts'
import { addAction, addArgument } from '../../../shared/board/write.ts'
import type { Principal } from '../../../shared/event/names.ts'
import type { BoardRoom, Member } from '../../rooms/room.ts'

export class RehearsalPerson implements Member {
  readonly principal: Principal
  readonly identity: { personId: string; name: string }
  readonly group: string | null
  readonly sight = null
  awarenessId: number | null = null
  wroteAtMs = -Infinity
  readonly #random: () => number

  constructor(personId: string, name: string, group: string | null, random: () => number) {
    this.principal = { role: 'participant', personId }
    this.identity = { personId, name }
    this.group = group
    this.#random = random
  }

  send(): void {}

  hearOut(heard: () => void): void {
    heard()
  }

  close(): void {}

  /** Adds an action or an argument; resolves to 'saved', to 'nothing' where there is no action to speak of, or to a refusal's code. */
  write(room: BoardRoom, what: 'action' | 'argument', at: number): Promise<string> {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, room.encode())
    const { themes, actions } = readBoard(doc)
    const author = this.principal.personId
    const id = `${author}-${at}`
    const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(this.#random() * list.length)]
    let update: Uint8Array | null = null
    doc.on('update', (made: Uint8Array) => (update = made))
    const about = pick(actions)
    if (what === 'action') {
      addAction(doc, { id, title: `An action of ${this.identity.name}`, detail: 'Written in a rehearsal.', theme: pick(themes)?.id ?? null, author, createdAt: at })
    } else if (about) addArgument(doc, { id, action: about.id, side: this.#random() < 0.6 ? 'for' : 'against', text: 'Said in a rehearsal.', author, createdAt: at })
    doc.destroy()
    return new Promise((resolve) => {
      if (!update) return resolve('nothing')
      const refusal = room.receive(update, this, (committed) => resolve(committed ? 'saved' : 'not-saved'))
      if (refusal) resolve(refusal.code)
    })
  }
}
