// Going through statements, pairs or sets one at a time: on to the next open one, back by one.
import { firstOpen, nextOpen } from '../../../../state/forms/steps.ts'

export class OneByOne {
  readonly count: number
  /** The step shown; `count`: past the end. */
  at = $state.raw(0)
  #isOpen: (step: number) => boolean

  constructor(count: number, isOpen: (step: number) => boolean) {
    this.count = count
    this.#isOpen = isOpen
    this.at = firstOpen(count, isOpen)
  }

  get isAtEnd(): boolean {
    return this.at >= this.count
  }

  on(): void {
    this.at = nextOpen(this.count, this.at, this.#isOpen)
  }

  back(): void {
    this.at = Math.max(0, this.at - 1)
  }
}

/** The second tap of a double tap was not meant for what the first one brought up. */
export function isSecondTap(event: MouseEvent): boolean {
  return event.detail > 1
}
