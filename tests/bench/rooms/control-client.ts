// The control channel of a whole person: Engine.IO's text frames over a bare socket. State, facts and presence are received and
// not looked at; the server's pings are answered.
import { opcode } from './frames.ts'
import { RawSocket } from './raw-socket.ts'

export type ControlAddress = { port: number; token: string }

const state = '42["state"'

export class ControlClient {
  closedWith: string | null = null
  readonly #socket: RawSocket
  #ready = false

  /** Resolves when the state is in. */
  static join(address: ControlAddress): Promise<ControlClient> {
    return new Promise((resolve, reject) => new ControlClient(address, resolve, reject))
  }

  private constructor({ port, token }: ControlAddress, resolve: (client: ControlClient) => void, reject: (error: Error) => void) {
    this.#socket = new RawSocket(port, '/socket.io/?EIO=4&transport=websocket', {
      open: () => {},
      // Once it is in, only pings are short.
      wants: (_code, length) => !this.#ready || length === 1,
      frame: (_code, payload, socket) => {
        if (payload[0] === 0x30) return socket.send(Buffer.from(`40${JSON.stringify({ token })}`), opcode.text)
        if (payload[0] === 0x32 && payload.length === 1) return socket.send(Buffer.from('3'), opcode.text)
        if (this.#ready || Buffer.from(payload.subarray(0, state.length)).toString() !== state) return
        this.#ready = true
        resolve(this)
      },
      closed: (reason) => {
        this.closedWith = reason
        if (!this.#ready) reject(new Error(`a control channel failed: ${reason}`))
      },
    })
  }

  close(): void {
    this.#socket.destroy()
  }
}
