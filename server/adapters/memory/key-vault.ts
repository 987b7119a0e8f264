// Keys in memory, for tests.
import type { Ids, KeyVault } from '../../ports.ts'

const keyBytes = 32

export class MemoryKeyVault implements KeyVault {
  #ids: Pick<Ids, 'bytes'>
  #keys = new Map<string, Uint8Array>()

  constructor(ids: Pick<Ids, 'bytes'>) {
    this.#ids = ids
  }

  async create(questionKey: string): Promise<Uint8Array> {
    const key = this.#keys.get(questionKey) ?? this.#ids.bytes(keyBytes)
    this.#keys.set(questionKey, key)
    return new Uint8Array(key)
  }

  async get(questionKey: string): Promise<Uint8Array | null> {
    const key = this.#keys.get(questionKey)
    return key ? new Uint8Array(key) : null
  }

  async destroy(questionKey: string): Promise<void> {
    this.#keys.delete(questionKey)
  }

  async list(): Promise<string[]> {
    return [...this.#keys.keys()].sort()
  }
}
