// One more ballot: how long until there is a new Schulze ranking, beside the packages votes, condorcet and caritat.
import { Worker } from 'node:worker_threads'
import { addRanking, emptyMatrix, removeRanking } from '../../shared/ranking/pairwise.ts'
import { schulze } from '../../shared/ranking/schulze.ts'
import { cpuMs } from './ranking/cpu-time.ts'
import { electorate, slate } from './ranking/electorate.ts'
import { peers } from './ranking/peers.ts'

const sizes = [30, 100, 300]
const numbersOfBallots = [300, 1_000, 10_000]
const seed = 2026
/** Milliseconds for one more ballot, by number of actions. */
const targetMs: Readonly<Record<number, number>> = { 30: 0.2, 100: 5, 300: 80 }
const targetRatio = 100
const peerWithinMs = 60_000
const peerMemoryMb = 3_000

interface Measured {
  ms: number
  first: string
}

/** `--quick`: peers only where there are 100 actions. */
export default async function ranking(args: string[] = []): Promise<void> {
  const quick = args.includes('--quick')
  console.log('Milliseconds for a new Schulze ranking after one more ballot (processor time; in brackets, how many times as long as ours)\n')
  console.log(line(['actions', 'ballots', 'ours', ...Object.keys(peers)]))
  let missed = 0
  for (const actions of sizes) {
    for (const ballots of numbersOfBallots) {
      const ours = measureOurs(actions, ballots)
      const cells: string[] = []
      let fastest = Infinity
      for (const name of Object.keys(peers)) {
        const theirs = quick && actions !== 100 ? 'not tried' : await measurePeer(name, actions, ballots)
        cells.push(typeof theirs === 'string' ? theirs : `${format(theirs.ms)} (${Math.round(theirs.ms / ours.ms)}×)`)
        if (typeof theirs === 'string') continue
        if (!name.includes(',')) fastest = Math.min(fastest, theirs.ms)
        if (theirs.first !== ours.first) console.log(`  ${name} puts ${theirs.first} first, ours ${ours.first}`)
      }
      const late = ours.ms > targetMs[actions]!
      const close = actions === 100 && ballots === 10_000 && fastest / ours.ms < targetRatio
      if (late || close) missed++
      console.log(line([String(actions), String(ballots), `${format(ours.ms)}${late ? ' !' : ''}`, ...cells]) + (close ? `  ! below ${targetRatio}×` : ''))
    }
  }
  console.log(missed === 0 ? '\nAll within the targets.' : `\n${missed} beyond the targets (0.2, 5 and 80 ms; ${targetRatio}× at 100 actions and 10,000 ballots).`)
}

function measureOurs(actions: number, ballots: number): Measured {
  const ids = slate(actions)
  const given = electorate(actions, ballots, seed).map((ballot) => ballot.map((id) => [id]))
  const matrix = emptyMatrix(ids, 'last')
  for (const vote of given) addRanking(matrix, vote)
  const [one] = given
  removeRanking(matrix, one!)
  let first = ''
  // Adding and taking back a ballot costs the same and is a small part, so that the mean is a little too high.
  const ms = cpuMs(() => {
    addRanking(matrix, one!)
    first = schulze(matrix).ranking[0]![0]!
    removeRanking(matrix, one!)
  }, { warmUp: actions <= 100 ? 300 : 10, most: 2_000 })
  return { ms, first }
}

async function measurePeer(name: string, actions: number, ballots: number): Promise<Measured | string> {
  const worker = new Worker(new URL('./ranking/peer-thread.ts', import.meta.url), {
    workerData: { name, actions, ballots, seed }, resourceLimits: { maxOldGenerationSizeMb: peerMemoryMb },
  })
  const answer = await new Promise<Measured | string>((resolve) => {
    const timer = setTimeout(() => resolve(`> ${peerWithinMs / 1_000} s`), peerWithinMs)
    worker.once('message', (measured: Measured) => { clearTimeout(timer); resolve(measured) })
    worker.once('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(timer)
      resolve(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? `> ${peerMemoryMb / 1_000} GB` : error.message.slice(0, 24))
    })
  })
  await worker.terminate()
  return answer
}

function format(ms: number): string {
  return ms >= 100 ? String(Math.round(ms)) : ms.toPrecision(2)
}

function line(cells: readonly string[]): string {
  return cells.map((cell, at) => cell.padStart(at < 2 ? 8 : 20)).join('')
}
