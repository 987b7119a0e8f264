// One measurement of one peer in a thread of its own, so that it can be given up.
import { parentPort, workerData } from 'node:worker_threads'
import { cpuMs } from './cpu-time.ts'
import { electorate, slate } from './electorate.ts'
import { peers } from './peers.ts'

const { name, actions, ballots, seed } = workerData as { name: string; actions: number; ballots: number; seed: number }

const rank = peers[name]!(slate(actions), electorate(actions, ballots, seed))
let first = ''
const ms = cpuMs(() => { first = rank()[0]! }, { warmUp: 1, most: 20 })
parentPort!.postMessage({ ms, first })
