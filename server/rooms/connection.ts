// One open board connection: what it may do, how fast, and how its frames are read. Anything malformed ends it.
// A reader who falls behind is written no more until all is drained, and then gets the board as it is: never a queue without bound.
import * as decoding from 'lib0/decoding'
import type { Principal } from '../../shared/event/names.ts'
import { limits } from '../../shared/board/schema.ts'
import { closeCode, syncMessage } from '../../shared/protocol/messages.ts'
import type { Clock, Log, Meter, Timers } from '../ports.ts'
import { encodeAwareness } from './awareness-guard.ts'
import type { Identity } from './awareness-guard.ts'
import type { Budget } from './budgets.ts'
import { awarenessFrame, hearOutFrame, refusedFrame, savedFrame, stepOneFrame, syncStep } from './frames.ts'
import { packetOf } from './packet.ts'
import type { Packet } from './packet.ts'
import type { BoardRoom, Member } from './room.ts'

/** What is used of a WebSocket, or of what stands in for one. */
export interface Socket {
  /** All in one write. */
  send(packets: readonly Packet[]): void
  /** Bytes that the network has not taken yet. */
  readonly buffered: number
  /** Calls once when `buffered` has come down to nothing. */
  drained(call: () => void): void
  /** Calls when the other end has read all that was sent before. */
  ping(answered: () => void): void
  close(code: number, reason: string): void
  terminate(): void
}

/** `behind`: more than `bufferedBytes` wait for the network. `refused`: later updates build on the refused one, and none is taken. */
type State = 'joined' | 'behind' | 'closed'

const bufferedBytes = 4 * 1024 * 1024
/** A reader who does not catch up for so long is cut off. */
const behindMs = 60_000
/** A join waits for the commit that is under way, but not for a disk that is slow. */
const joinMs = 250
/** Ten thousand people who wrote on one board. */
const vectorBytes = 256 * 1024
/** More than a screen holds. */
const mostInSight = 200

export type ConnectionParts = {
  socket: Socket; room: BoardRoom; principal: Principal; name: string | null; wantsExtras: boolean; budget: Budget
  clock: Clock; timers: Timers; log: Log; meter: Meter
  /** It has left the room. */
  left(): void
}

export class Connection implements Member {
  readonly principal: Principal
  readonly identity: Identity
  awarenessId: number | null = null
  sight: ReadonlySet<string> | null = null
  wroteAtMs = -Infinity
  readonly #parts: ConnectionParts
  #state: State = 'joined'
  #received = 0
  #saved = 0
  #refused: string | null = null
  #heard: (() => void)[] = []
  #cancelBehind: () => void = () => {}

  constructor(parts: ConnectionParts) {
    this.#parts = parts
    this.principal = parts.principal
    this.identity = { personId: parts.principal.personId, name: parts.name }
  }

  /** Joins the room, and asks what the client has that the room does not. */
  open(): void {
    const { room } = this.#parts
    room.join(this)
    const present = room.present()
    this.send([packetOf([stepOneFrame(room.stateVector())]), ...(present ? [present] : [])])
  }

