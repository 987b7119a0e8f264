// What an operator can read.
import { expect, test } from 'vitest'
import { makeMetrics } from '../../../server/metrics.ts'

test('OP-7 people, rooms, lengths of passes and commits, refusals by reason, who is behind, and how late the event loop is', async () => {
  const { meter, text } = makeMetrics({ people: () => 3, events: () => 2, boards: () => ({ rooms: 1, people: 5 }) })
  meter.refused('board-frozen')
  meter.refused('board-frozen')
  meter.refused('too-long')
  meter.behind(1)
  meter.behind(1)
  meter.behind(-1)
  meter.time('pass')()
  meter.time('commit')()
  meter.time('commit')()
  const lines = (await text()).text.split('\n')
  for (const line of [
    'plenary_connections 3', 'plenary_events 2', 'plenary_rooms 1', 'plenary_board_connections 5', 'plenary_board_connections_behind 1',
    'plenary_board_refusals_total{reason="board-frozen"} 2', 'plenary_board_refusals_total{reason="too-long"} 1',
    'plenary_board_pass_seconds_count 1', 'plenary_commit_seconds_count 2',
  ]) expect(lines).toContain(line)
  expect(lines.some((line) => line.startsWith('nodejs_eventloop_lag_p99_seconds '))).toBe(true)
})
