// A board connection that sends what it likes, and says what it got for it: saved, a refusal's code, or the code it was closed with.
import { once } from 'node:events'
import WebSocket from 'ws'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { until } from './people.ts'

const sync = 0
const saved = 100
const refused = 2

export const step = { one: 0, two: 1, update: 2 } as const

export class RawBoard {
  readonly socket: WebSocket
  /** 'saved', the code of a refusal, or the code and reason of the close, whichever comes first. */
  readonly outcome: Promise<string>
  readonly closed: Promise<string>
  /** Sync messages that the server has called saved, on a connection that asked for it. */
  saved = 0
  #onSaved: () => void = () => {}

  private constructor(socket: WebSocket) {
    this.socket = socket
    this.closed = new Promise((resolve) => socket.on('close', (code, reason) => resolve(`${code} ${reason.toString()}`)))
    const answered = new Promise<string>((resolve) => socket.on('message', (data: Buffer) => {
      if (data[0] === refused) resolve(data.subarray(3).toString())
      if (data[0] !== saved) return
      this.saved = decoding.readVarUint(decoding.createDecoder(data.subarray(1)))
      this.#onSaved()
      resolve('saved')
    }))
    this.outcome = Promise.race([answered, this.closed])
  }

  static async open(url: string, door: string): Promise<RawBoard> {
    const socket = new WebSocket(url.replace('http', 'ws') + door)
    socket.on('error', () => {})
    const board = new RawBoard(socket)
    await Promise.race([once(socket, 'open'), board.closed])
    return board
  }

  /** What one update gets, on a connection of its own. */
  static async answerTo(url: string, door: string, update: Uint8Array): Promise<string> {
    const board = await RawBoard.open(url, door)
    board.send(update)
    const outcome = await board.outcome
    board.socket.terminate()
    return outcome
  }

  send(update: Uint8Array): void {
    this.socket.send(syncFrame(step.update, update))
  }

  /** Throws when the connection ends before. */
  async acknowledged(count: number): Promise<void> {
    const acknowledged = until(() => this.saved >= count, (check) => {
      this.#onSaved = check
      return () => { this.#onSaved = () => {} }
    })
    const end = await Promise.race([acknowledged, this.closed])
    if (end !== undefined) throw new Error(`closed (${end}) before ${count} were saved`)
  }

  /** Resolves when all that was sent before has been read, on a connection that asked for acknowledgements; or it is closed. */
  async heard(): Promise<string> {
    this.send(new Uint8Array([0, 0]))
    return this.outcome
  }
}

export function syncFrame(kind: number, payload: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, sync)
  encoding.writeVarUint(encoder, kind)
  encoding.writeVarUint8Array(encoder, payload)
  return encoding.toUint8Array(encoder)
}
