// Exact latency by Yjs clocks: what was sent is known by (client, clock), and an arrival covers ranges of clocks.
// Merging hides nothing: every edit is looked for at every listener, and what never arrived counts as endlessly late.
import * as Y from 'yjs'

type Sent = { clock: number; at: number; index: number }

export type Latency = {
  sent: number
  /** Share of all pairs of an edit and a listener that arrived; 1 = everything everywhere. */
  delivered: number
  /** Sorted, in ms; Infinity for what never arrived. */
  ms: number[]
}

export class LatencyMatcher {
  readonly #sent = new Map<number, Sent[]>()
  readonly #listeners: Listener[] = []
  #count = 0

  /** An edit whose last struct unit has this clock. Clocks of a client only rise. */
  sent(client: number, clock: number, at: number): void {
    const list = this.#sent.get(client)
    const entry = { clock, at, index: this.#count++ }
    if (list) list.push(entry)
    else this.#sent.set(client, [entry])
  }

  listener(): Listener {
    const listener = new Listener(this.#sent)
    this.#listeners.push(listener)
    return listener
  }

  /** True when every listener has every edit. */
  get complete(): boolean {
    return this.#listeners.every((listener) => listener.count === this.#count)
  }

  /** What at least one listener has. */
  seen(): { client: number; clock: number }[] {
    return [...this.#sent].flatMap(([client, list]) => list
      .filter(({ index }) => this.#listeners.some((listener) => listener.arrivals[index] !== undefined))
      .map(({ clock }) => ({ client, clock })))
  }

  /** Of what was sent from `since` on. */
  result(since: number): Latency {
    const ms: number[] = []
    let delivered = 0
    let sent = 0
    for (const list of this.#sent.values()) {
      for (const { at, index } of list) {
        if (at < since) continue
        sent++
        for (const listener of this.#listeners) {
          const arrived = listener.arrivals[index]
          if (arrived !== undefined) delivered++
          ms.push(arrived === undefined ? Infinity : arrived - at)
        }
      }
    }
    return { sent, delivered: ms.length === 0 ? 1 : delivered / ms.length, ms: ms.sort((a, b) => a - b) }
  }
}

export class Listener {
  /** By the edit's index: when it was covered for the first time. */
  readonly arrivals: (number | undefined)[] = []
  count = 0
  readonly #sent: ReadonlyMap<number, Sent[]>

  constructor(sent: ReadonlyMap<number, Sent[]>) {
    this.#sent = sent
  }

  /** Clocks `from` to `to` (not included) of a client arrived. */
  covers(client: number, from: number, to: number, at: number): void {
    const list = this.#sent.get(client)
    if (!list) return
    for (let i = firstFrom(list, from); i < list.length && list[i]!.clock < to; i++) {
      const { index } = list[i]!
      if (this.arrivals[index] !== undefined) continue
      this.arrivals[index] = at
      this.count++
    }
  }

  /** A Yjs update, merged or not. Skips cover nothing. */
  hears(update: Uint8Array, at: number): void {
    for (const struct of Y.decodeUpdate(update).structs) {
      if (struct instanceof Y.Skip) continue
      this.covers(struct.id.client, struct.id.clock, struct.id.clock + struct.length, at)
    }
  }
}

export type Times = { sent: number; delivered: number; p50: number; p99: number; max: number }

export function summary(matcher: LatencyMatcher, since: number): Times {
  const { sent, delivered, ms } = matcher.result(since)
  return { sent, delivered, p50: quantile(ms, 0.5), p99: quantile(ms, 0.99), max: ms.at(-1) ?? NaN }
}

export function quantile(sorted: readonly number[], q: number): number {
  return sorted.length === 0 ? NaN : sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))]!
}

export function median(values: readonly number[]): number {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort((a, b) => a - b)
  if (sorted.length === 0) return NaN
  const middle = sorted.length / 2
  return sorted.length % 2 ? sorted[Math.floor(middle)]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

function firstFrom(list: readonly Sent[], clock: number): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (list[middle]!.clock < clock) low = middle + 1
    else high = middle
  }
  return low
}
