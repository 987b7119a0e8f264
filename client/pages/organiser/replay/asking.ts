// Between the page and the replay's own thread: what is asked and answered, and the page's end of it.
import type { Moving, Overview, Shown } from '../../../../shared/replay/desk.ts'
import { ApiError } from '../../../net/http.ts'
import type { ProblemCode } from '../../../net/refusal.ts'

/** Where a record comes from: a live server, or an archive that somebody has as a file. */
export type Source = { from: 'server'; eventId: string; bearer: string } | { from: 'file'; file: File }

export type Ask = { ask: 'open'; source: Source } | { ask: 'show'; moving: Moving }

export type Answer =
  | { answer: 'progress'; entries: number; all: number }
  /** `differing`: what the file says of the end otherwise than its record. */
  | { answer: 'opened'; overview: Overview; differing: string[] }
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
  open(source: Source, progress: (entries: number, all: number) => void): Promise<{ overview: Overview; differing: string[] }> {
    return new Promise((resolve, reject) => {
      this.#worker.onerror = ({ message }) => reject(new ApiError('internal', message, 0))
      this.#worker.onmessage = ({ data }: MessageEvent<Answer>) => {
        switch (data.answer) {
          case 'progress':
            return progress(data.entries, data.all)
          case 'opened':
            return resolve(data)
          case 'failed':
            return reject(new ApiError(data.code, data.message, 0))
          case 'shown':
            return this.#waiting.shift()?.(data.shown)
        }
      }
      this.#worker.postMessage({ ask: 'open', source } satisfies Ask)
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
