// Figures for an operator, in Prometheus' format.
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client'

export function makeMetrics(read: { people(): number; events(): number }): { text(): Promise<{ type: string; text: string }> } {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  new Gauge({ name: 'plenary_connections', help: 'Open control connections', registers: [registry], collect() { this.set(read.people()) } })
  new Gauge({ name: 'plenary_events', help: 'Events known to this server', registers: [registry], collect() { this.set(read.events()) } })
  return { text: async () => ({ type: registry.contentType, text: await registry.metrics() }) }
}
