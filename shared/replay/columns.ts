// Growing columns of numbers, and texts by number: what is known of hundreds of thousands of entries, in little memory.

/** Numbers from 0 to 2³² − 1, or any where it is `wide`. */
export class Column {
  #values: Uint32Array | Float64Array
  #length = 0

  constructor(width: 'narrow' | 'wide' = 'narrow') {
    this.#values = width === 'wide' ? new Float64Array(64) : new Uint32Array(64)
  }

  get length(): number {
    return this.#length
  }

  push(value: number): void {
    if (this.#length === this.#values.length) {
      const wider = new (this.#values.constructor as { new (length: number): Uint32Array | Float64Array })(this.#length * 2)
      wider.set(this.#values)
      this.#values = wider
    }
    this.#values[this.#length++] = value
  }

  at(place: number): number {
    return this.#values[place]!
  }

  /** How many values from the start are at most `limit`; the column must ascend. */
  upTo(limit: number): number {
    let low = 0
    let high = this.#length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.#values[middle]! <= limit) low = middle + 1
      else high = middle
    }
    return low
  }
}

/** Each text once, by a number from 0 on. */
export class Names {
  readonly #names: string[] = []
  readonly #numbers = new Map<string, number>()

  get size(): number {
    return this.#names.length
  }

  number(name: string): number {
    let number = this.#numbers.get(name)
    if (number === undefined) {
      number = this.#names.length
      this.#names.push(name)
      this.#numbers.set(name, number)
    }
    return number
  }

  name(number: number): string {
    return this.#names[number]!
  }
}
