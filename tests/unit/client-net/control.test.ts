import { describe, expect, it } from 'vitest'
import { ControlClient } from '../../../client/net/control.ts'
import type { ControlListener } from '../../../client/net/control.ts'
import type { ControlSocket } from '../../../client/net/socket-io.ts'
import type { SeqFact } from '../../../shared/event/facts.ts'
import { emptyState } from '../../../shared/event/state.ts'
import type { EventState } from '../../../shared/event/state.ts'
import type { StateMessage } from '../../../shared/protocol/messages.ts'

/** A socket that the test speaks through. Questions stay open until they are answered. */
class FakeSocket implements ControlSocket {
  connected = false
  tries = 0
  asked: { event: string; args: unknown[]; answer: (value: unknown) => void; fail: () => void }[] = []
  #listeners = new Map<string, (...args: unknown[]) => void>()

  connect(): void {
    this.tries++
  }

  disconnect(): void {
    if (this.connected) this.drop()
  }

  on(event: string, listener: (...args: any[]) => void): void {
    this.#listeners.set(event, listener)
  }

  ask(event: string, args: unknown[]): Promise<unknown> {
    if (!this.connected) return Promise.reject(new Error('not connected'))
    return new Promise((resolve, reject) => this.asked.push({ event, args, answer: resolve, fail: () => reject(new Error('no answer')) }))
  }

  say(event: string, ...args: unknown[]): void {
    this.#listeners.get(event)?.(...args)
  }

  accept(state: StateMessage): void {
    this.connected = true
    this.say('connect')
    this.say('state', state)
  }

  drop(): void {
    this.connected = false
    this.say('disconnect', new Error('closed'))
  }

  question(event: string) {
    return this.asked.find((asked) => asked.event === event)
  }
}

const stages = ['welcome', 'explore', 'results'].map((kind) => ({ stageId: kind, kind: kind as 'welcome', title: kind, seconds: null }))

function message(seq: number, stageId = 'welcome'): StateMessage {
  return { ...emptyState(), eventId: 'e', agenda: stages, stageId, seq, role: 'participant', now: 5_000, protocol: 1, me: null }
}

function entered(seq: number, stageId: string): SeqFact {
  return { seq, at: seq * 10, fact: { type: 'stage.entered', stageId, timer: null } }
}

function setUp(more: Partial<ConstructorParameters<typeof ControlClient>[0]> = {}) {
  const socket = new FakeSocket()
  const waiting: { ms: number; call: () => void }[] = []
  const seen: { states: EventState[]; connections: string[] } = { states: [], connections: [] }
  const listener: ControlListener = {
    state: (state) => seen.states.push(state),
    connection: (connection, problem) => seen.connections.push(problem ? `${connection}: ${problem.code}` : connection),
  }
  const client = new ControlClient({
    socket, local: () => 1_000, random: () => 0.5, ...more,
    after: (ms, call) => {
      const entry = { ms, call }
      waiting.push(entry)
      return () => void waiting.splice(waiting.indexOf(entry) >>> 0, 1)
    },
  })
  client.on(listener)
  client.connect()
  /** Everything that waits for less than `ms`, now. */
  const pass = (ms: number) => {
    for (const entry of waiting.filter((entry) => entry.ms <= ms)) {
      waiting.splice(waiting.indexOf(entry), 1)
      entry.call()
    }
  }
  return { client, socket, seen, waiting, pass }
}

const settled = () => new Promise<void>((resolve) => setImmediate(resolve))

