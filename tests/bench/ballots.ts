// 2,000 people saving their ballots within ten seconds, and then all at once: how long until each is acknowledged, after its commit.
import { readFileSync } from 'node:fs'
import { performance } from 'node:perf_hooks'
import type { Ack } from '../../shared/protocol/messages.ts'
import { Controller, createEvent, join } from '../support/people.ts'
import type { Joined } from '../support/people.ts'
import { randomFrom } from '../support/random.ts'
import { startServer } from '../support/server.ts'
import type { RunningServer } from '../support/server.ts'

const peopleCount = 2_000
const actionCount = 50
const rankedCount = 10
const withinMs = 10_000
const targetMs = 2_000
const atATime = 50
/** Of the kernel's clock that /proc counts in. */
const ticksPerSecond = 100

type Round = { name: string; acks: Ack[]; latencies: number[]; cpuShare: number | null }

export default async function ballots(): Promise<void> {
  const server = await startServer()
  const phones: Controller[] = []
  try {
    const event = await createEvent(server.url, {
      title: 'Ballots', boards: [{ title: 'Board', actions: Array.from({ length: actionCount }, (_, i) => ({ title: `Action ${i}` })) }],
      agenda: [{ kind: 'explore', title: 'Explore' }, { kind: 'ballot', title: 'Prioritise' }],
    })
    const people = await inTurns(peopleCount, () => join(server.url, event.code))
    phones.push(...await inTurns(peopleCount, (i) => Controller.open(server.url, people[i]!.token)))
    const facilitator = await Controller.open(server.url, event.tokens.facilitator)
    phones.push(facilitator)
    const { stageId } = facilitator.state!.agenda[1]!
    const went = await facilitator.send({ type: 'stage.go', stageId })
    if (!went.ok) throw new Error(went.error.message)
    await Promise.all(phones.map((phone) => phone.until((state) => state?.agenda[1]?.questions?.[0]?.phase === 'open')))
    const { questionId, slate } = phones[0]!.state!.agenda[1]!.questions![0]!
    const ids = slate!.items.map(({ actionId }) => actionId)
    const voters = phones.slice(0, peopleCount)

    const spread = await cast('within ten seconds', server, voters, people, { questionId, ids, revision: 1, dueMs: (i) => (i * withinMs) / peopleCount })
    const burst = await cast('all at once', server, voters, people, { questionId, ids, revision: 2, dueMs: () => 0 })
    for (const phone of phones.splice(0)) phone.close()
    await server.restart()
    const after = await Controller.open(server.url, event.tokens.facilitator)
    phones.push(after)
    const kept = after.presence?.submitted?.[questionId]?.total ?? await new Promise<number>((resolve) => {
      after.socket.once('presence', (presence: { submitted: Record<string, { total: number }> }) => resolve(presence.submitted[questionId]?.total ?? 0))
    })
    report([spread, burst], kept)
  } finally {
    for (const phone of phones) phone.close()
    await server.remove()
  }
}

async function cast(
  name: string, server: RunningServer, voters: readonly Controller[], people: readonly Joined[],
  { questionId, ids, revision, dueMs }: { questionId: string; ids: readonly string[]; revision: number; dueMs(i: number): number },
): Promise<Round> {
  const random = randomFrom(revision)
  const latencies: number[] = []
  const cpu = cpuMs(server.pid())
  const began = performance.now()
  const acks = await Promise.all(voters.map(async (voter, i) => {
    const ranking = Array.from({ length: rankedCount }, (_, k) => [ids[(random.below(3) + 3 * k + i) % ids.length]!])
    await new Promise((resolve) => { setTimeout(resolve, Math.max(0, began + dueMs(i) - performance.now())) })
    const sent = performance.now()
    const ack = await voter.send({
      type: 'ballot.cast', questionId, revision, id: `${people[i]!.participantId}-${revision}`,
      ballot: { method: 'rank', ranking: ranking.filter(([id], k) => ranking.findIndex(([other]) => other === id) === k) },
    })
    latencies.push(performance.now() - sent)
    return ack
  }))
  const took = performance.now() - began
  const used = cpu === null ? null : (cpuMs(server.pid()) ?? Number.NaN) - cpu
  return { name, acks, latencies: latencies.sort((a, b) => a - b), cpuShare: used === null ? null : used / took }
}

function report(rounds: readonly Round[], kept: number): void {
  const line = (cells: readonly string[]): string => `  ${cells[0]!.padEnd(20)}${cells.slice(1).map((cell) => cell.padStart(12)).join('')}`
  console.log([
    `${peopleCount} people ranking ${rankedCount} of ${actionCount} actions; ms from sending a ballot until its acknowledgement`,
    line(['', 'saved', 'p50', 'p95', 'p99', 'longest', 'CPU']),
    ...rounds.map(({ name, acks, latencies, cpuShare }) => {
      const at = (share: number): string => latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))]!.toFixed(0)
      return line([name, String(acks.filter(({ ok }) => ok).length), at(0.5), at(0.95), at(0.99), at(1), cpuShare === null ? '?' : `${(100 * cpuShare).toFixed(0)} %`])
    }),
    `After kill -9 and a restart ${kept} of ${peopleCount} ballots are there.`,
  ].join('\n'))
  // The burst is there to see how far it goes; what has to be reached is the first row.
  const [{ acks, latencies }] = rounds as [Round]
  const isReached = acks.every(({ ok }) => ok) && latencies[Math.floor(latencies.length * 0.99)]! < targetMs && kept === peopleCount
  if (!isReached) process.exitCode = 1
  console.log(`${isReached ? 'Reached' : 'Missed'}: within ten seconds every ballot saved, p99 under ${targetMs} ms, and none lost`)
}

/** `count` of them, so many at a time. */
async function inTurns<T>(count: number, work: (i: number) => Promise<T>): Promise<T[]> {
  const made: T[] = []
  for (let from = 0; from < count; from += atATime) {
    made.push(...await Promise.all(Array.from({ length: Math.min(atATime, count - from) }, (_, i) => work(from + i))))
  }
  return made
}

/** What a process has used so far; null where there is no /proc. */
function cpuMs(pid: number): number | null {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
    return ((Number(fields[11]) + Number(fields[12])) * 1_000) / ticksPerSecond
  } catch {
    return null
  }
}
