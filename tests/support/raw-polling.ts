// Engine.IO over HTTP polling by hand: packets that no library would send, and clients that post and never read.

const separator = '\x1e'
/** Engine.IO's own. */
const close = '1'

export class RawPolling {
  readonly #address: string
  #unread: string[] = []

  private constructor(address: string) {
    this.#address = address
  }

  /** The status of the refusal where there is no connection. */
  static async open(url: string, headers: Record<string, string> = {}): Promise<RawPolling | number> {
    const address = `${url}/socket.io/?EIO=4&transport=polling`
    const answer = await fetch(address, { headers })
    if (answer.status !== 200) return answer.status
    const { sid } = JSON.parse((await answer.text()).slice(1)) as { sid: string }
    return new RawPolling(`${address}&sid=${sid}`)
  }

  /** Engine.IO packets in one request; the status of the answer. */
  async post(...packets: string[]): Promise<number> {
    const answer = await fetch(this.#address, { method: 'POST', body: packets.join(separator), headers: { 'content-type': 'text/plain;charset=UTF-8' } })
    await answer.text()
    return answer.status
  }

  /** What waited, or the status that says that the connection is over. */
  async poll(): Promise<string[] | number> {
    const answer = await fetch(this.#address)
    const text = await answer.text()
    return answer.status === 200 ? text.split(separator) : answer.status
  }

  /** Reads on to a packet that begins so, which may have come with others; null where the connection ends before. */
  async until(beginning: string): Promise<string | null> {
    for (;;) {
      for (let packet = this.#unread.shift(); packet !== undefined; packet = this.#unread.shift()) {
        if (packet.startsWith(beginning)) return packet
        if (packet === close) return null
      }
      const packets = await this.poll()
      if (typeof packets === 'number') return null
      this.#unread = packets
    }
  }
}
