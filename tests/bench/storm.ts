// A restarted server meets everybody within five seconds: how long each waits for the whole board, and until the last one has it.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { BoardClient } from './rooms/board-client.ts'
import { median, quantile } from './rooms/latency.ts'
import { generator } from './rooms/pacing.ts'
import { cpuSeconds, killAll, pause } from './rooms/process.ts'
import { startServer } from './rooms/servers.ts'

const withinMs = 5_000
const seed = 7

export default async function run(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options: { people: { type: 'string', default: '1000' } } })
  const count = Number(values.people)
  const folder = mkdtempSync(join(tmpdir(), 'plenary-storm-'))
  const random = generator(seed)
  try {
    const server = await startServer('ours', folder, { flushDelay: 25, nice: 0 })
    const people = await server.people(count, false)
    const [first] = people
    const before = await Promise.all(people.map(({ board }) => BoardClient.join(board, false)))
    await server.child.kill()
    const lost = before.filter(({ closedWith }) => closedWith !== null).length
    await server.restart()
    const cpuBefore = cpuSeconds(server.child.pid)
    const began = performance.now()
    const took = await Promise.all(people.map(async ({ board }) => {
      await pause(random() * withinMs)
      const client = await BoardClient.join(board, false)
      return { joinMs: client.joinMs, atMs: performance.now() - began, client }
    }))
    const waits = took.map(({ joinMs }) => joinMs).sort((a, b) => a - b)
    const last = Math.max(...took.map(({ atMs }) => atMs))
    const whole = await BoardClient.join(first!.board, true)
    console.log([
      `${count} people lost their connection to a kill -9 (${lost} had noticed before the restart) and came back within ${withinMs / 1_000} s, each with a token:`,
      `  in sync after     p50 ${median(waits).toFixed(0)} ms, p99 ${quantile(waits, 0.99).toFixed(0)} ms, at most ${waits.at(-1)!.toFixed(0)} ms`,
      `  the last of them  ${(last / 1_000).toFixed(2)} s after the first came${last <= 2 * withinMs ? '' : ': NOT within 5 s of the last attempt'}`,
      `  server CPU        ${(cpuSeconds(server.child.pid) - cpuBefore).toFixed(2)} s, board of ${whole.content!.length} bytes`,
    ].join('\n'))
    for (const { client } of took) client.close()
  } finally {
    killAll()
    rmSync(folder, { recursive: true, force: true })
  }
}