  receive(data: Uint8Array): void {
    if (this.#state === 'closed') return
    const { budget } = this.#parts
    if (!budget.take('messages') || !budget.take('bytes', data.length)) return this.close(closeCode.tryAgain, 'too-fast')
    try {
      this.#read(decoding.createDecoder(data))
    } catch (error) {
      this.#malformed(error)
    }
  }

  send(packets: readonly Packet[]): void {
    if (this.#state !== 'joined') return
    const { socket } = this.#parts
    // Only what is added to too much is too much: a board may be larger than what may wait.
    if (socket.buffered > bufferedBytes) this.#fallBehind()
    else socket.send(packets)
  }

  hearOut(heard: () => void): void {
    if (this.#state === 'closed') return heard()
    this.#heard.push(heard)
    const done = (): void => { for (const call of this.#heard.splice(0)) call() }
    if (this.#parts.wantsExtras) this.#parts.socket.send([packetOf([hearOutFrame()])])
    else this.#parts.socket.ping(done)
  }

  close(code: number, reason: string): void {
    if (this.#state === 'closed') return
    this.gone()
    this.#parts.socket.close(code, reason)
  }

  /** The socket is gone. */
  gone(): void {
    if (this.#state === 'closed') return
    this.#cancelBehind()
    if (this.#state === 'behind') this.#parts.meter.behind(-1)
    this.#state = 'closed'
    for (const call of this.#heard.splice(0)) call()
    this.#parts.room.leave(this)
    this.#parts.left()
  }

  #read(decoder: decoding.Decoder): void {
    const { room, wantsExtras } = this.#parts
    const type = decoding.readVarUint(decoder)
    if (type === syncMessage.sync) return this.#readSync(decoder)
    if (type === syncMessage.awareness) {
      const payload = readBytes(decoder)
      if (this.principal.role !== 'observer') room.hearAwareness(payload, this)
      return
    }
    // Answered also when there is nobody: our client asks so in a quiet room, to know that the line is alive.
    if (type === syncMessage.queryAwareness) return this.send([room.present() ?? packetOf([awarenessFrame(encodeAwareness([]))])])
    if (type === syncMessage.sight && wantsExtras) return this.#readSight(decoder)
    if (type === syncMessage.hearOut && wantsExtras) {
      for (const call of this.#heard.splice(0)) call()
      return
    }
    throw new Error('an unknown message type')
  }

  #readSync(decoder: decoding.Decoder): void {
    const step = decoding.readVarUint(decoder)
    const payload = readBytes(decoder)
    if (step === syncStep.one) return this.#answer(payload)
    if (step !== syncStep.two && step !== syncStep.update) throw new Error('an unknown sync step')
    const ordinal = ++this.#received
    const { room, clock, meter } = this.#parts
    const refusal = this.#refused ?? room.receive(payload, this, (committed) => this.#settled(ordinal, committed))?.code
    if (refusal === undefined) {
      if (step === syncStep.update) this.wroteAtMs = clock.now()
      return
    }
    if (this.#refused === null) meter.refused(refusal)
    this.#refused = refusal
    this.send(this.#standing())
  }

  /** Once the commit under way has ended, from what is committed. */
  #answer(stateVector: Uint8Array): void {
    const { room, timers, budget } = this.#parts
    if (stateVector.length > vectorBytes) throw new Error('a state vector beyond bounds')
    if (!budget.take('syncRequests')) return this.close(closeCode.tryAgain, 'too-fast')
    let isAnswered = false
    const answer = (): void => {
      if (isAnswered) return
      isAnswered = true
      cancel()
      room.answer(stateVector, () => this.#state === 'joined' && budget.take('work'), (made) => {
        // Who is behind gets the whole board as soon as there is room for it.
        if (this.#state !== 'joined') return
        if (made instanceof Error) this.#malformed(made)
        else if (made) this.send([made])
        else this.close(closeCode.tryAgain, 'too-fast')
      })
    }
    const cancel = timers.after(joinMs, answer)
    room.afterPending(answer)
  }

  #readSight(decoder: decoding.Decoder): void {
    const count = decoding.readVarUint(decoder)
    if (count > mostInSight) throw new Error('too much in sight')
    const before = this.sight
    const sight = new Set<string>()
    for (let i = 0; i < count; i++) {
      const key = new TextDecoder().decode(readBytes(decoder))
      if (key.length <= limits.keyChars) sight.add(key)
    }
    this.sight = sight
    this.#parts.room.show([...sight].filter((key) => !before?.has(key)), this)
  }

  /** What its author was told of its updates, or would have been. */
  #standing(): Packet[] {
    if (this.#refused !== null) return [packetOf([refusedFrame(this.#refused)])]
    return this.#parts.wantsExtras && this.#saved > 0 ? [packetOf([savedFrame(this.#saved)])] : []
  }

  #malformed(error: unknown): void {
    this.#parts.log.debug({ error }, 'a malformed board frame')
    this.close(closeCode.tryAgain, 'bad-frame')
  }

  /** What was not committed has to be sent again, on a new connection. */
  #settled(ordinal: number, committed: boolean): void {
    if (!committed) return this.close(closeCode.tryAgain, 'not-saved')
    if (ordinal <= this.#saved || this.#refused !== null) return
    this.#saved = ordinal
    this.send(this.#standing())
  }

  #fallBehind(): void {
    const { socket, room, timers, meter } = this.#parts
    this.#state = 'behind'
    meter.behind(1)
    this.#cancelBehind = timers.after(behindMs, () => {
      this.close(closeCode.tryAgain, 'behind')
      socket.terminate()
    })
    socket.drained(() => {
      if (this.#state !== 'behind') return
      this.#cancelBehind()
      meter.behind(-1)
      this.#state = 'joined'
      const present = room.present()
      this.send([room.whole(), ...(present ? [present] : []), ...this.#standing()])
    })
  }
}

function readBytes(decoder: decoding.Decoder): Uint8Array {
  const length = decoding.readVarUint(decoder)
  if (length > decoder.arr.length - decoder.pos) throw new Error('a length beyond the frame')
  return decoding.readUint8Array(decoder, length)
}
