// How sure the top of a ranking is: time to P(in the top k) in the counting thread, and what the main thread feels of it.
import { CountingThread } from '../../server/adapters/counting-thread.ts'
import { seededRandom } from '../../shared/ranking/certainty/random.ts'
import type { CountRequest, KeptBallot } from '../../shared/ranking/result/count-question.ts'
import { readResult } from '../../shared/ranking/result/read-result.ts'

const sizes = [
  { actions: 30, ballots: 300 }, { actions: 30, ballots: 1_000 },
  { actions: 100, ballots: 1_000 }, { actions: 300, ballots: 1_000 },
] as const

/** How much a person's taste weighs against what all agree on: much agreement, some, none. */
const crowds = [{ name: 'agreed', noise: 0.2 }, { name: 'mixed', noise: 1 }, { name: 'random', noise: 1_000 }] as const
const topK = 10
const targetMs = 2_000
const longestBlockMs = 50

export default async function run(): Promise<void> {
  console.log(`P(in the top ${topK}) by Schulze, complete rankings, in the counting thread (target: ${targetMs} ms at 300 actions and 1,000 ballots;`)
  console.log(`the main thread never blocked over ${longestBlockMs} ms). “longest turn” is the most processor time that the main thread spends before it looks`)
  console.log('at what else has come in, from sending the ballots to having the whole result, in the better of two rounds, since what a guest of a busy')
  console.log('machine waits for its core counts as spent; “main CPU” is all that it spends.')
  console.log(row('actions', 'ballots', 'people', 'ranking ms', 'P(top k) ms', 'draws', '± points', 'all ms', 'main CPU', 'longest turn'))
  for (const size of sizes) for (const crowd of crowds) await measure(size, crowd)
}

async function measure({ actions, ballots: count }: (typeof sizes)[number], { name, noise }: (typeof crowds)[number]): Promise<void> {
  const request: CountRequest = {
    method: 'rank', options: {}, actionIds: Array.from({ length: actions }, (_, at) => `action-${String(at).padStart(8, '0')}`),
    groups: ['a', 'b', 'c', 'd', 'e'], topK, seats: null, seed: 'bench',
  }
  const ballots = ballotsOf(request.actionIds, count, noise)
  const counter = new CountingThread(new URL('../../server/counting-worker.ts', import.meta.url))
  await counter.count({ ...request, actionIds: [] }, [])
  const rounds = []
  for (let round = 0; round < 2; round++) {
    const turns = watchTurns()
    const figures = await timesOf(counter, request, ballots)
    rounds.push({ figures, ...turns.stop() })
  }
  await counter.close()
  const { figures, sumMs, longestMs } = rounds.sort((a, b) => a.longestMs - b.longestMs)[0]!
  console.log(row(actions, count, name, ...figures, sumMs, longestMs))
}

/** Processor time of this thread from one look, every millisecond, to the next: other programs on the machine do not count. */
function watchTurns(): { stop(): { sumMs: number; longestMs: number } } {
  const nowMs = (): number => {
    const { user, system } = process.threadCpuUsage()
    return (user + system) / 1_000
  }
  let [last, sumMs, longestMs] = [nowMs(), 0, 0]
  const timer = setInterval(() => {
    const now = nowMs()
    sumMs += now - last
    longestMs = Math.max(longestMs, now - last)
    last = now
  }, 1)
  return {
    stop: () => {
      clearInterval(timer)
      return { sumMs, longestMs }
    },
  }
}

async function timesOf(counter: CountingThread, request: CountRequest, ballots: readonly KeptBallot[]): Promise<(string | number)[]> {
  const followed = counter.follow(request, ballots)
  await followed.tally('quick')
  const [changed] = ballots
  followed.change(changed!.ballot, changed!.ballot)
  const started = performance.now()
  await followed.tally('quick')
  const ranked = performance.now()
  const sure = await followed.tally('sure')
  const known = performance.now()
  followed.end()
  const whole = await counter.count(request, ballots)
  const counted = performance.now()
  const [certainty] = readResult(sure!).certainty
  if (whole!.ballots !== ballots.length) throw new Error('Ballots are missing.')
  const draws = certainty?.draws ?? 0
  return [ranked - started, known - ranked, draws, draws === 0 ? 'none' : 100 * Math.sqrt(0.25 / draws), counted - known]
}

function ballotsOf(actionIds: readonly string[], count: number, noise: number): KeptBallot[] {
  const random = seededRandom(`bench ${noise}`)
  return Array.from({ length: count }, (_, person) => {
    const key = Float64Array.from(actionIds, (_, at) => at / actionIds.length + noise * (random() + random() + random()))
    const order = Int32Array.from(key.keys()).sort((a, b) => key[a]! - key[b]!)
    const ranking = Array.from(order, (at) => `["${actionIds[at]!}"]`).join()
    return { ballot: `{"method":"rank","ranking":[${ranking}]}`, group: JSON.stringify(['abcde'[person % 5]]) }
  })
}

function row(...cells: (string | number)[]): string {
  return cells.map((cell, at) => (typeof cell === 'number' ? (Number.isInteger(cell) ? String(cell) : cell.toFixed(1)) : cell).padStart(at < 3 ? 8 : 13)).join('')
}
