// The state as it is sent to everybody who connects, as text: each part is written once for as long as it stays the same,
// the whole once a version and role. Only who one is comes on top for each.
import * as parser from 'socket.io-parser'
import type { Packet } from 'socket.io-parser'
import type { Role } from '../../shared/event/names.ts'
import type { EventState } from '../../shared/event/state.ts'
import { view } from '../../shared/event/visibility.ts'
import type { StateMessage } from '../../shared/protocol/messages.ts'

/** JSON that is ready to be sent. */
export class ReadyText {
  readonly json: string

  constructor(json: string) {
    this.json = json
  }
}

export class StateTexts {
  readonly #parts = new WeakMap<object, string>()
  readonly #views = new WeakMap<EventState, Partial<Record<Role, string>>>()

  message(state: EventState, own: Pick<StateMessage, 'role' | 'now' | 'protocol' | 'me'>): ReadyText {
    return new ReadyText(`${this.#shared(state, own.role).slice(0, -1)},${JSON.stringify(own).slice(1)}`)
  }

  #shared(state: EventState, role: Role): string {
    let texts = this.#views.get(state)
    if (!texts) this.#views.set(state, texts = {})
    texts[role] ??= `{${Object.entries(view(state, role)).map(([key, value]) => `${JSON.stringify(key)}:${this.#part(value)}`).join()}}`
    return texts[role]
  }

  #part(value: unknown): string {
    if (typeof value !== 'object' || value === null) return JSON.stringify(value)
    let text = this.#parts.get(value)
    if (text === undefined) this.#parts.set(value, text = JSON.stringify(value))
    return text
  }
}

class Encoder extends parser.Encoder {
  override encode(packet: Packet): unknown[] {
    const { type, nsp, id, data } = packet
    if (!Array.isArray(data) || !(data.at(-1) instanceof ReadyText)) return super.encode(packet)
    const texts = (data as unknown[]).map((part) => (part instanceof ReadyText ? part.json : JSON.stringify(part)))
    return [`${type}${nsp === '/' ? '' : `${nsp},`}${id ?? ''}[${texts.join()}]`]
  }
}

/** Socket.IO's own parser, which also takes what is ready. On the wire there is no difference. */
export const readyParser = { ...parser, Encoder }
