// What is found out about a network, and what it comes to. Each check answers in a bounded time, whatever the network does.
import { preflight } from '../../../shared/protocol/preflight.ts'

export type Verdict = 'good' | 'fair' | 'bad'
export type CheckName = 'reach' | 'socket' | 'hold' | 'pieces' | 'latency' | 'clock'
export type Found = { verdict: Verdict; /** ms, where there is something to tell. */ ms?: number; why?: 'portal' | 'blocked' | 'silent' | 'cut' | 'gathered' | 'slow' | 'behind' | 'ahead' }

export type World = {
  fetch(path: string, signal: AbortSignal): Promise<Response>
  socket(path: string): WebSocket
  now(): number
  /** Calls once after `ms`; the returned function cancels. */
  after(ms: number, call: () => void): () => void
  nonce(): string
}

const answerMs = 10_000
const socketMs = 6_000
const samples = 8
const goodMs = 150
const fairMs = 600
const clockMs = 2_000

export async function checkReach(world: World): Promise<Found> {
  const nonce = world.nonce()
  const answer = await echo(world, nonce)
  if (answer === null) return { verdict: 'bad', why: 'silent' }
  return answer.plenary === true && answer.nonce === nonce ? { verdict: 'good' } : { verdict: 'bad', why: 'portal' }
}

/** The middle of several ways there and back, and how far this computer's clock is from the server's. */
export async function checkLatency(world: World): Promise<{ latency: Found; clock: Found }> {
  const trips: { ms: number; offset: number }[] = []
  for (let sample = 0; sample < samples; sample++) {
    const from = world.now()
    const answer = await echo(world, world.nonce())
    const to = world.now()
    if (typeof answer?.now === 'number') trips.push({ ms: to - from, offset: answer.now - (from + to) / 2 })
  }
  if (trips.length === 0) return { latency: { verdict: 'bad', why: 'silent' }, clock: { verdict: 'bad', why: 'silent' } }
  trips.sort((a, b) => a.ms - b.ms)
  const { ms } = trips[Math.floor(trips.length / 2)]!
  // The quickest one tells the clock best.
  const { offset } = trips[0]!
  return {
    latency: { verdict: ms <= goodMs ? 'good' : ms <= fairMs ? 'fair' : 'bad', ms: Math.round(ms), ...(ms > fairMs ? { why: 'slow' as const } : {}) },
    clock: Math.abs(offset) <= clockMs ? { verdict: 'good', ms: Math.round(Math.abs(offset)) } : { verdict: 'fair', ms: Math.round(Math.abs(offset)), why: offset > 0 ? 'behind' : 'ahead' },
  }
}

/** Whether a WebSocket opens, and says back what it is told. */
export function checkSocket(world: World): Promise<Found> {
  return new Promise((resolve) => {
    let socket: WebSocket | null = null
    const done = (found: Found): void => {
      cancel()
      socket?.close()
      resolve(found)
    }
    const cancel = world.after(socketMs, () => done({ verdict: 'fair', why: 'silent' }))
    try {
      socket = world.socket(preflight.socketPath)
    } catch {
      return done({ verdict: 'fair', why: 'blocked' })
    }
    const nonce = world.nonce()
    socket.addEventListener('open', () => socket!.send(nonce))
    socket.addEventListener('message', ({ data }: MessageEvent<unknown>) => done(data === nonce ? { verdict: 'good' } : { verdict: 'fair', why: 'portal' }))
    socket.addEventListener('error', () => done({ verdict: 'fair', why: 'blocked' }))
    socket.addEventListener('close', () => done({ verdict: 'fair', why: 'cut' }))
  })
}

/** Whether an answer that is held back for a while arrives: phones behind a proxy wait like this. */
export async function checkHold(world: World): Promise<Found> {
  const nonce = world.nonce()
  const answer = await read(world, `/api/preflight/hold?nonce=${nonce}`, preflight.holdMs + answerMs)
  return answer?.nonce === nonce ? { verdict: 'good' } : { verdict: 'bad', why: answer === null ? 'cut' : 'portal' }
}

/** Whether pieces of an answer come as they are sent, or all at the end. */
export async function checkPieces(world: World): Promise<Found> {
  const spread = preflight.pieceMs * (preflight.pieces - 1)
  try {
    const response = await bounded(world, spread + answerMs, (signal) => world.fetch('/api/preflight/pieces', signal))
    const reader = response.body!.getReader()
    let first: number | null = null
    for (;;) {
      const { done } = await reader.read()
      if (done) break
      first ??= world.now()
    }
    const took = first === null ? 0 : world.now() - first
    return took >= spread / 2 ? { verdict: 'good' } : { verdict: 'fair', why: 'gathered' }
  } catch {
    return { verdict: 'fair', why: 'cut' }
  }
}

/** In a word: as it should be, by polling, or not at all. */
export function verdictOf(found: Partial<Record<CheckName, Found>>): 'good' | 'polling' | 'slow' | 'bad' {
  if (found.reach?.verdict === 'bad') return 'bad'
  if (found.socket?.verdict !== 'good') return found.hold?.verdict === 'good' ? 'polling' : 'bad'
  return found.latency?.verdict === 'bad' ? 'slow' : 'good'
}

type Echo = { plenary?: unknown; nonce?: unknown; now?: unknown }

function echo(world: World, nonce: string): Promise<Echo | null> {
  return read(world, `/api/preflight/echo?nonce=${nonce}`, answerMs)
}

/** An empty answer for what is no JSON: somebody else has answered. Null for none. */
async function read(world: World, path: string, withinMs: number): Promise<Echo | null> {
  try {
    return await bounded(world, withinMs, async (signal) => {
      const response = await world.fetch(path, signal)
      return await response.json().catch(() => ({})) as Echo
    })
  } catch {
    return null
  }
}

async function bounded<T>(world: World, ms: number, call: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const gone = new AbortController()
  const cancel = world.after(ms, () => gone.abort())
  try {
    return await call(gone.signal)
  } finally {
    cancel()
  }
}
