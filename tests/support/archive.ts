// The archive folder in memory: what is in it, and failures of it.
import type { Archive } from '../../server/ports.ts'

export class MemoryArchive implements Archive {
  /** `EVENT.zip`, `EVENT/BOARD.yjs` */
  readonly files = new Map<string, Uint8Array>()
  /** Called before a file is written: what it throws fails the writing, and where it does not resolve the server is as good as dead. */
  before: (name: string) => Promise<void> = async () => {}

  async writeBoard(eventId: string, boardId: string, update: Uint8Array): Promise<void> {
    await this.#write(`${eventId}/${boardId}.yjs`, update)
  }

  async write(eventId: string, bytes: Uint8Array): Promise<void> {
    await this.#write(`${eventId}.zip`, bytes)
  }

  async remove(eventId: string): Promise<void> {
    this.files.delete(`${eventId}.zip`)
  }

  async eventIds(): Promise<string[]> {
    return [...new Set([...this.files.keys()].map((name) => name.replace(/\.zip$|\/.*$/, '')))].sort()
  }

  async start(eventId: string, bytes: number): Promise<Uint8Array | null> {
    return this.files.get(`${eventId}.zip`)?.slice(0, bytes) ?? null
  }

  async #write(name: string, bytes: Uint8Array): Promise<void> {
    await this.before(name)
    this.files.set(name, new Uint8Array(bytes))
  }
}
