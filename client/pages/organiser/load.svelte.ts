// Something being loaded: its value, what went wrong, and whether it takes long enough to say so.
import { ApiError } from '../../net/http.ts'

const slowMs = 400
/** The server's noes that ask for another key. */
export const keyCodes = new Set(['no-token', 'bad-token', 'bad-key', 'not-allowed'])

export class Loading<T> {
  value: T | null = $state.raw(null)
  problem: ApiError | null = $state.raw(null)
  slow = $state(false)
  readonly #ask: () => Promise<T>
  readonly #refused: () => void

  /** `refused` is called when the key does not open this. */
  constructor(ask: () => Promise<T>, refused: () => void) {
    this.#ask = ask
    this.#refused = refused
  }

  async start(): Promise<void> {
    this.problem = null
    const timer = setTimeout(() => (this.slow = true), slowMs)
    try {
      this.value = await this.#ask()
    } catch (error) {
      if (error instanceof ApiError && keyCodes.has(error.code)) this.#refused()
      else this.problem = error instanceof ApiError ? error : new ApiError('internal', String(error), 0)
    }
    clearTimeout(timer)
    this.slow = false
  }
}

export function load<T>(ask: () => Promise<T>, refused: () => void): Loading<T> {
  const loading = new Loading(ask, refused)
  void loading.start()
  return loading
}
