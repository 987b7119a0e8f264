// The thread that counts: one count at a time, in steps, between which it hears of new ballots and of counts that are called off.
// What is followed is answered as of the ballots heard of so far.
import { parentPort } from 'node:worker_threads'
import { fewestDraws } from '../shared/ranking/certainty/bootstrap.ts'
import { countQuestion, type KeptBallot } from '../shared/ranking/result/count-question.ts'
import { FollowedQuestion } from '../shared/ranking/result/follow.ts'
import type { FullTally } from '../shared/ranking/result/full-tally.ts'
import type { FromThread, ToThread } from '../shared/protocol/counting.ts'

const port = parentPort
if (!port) throw new Error('This file runs as a worker.')

/** For draws: the count that decides gets most of two seconds, each other one less; on a busy machine longer, until there are enough for intervals. */
const drawMs = { first: 1_700, other: 600 }
const busyFactor = 5
/** Worked between two looks at what has come in. */
const turnMs = 10

type Work = { id: number; steps: Generator<void, FullTally> }

const parts = new Map<number, KeptBallot[]>()
const followed = new Map<number, FollowedQuestion>()
const waiting: Work[] = []
let isWorking = false

port.on('message', (message: ToThread) => {
  try {
    hear(message)
  } catch (error) {
    answer({ id: message.id, failed: String(error) })
  }
})

function hear(message: ToThread): void {
  switch (message.type) {
    case 'ballots':
      parts.set(message.id, [...parts.get(message.id) ?? [], ...message.part])
      return
    case 'count':
      return start(message.id, countQuestion(message.request, taken(message.id), drawTime()))
    case 'follow': {
      const question = new FollowedQuestion(message.request)
      for (const { ballot } of taken(message.id)) question.change(null, ballot)
      followed.set(message.id, question)
      return
    }
    case 'change': {
      // If it throws, the count is lost, and the next who asks for it is told.
      const question = followed.get(message.id)!
      followed.delete(message.id)
      question.change(message.removed, message.added)
      followed.set(message.id, question)
      return
    }
    case 'live': {
      // What is quick does not wait for what is slow.
      return start(message.id, followed.get(message.of)!.tally(message.depth, drawTime()), message.depth === 'quick')
    }
    case 'unfollow':
      followed.delete(message.id)
      return
    case 'cancel': {
      const at = waiting.findIndex(({ id }) => id === message.id)
      if (at === -1) return
      waiting.splice(at, 1)
      answer({ id: message.id, tally: null })
    }
  }
}

function taken(id: number): KeptBallot[] {
  const ballots = parts.get(id) ?? []
  parts.delete(id)
  return ballots
}

function start(id: number, steps: Work['steps'], isQuick = false): void {
  if (isQuick) waiting.unshift({ id, steps })
  else waiting.push({ id, steps })
  if (!isWorking) void work()
}

async function work(): Promise<void> {
  isWorking = true
  for (let next = waiting[0]; next; next = waiting[0]) {
    const until = performance.now() + turnMs
    const { id, steps } = next
    try {
      let step = steps.next()
      while (!step.done && performance.now() < until) step = steps.next()
      if (step.done) {
        waiting.shift()
        answer({ id, tally: step.value })
      }
    } catch (error) {
      waiting.shift()
      answer({ id, failed: String(error) })
    }
    await new Promise((resolve) => setImmediate(resolve))
  }
  isWorking = false
}

function drawTime(): (kind: number, draws: number) => boolean {
  const begun = new Map<number, number>()
  return (kind, draws) => {
    const now = performance.now()
    if (!begun.has(kind)) begun.set(kind, now)
    const limitMs = (kind === 0 ? drawMs.first : drawMs.other) * (draws < fewestDraws ? busyFactor : 1)
    return now - begun.get(kind)! < limitMs
  }
}

function answer(message: FromThread): void {
  port!.postMessage(message)
}
