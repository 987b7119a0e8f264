// Between the page and the replay's own thread: what is asked and answered, and the page's end of it.
import type { Moving, Overview, Shown } from '../../../../shared/replay/desk.ts'
import { ApiError } from '../../../net/http.ts'
import type { ProblemCode } from '../../../net/refusal.ts'

export type Ask = { ask: 'open'; eventId: string; bearer: string } | { ask: 'show'; moving: Moving }

export type Answer =
  | { answer: 'progress'; entries: number; all: number }
  | { answer: 'opened'; overview: Overview }
  | { answer: 'failed'; code: ProblemCode; message: string }
  | { answer: 'shown'; shown: Shown }

/** Where moments come from. Answered in the order asked. */
export interface Moments {
  show(moving: Moving): Promise<Shown>
}

export class ReplayThread implements Moments {
  readonly #worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
  readonly #waiting: ((shown: Shown) => void)[] = []

  /** Rejects with an ApiError. */
  open(eventId: string, bearer: string, progress: (entries: number, all: number) => void): Promise<Overview> {
    return new Promise((resolve, reject) => {
      this.#worker.onerror = ({ message }) => reject(new ApiError('internal', message, 0))
      this.#worker.onmessage = ({ data }: MessageEvent<Answer>) => {
        switch (data.answer) {
          case 'progress':
            return progress(data.entries, data.all)
          case 'opened':
            return resolve(data.overview)
          case 'failed':
            return reject(new ApiError(data.code, data.message, 0))
          case 'shown':
            return this.#waiting.shift()?.(data.shown)
        }
      }
      this.#worker.postMessage({ ask: 'open', eventId, bearer } satisfies Ask)
    })
  }

  show(moving: Moving): Promise<Shown> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve)
      this.#worker.postMessage({ ask: 'show', moving } satisfies Ask)
    })
  }

  end(): void {
    this.#worker.terminate()
  }
}
