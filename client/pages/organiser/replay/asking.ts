// Between the page and the replay's own thread: what is asked and answered, and the page's end of it.
import type { ComparedPair } from '../../../../shared/replay/compare.ts'
import type { Moving, Overview, Shown } from '../../../../shared/replay/desk.ts'
import { ApiError } from '../../../net/http.ts'
import type { ProblemCode } from '../../../net/refusal.ts'

/** Where a record comes from: a live server, or an archive that somebody has as a file. */
export type Source = { from: 'server'; eventId: string; bearer: string; isOrganiser?: boolean } | { from: 'file'; file: File }

/** What a moment is compared with: another one of this event, or one of the other event. */
export type Against = { of: 'this' | 'other' } & ({ index: number } | { time: number })

export type ComparedSide = { of: 'this' | 'other'; index: number; time: number }

/** The earlier side first; `against` is the one that was asked for. */
export type Comparison = { sides: [ComparedSide, ComparedSide]; against: ComparedSide; pairs: ComparedPair[] }

export type Ask = { ask: 'await-file' } | { ask: 'open'; source: Source } | { ask: 'other'; source: Source } | { ask: 'compare'; index: number; against: Against } | { ask: 'show'; moving: Moving } | { ask: 'more' }

export type Answer =
  | { answer: 'progress'; entries: number; all: number }
  | { answer: 'opened'; overview: Overview }
  /** What a file says of the end otherwise than its record. */
  | { answer: 'checked'; differing: string[] }
  | { answer: 'failed'; code: ProblemCode; message: string }
  | { answer: 'shown'; shown: Shown }
  /** Null where nothing has come, or it cannot be asked for. */
  | { answer: 'more'; overview: Overview | null }
  | { answer: 'other'; overview: Overview }
  | { answer: 'no-other'; code: ProblemCode; message: string }
  /** Null where there is nothing to compare with. */
  | { answer: 'compared'; comparison: Comparison | null }

/** Where moments come from. Answered in the order asked. */
export interface Moments {
  show(moving: Moving): Promise<Shown>
}

export class ReplayThread implements Moments {
  readonly #worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
  readonly #waiting: ((shown: Shown) => void)[] = []
  readonly #comparing: ((comparison: Comparison | null) => void)[] = []
  #more: ((overview: Overview | null) => void)[] = []
  #other: { resolve(overview: Overview): void; reject(error: ApiError): void } | null = null

  awaitFile(): this {
    this.#worker.postMessage({ ask: 'await-file' } satisfies Ask)
    return this
  }

  /** `checked`: what a file says of the end otherwise than its record, a moment after its first moment was shown. Rejects with an ApiError. */
  open(source: Source, progress: (entries: number, all: number) => void, checked: (differing: string[]) => void): Promise<Overview> {
    return new Promise((resolve, reject) => {
      this.#worker.onerror = ({ message }) => reject(new ApiError('internal', message, 0))
      this.#worker.onmessage = ({ data }: MessageEvent<Answer>) => {
        switch (data.answer) {
          case 'progress':
            return progress(data.entries, data.all)
          case 'opened':
            return resolve(data.overview)
          case 'checked':
            return checked(data.differing)
          case 'failed':
            return reject(new ApiError(data.code, data.message, 0))
          case 'other':
            return this.#other?.resolve(data.overview)
          case 'no-other':
            return this.#other?.reject(new ApiError(data.code, data.message, 0))
          case 'more':
            for (const told of this.#more.splice(0)) told(data.overview)
            return
          case 'compared':
            return this.#comparing.shift()?.(data.comparison)
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

  /** Whether the event has gone on; what is shown stays as it is. */
  more(): Promise<Overview | null> {
    return new Promise((resolve) => {
      if (this.#more.push(resolve) === 1) this.#worker.postMessage({ ask: 'more' } satisfies Ask)
    })
  }

  /** Reads another event to compare with. Rejects with an ApiError. */
  openOther(source: Source): Promise<Overview> {
    return new Promise((resolve, reject) => {
      this.#other = { resolve, reject }
      this.#worker.postMessage({ ask: 'other', source } satisfies Ask)
    })
  }

  compare(index: number, against: Against): Promise<Comparison | null> {
    return new Promise((resolve) => {
      this.#comparing.push(resolve)
      this.#worker.postMessage({ ask: 'compare', index, against } satisfies Ask)
    })
  }

  end(): void {
    this.#worker.terminate()
  }
}
