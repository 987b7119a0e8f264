// A control connection by hand: Socket.IO packets over Engine.IO over a WebSocket, as no library would send them.
import { RawSocket, rawFrame } from './raw-socket.ts'

const text = 1
const door = '/socket.io/?EIO=4&transport=websocket'

export class RawControl {
  readonly packets: string[] = []
  #raw: RawSocket | null = null
  #isOver = false
  #checks = new Set<() => void>()

  /** An Engine.IO connection that has not said who it is. */
  static async open(port: number): Promise<RawControl> {
    const control = new RawControl()
    control.#raw = await RawSocket.open(port, door, {}, (payload) => {
      control.packets.push(payload.toString())
      control.#check()
    })
    void control.#raw.ended.then(() => {
      control.#isOver = true
      control.#check()
    })
    return control
  }

  get raw(): RawSocket {
    return this.#raw!
  }

  /** One that has, and has got the state. */
  static async enter(port: number, token: string): Promise<RawControl> {
    const control = await RawControl.open(port)
    control.send(connectPacket(token))
    await control.until('42["state"')
    return control
  }

  /** All in one write. */
  send(...packets: (string | Uint8Array)[]): void {
    void this.raw.write(Buffer.concat(packets.map((packet) =>
      rawFrame(typeof packet === 'string' ? { opcode: text, payload: Buffer.from(packet) } : { payload: packet }))))
  }

  /** The next packet, or one that has come already, that begins so; null where the connection ends before. */
  async until(beginning: string): Promise<string | null> {
    for (;;) {
      const found = this.packets.find((packet) => packet.startsWith(beginning))
      if (found !== undefined) return found
      if (this.#isOver) return null
      await new Promise<void>((resolve) => {
        const check = (): void => {
          this.#checks.delete(check)
          resolve()
        }
        this.#checks.add(check)
      })
    }
  }

  /** Whether it still answers. */
  async answers(): Promise<boolean> {
    const id = 1_000_000 + this.packets.length
    this.send(`42${id}["clock"]`)
    return await this.until(`43${id}[`) !== null
  }

  count(beginning: string): number {
    return this.packets.filter((packet) => packet.startsWith(beginning)).length
  }

  end(): void {
    this.raw.destroy()
  }

  #check(): void {
    for (const call of [...this.#checks]) call()
  }
}

export function connectPacket(token: unknown): string {
  return `40${JSON.stringify({ token })}`
}
