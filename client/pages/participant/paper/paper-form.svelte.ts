// A ballot on paper as the page has it: a value in the method's own form, with the interface that its editor asks of a store.
import type { BallotForm } from '../../../state/ballot-form.ts'

export class PaperForm<T> {
  #value = $state.raw() as T
  readonly form: BallotForm<T>
  /** As the ballots were printed. */
  readonly order: readonly string[]

  constructor(form: BallotForm<T>, order: readonly string[]) {
    this.form = form
    this.#value = form.empty
    this.order = order
  }

  get value(): T {
    return this.#value
  }

  get said(): number {
    return this.form.said(this.#value)
  }

  set(value: T): void {
    this.#value = value
  }

  flush(): void {}
}
