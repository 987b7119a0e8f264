// Between the page and the replay's own thread: what is asked and answered, and the page's end of it.
import type { ComparedPair } from '../../../../shared/replay/compare.ts'
import type { Moving, Overview, Shown } from '../../../../shared/replay/desk.ts'
import { ApiError } from '../../../net/http.ts'
import type { ProblemCode } from '../../../net/refusal.ts'

/** Where a record comes from: a live server, or an archive that somebody has as a file. */
export type Source = { from: 'server'; eventId: string; bearer: string; isOrganiser?: boolean } | { from: 'file'; file: File }

/** The other side of a comparison: another moment of this event, or the end of the other event. */
export type Against = { index: number } | 'other'

export type Ask = { ask: 'open'; source: Source } | { ask: 'other'; source: Source } | { ask: 'compare'; index: number; against: Against } | { ask: 'show'; moving: Moving }

export type Answer =
  | { answer: 'progress'; entries: number; all: number }
  /** `differing`: what the file says of the end otherwise than its record. */
  | { answer: 'opened'; overview: Overview; differing: string[] }
  | { answer: 'failed'; code: ProblemCode; message: string }
  | { answer: 'shown'; shown: Shown }
  | { answer: 'other'; title: string }
  | { answer: 'no-other'; code: ProblemCode; message: string }
  | { answer: 'compared'; pairs: ComparedPair[] }

/** Where moments come from. Answered in the order asked. */
export interface Moments {
  show(moving: Moving): Promise<Shown>
}

export class ReplayThread implements Moments {
  readonly #worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
  readonly #waiting: ((shown: Shown) => void)[] = []
  readonly #comparing: ((pairs: ComparedPair[]) => void)[] = []
  #other: { resolve(title: string): void; reject(error: ApiError): void } | null = null

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
          case 'other':
            return this.#other?.resolve(data.title)
          case 'no-other':
            return this.#other?.reject(new ApiError(data.code, data.message, 0))
          case 'compared':
            return this.#comparing.shift()?.(data.pairs)
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

  /** Reads another event to compare with; its title. Rejects with an ApiError. */
  openOther(source: Source): Promise<string> {
    return new Promise((resolve, reject) => {
      this.#other = { resolve, reject }
      this.#worker.postMessage({ ask: 'other', source } satisfies Ask)
    })
  }

  compare(index: number, against: Against): Promise<ComparedPair[]> {
    return new Promise((resolve) => {
      this.#comparing.push(resolve)
      this.#worker.postMessage({ ask: 'compare', index, against } satisfies Ask)
    })
  }

  end(): void {
    this.#worker.terminate()
  }
}
