// Figures for an operator, in Prometheus' format. The event loop's delay is among the defaults.
import { performance } from 'node:perf_hooks'
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { Meter } from './ports.ts'

export type Read = { people(): number; events(): number; boards(): { rooms: number; people: number } }

const secondBuckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5]

/** The event loop is woken so often to see how late it runs. */
const delayEveryMs = 50

export function makeMetrics(read: Read): { meter: Meter; text(): Promise<{ type: string; text: string }> } {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: delayEveryMs })
  const gauge = (name: string, help: string, value: () => number): void => {
    void new Gauge({ name, help, registers, collect() { this.set(value()) } })
  }
  gauge('plenary_connections', 'Open control connections', read.people)
  gauge('plenary_events', 'Events known to this server', read.events)
  gauge('plenary_rooms', 'Boards in memory', () => read.boards().rooms)
  gauge('plenary_board_connections', 'Open board connections', () => read.boards().people)
  const behind = new Gauge({ name: 'plenary_board_connections_behind', help: 'Board connections whose reader is behind', registers })
  const durations = {
    pass: new Histogram({ name: 'plenary_board_pass_seconds', help: 'Length of a pass that hands a board on to everybody in it', buckets: secondBuckets, registers }),
    commit: new Histogram({ name: 'plenary_commit_seconds', help: 'Time from the beginning of a commit until it is on disk', buckets: secondBuckets, registers }),
  }
  const refusals = new Counter({ name: 'plenary_board_refusals_total', help: 'Refused board updates by reason', labelNames: ['reason'], registers })
  return {
    meter: {
      time: (what) => {
        const began = performance.now()
        return () => durations[what].observe((performance.now() - began) / 1_000)
      },
      refused: (code) => refusals.inc({ reason: code }),
      behind: (change) => behind.inc(change),
    },
    text: async () => ({ type: registry.contentType, text: await registry.metrics() }),
  }
}