describe('CL-11 the event as a page sees it', () => {
  it('CL-11 follows the facts in order, and the range covers facts that this role may not see', () => {
    const { client, socket } = setUp()
    socket.accept(message(10))
    socket.say('facts', { from: 11, to: 14, facts: [entered(12, 'explore')] })
    socket.say('facts', { from: 15, to: 15, facts: [] })
    expect(client.state).toMatchObject({ seq: 15, stageId: 'explore' })
    expect(socket.question('resync')).toBeUndefined()
  })

  it('CL-11 takes a fact that it has already only once', () => {
    const { client, socket } = setUp()
    socket.accept(message(10))
    socket.say('facts', { from: 11, to: 11, facts: [entered(11, 'explore')] })
    socket.say('facts', { from: 11, to: 12, facts: [entered(11, 'welcome'), entered(12, 'results')] })
    expect(client.state).toMatchObject({ seq: 12, stageId: 'results' })
    socket.say('facts', { from: 9, to: 12, facts: [entered(12, 'welcome')] })
    socket.say('facts', { from: 11, to: 13, facts: [entered(11, 'explore')] })
    expect(client.state).toMatchObject({ seq: 13, stageId: 'results' })
  })

  it('CL-11 never folds over a gap: it asks once for the whole state, and goes on from there', async () => {
    const { client, socket } = setUp()
    socket.accept(message(10))
    socket.say('facts', { from: 13, to: 13, facts: [entered(13, 'explore')] })
    socket.say('facts', { from: 14, to: 14, facts: [entered(14, 'welcome')] })
    expect(client.state?.seq).toBe(10)
    expect(socket.asked.filter(({ event }) => event === 'resync')).toHaveLength(1)
    socket.question('resync')!.answer(message(14, 'results'))
    await settled()
    socket.say('facts', { from: 15, to: 15, facts: [entered(15, 'explore')] })
    expect(client.state).toMatchObject({ seq: 15, stageId: 'explore' })
  })

  it('CL-11 asks again where the whole state did not come', async () => {
    const { client, socket, pass } = setUp()
    socket.accept(message(10))
    socket.say('facts', { from: 13, to: 13, facts: [] })
    socket.question('resync')!.fail()
    await settled()
    pass(3_000)
    expect(socket.asked.filter(({ event }) => event === 'resync')).toHaveLength(2)
    socket.asked.findLast(({ event }) => event === 'resync')!.answer(message(20))
    await settled()
    expect(client.state?.seq).toBe(20)
  })

  it('CL-11 takes no refusal for the whole state', async () => {
    const { client, socket, pass } = setUp()
    socket.accept(message(10))
    socket.say('facts', { from: 13, to: 13, facts: [] })
    socket.question('resync')!.answer({ ok: false, error: { code: 'too-fast', message: '' } })
    await settled()
    expect(client.state).toMatchObject({ seq: 10, agenda: stages })
    pass(3_000)
    expect(socket.asked.filter(({ event }) => event === 'resync')).toHaveLength(2)
  })

  it('CL-11 asks for the whole state at a fact that only a newer server knows', async () => {
    const { client, socket } = setUp()
    socket.accept(message(10))
    socket.say('facts', { from: 11, to: 12, facts: [{ seq: 11, at: 110, fact: { type: 'fact.of-tomorrow' } }, entered(12, 'explore')] })
    expect(client.state).toMatchObject({ seq: 10, agenda: stages })
    socket.question('resync')!.answer(message(12, 'explore'))
    await settled()
    expect(client.state).toMatchObject({ seq: 12, stageId: 'explore' })
  })
})

describe('CL-12 the control channel', () => {
  it('CL-12 comes back by itself and takes the server’s state, whatever was known before', () => {
    const { client, socket, seen, waiting, pass } = setUp()
    socket.accept(message(10, 'results'))
    socket.drop()
    expect(seen.connections).toEqual(['connected', 'offline'])
    expect(waiting.map(({ ms }) => ms)).toContain(750)
    pass(1_000)
    expect(socket.tries).toBe(2)
    socket.accept(message(4))
    expect(client.state).toMatchObject({ seq: 4, stageId: 'welcome' })
    expect(client.connection).toBe('connected')
  })

  it('CL-12 waits longer after each failure, never the same for everybody', () => {
    const times = (random: number) => {
      const { socket, waiting } = setUp({ random: () => random })
      return [1, 2, 3, 4, 5].map(() => {
        socket.say('connect_error', new Error('no route'))
        return waiting.pop()!.ms
      })
    }
    expect(times(0.5)).toEqual([750, 1_250, 2_250, 4_250, 4_250])
    expect(times(0.1)).not.toEqual(times(0.5))
  })

  it.each(['bad-token', 'token-expired', 'token-revoked'])('CL-12 does not come back once it is told %s', (code) => {
    const { client, socket, seen, waiting } = setUp()
    socket.say('connect_error', Object.assign(new Error('no'), { data: { code, message: 'Not valid.' } }))
    expect(seen.connections).toEqual([`ended: ${code}`])
    expect(waiting).toEqual([])
    client.hurry()
    expect(socket.tries).toBe(1)
  })

  it('CL-12 tries at once when the network is back, and not at all without one', () => {
    const { client, socket, waiting } = setUp()
    socket.accept(message(1))
    client.network(false)
    expect(client.connection).toBe('offline')
    expect(waiting.filter(({ ms }) => ms < 10_000)).toEqual([])
    client.network(true)
    expect(socket.tries).toBe(2)
  })

  it('CL-12 answers a command that cannot be sent, or is not answered, as offline', async () => {
    const { client, socket } = setUp()
    expect(await client.send({ type: 'timer.pause' })).toMatchObject({ ok: false, error: { code: 'offline' } })
    socket.accept(message(1))
    const sent = client.send({ type: 'timer.pause' })
    socket.question('command')!.fail()
    expect(await sent).toMatchObject({ ok: false, error: { code: 'offline' } })
    const refused = client.send({ type: 'timer.pause' })
    socket.asked.findLast(({ event }) => event === 'command')!.answer({ ok: false, error: { code: 'no-timer', message: '' } })
    expect(await refused).toMatchObject({ ok: false, error: { code: 'no-timer' } })
  })
})
