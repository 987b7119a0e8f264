// One open board connection: what it may do, how fast, and how its frames are read. Anything malformed ends it.
import * as decoding from 'lib0/decoding'
import type { Principal } from '../../shared/event/names.ts'
import { closeCode, syncMessage } from '../../shared/protocol/messages.ts'
import type { Clock, Log } from '../ports.ts'
import { decodeAwareness, encodeAwareness } from './awareness-guard.ts'
import type { Identity } from './awareness-guard.ts'
import { awarenessFrame, refusedFrame, savedFrame, stepOneFrame, stepTwoFrame, syncStep } from './frames.ts'
import { TokenBucket } from '../../shared/protocol/token-bucket.ts'
import type { BoardRoom, Member } from './room.ts'

/** What is used of a WebSocket. */
export interface Socket {
  send(frame: Uint8Array): void
  close(code: number, reason: string): void
  terminate(): void
  readonly bufferedAmount: number
}

/** A reader with more than this unsent is cut off; it resynchronises when it comes back. */
const bufferedBytes = 4 * 1024 * 1024
const messagesPerSecond = 60
const messageBurst = 240
const bytesPerSecond = 256 * 1024
const byteBurst = 2 * 1024 * 1024
const syncRequestsPerSecond = 1
const syncRequestBurst = 10

export class Connection implements Member {
  readonly principal: Principal
  readonly identity: Identity
  awarenessId: number | null = null
  readonly #socket: Socket
  readonly #room: BoardRoom
  readonly #log: Log
  readonly #wantsAcks: boolean
  readonly #messages: TokenBucket
  readonly #bytes: TokenBucket
  readonly #syncRequests: TokenBucket
  #received = 0
  #saved = 0
  /** After a refusal nothing more is taken: later updates build on the refused one. */
  #refused: string | null = null
  #closed = false

  constructor(parts: {
    socket: Socket; room: BoardRoom; principal: Principal; name: string | null; wantsAcks: boolean; clock: Clock; log: Log
  }) {
    this.#socket = parts.socket
    this.#room = parts.room
    this.#log = parts.log
    this.principal = parts.principal
    this.identity = { personId: parts.principal.personId, name: parts.name }
    this.#wantsAcks = parts.wantsAcks
    this.#messages = new TokenBucket(messagesPerSecond, messageBurst, parts.clock)
    this.#bytes = new TokenBucket(bytesPerSecond, byteBurst, parts.clock)
    this.#syncRequests = new TokenBucket(syncRequestsPerSecond, syncRequestBurst, parts.clock)
  }

  /** Joins the room, and asks what the client has that the room does not. */
  open(): void {
    this.#room.join(this)
    this.send(stepOneFrame(this.#room.stateVector()))
    const present = this.#room.presentFrame()
    if (present) this.send(present)
  }

  receive(data: Uint8Array): void {
    if (this.#closed) return
    if (!this.#messages.take(1) || !this.#bytes.take(data.length)) return this.close(closeCode.tryAgain, 'too-fast')
    try {
      this.#read(decoding.createDecoder(data))
    } catch (error) {
      this.#log.debug({ error }, 'a malformed board frame')
      this.close(closeCode.tryAgain, 'bad-frame')
    }
  }

  send(frame: Uint8Array): void {
    if (this.#closed) return
    if (this.#socket.bufferedAmount > bufferedBytes) {
      this.#log.warn({ personId: this.principal.personId }, 'a slow reader is cut off')
      this.close(closeCode.tryAgain, 'behind')
      this.#socket.terminate()
      return
    }
    this.#socket.send(frame)
  }

  close(code: number, reason: string): void {
    if (this.#closed) return
    this.#closed = true
    this.#room.leave(this)
    this.#socket.close(code, reason)
  }

  /** The socket is gone. */
  gone(): void {
    if (this.#closed) return
    this.#closed = true
    this.#room.leave(this)
  }

  #read(decoder: decoding.Decoder): void {
    switch (decoding.readVarUint(decoder)) {
      case syncMessage.sync:
        return this.#readSync(decoder)
      case syncMessage.awareness: {
        const entries = decodeAwareness(readBytes(decoder))
        if (!entries) throw new Error('malformed awareness')
        if (this.principal.role !== 'observer') this.#room.hearAwareness(entries, this)
        return
      }
      case syncMessage.queryAwareness:
        // Answered also when there is nobody: our client asks so in a quiet room, to know that the line is alive.
        return this.send(this.#room.presentFrame() ?? awarenessFrame(encodeAwareness([])))
      default:
        throw new Error('an unknown message type')
    }
  }

  #readSync(decoder: decoding.Decoder): void {
    const step = decoding.readVarUint(decoder)
    const payload = readBytes(decoder)
    if (step === syncStep.one) {
      if (!this.#syncRequests.take(1)) return this.close(closeCode.tryAgain, 'too-fast')
      return this.send(stepTwoFrame(this.#room.difference(payload)))
    }
    if (step !== syncStep.two && step !== syncStep.update) throw new Error('an unknown sync step')
    this.#received++
    const ordinal = this.#received
    const refusal = this.#refused ?? this.#room.receive(payload, this, (committed) => { if (committed) this.#acknowledge(ordinal) })?.code
    if (refusal) {
      this.#refused = refusal
      this.send(refusedFrame(refusal))
    }
  }

  #acknowledge(ordinal: number): void {
    if (ordinal <= this.#saved || this.#refused !== null) return
    this.#saved = ordinal
    if (this.#wantsAcks) this.send(savedFrame(ordinal))
  }
}

function readBytes(decoder: decoding.Decoder): Uint8Array {
  const length = decoding.readVarUint(decoder)
  if (length > decoder.arr.length - decoder.pos) throw new Error('a length beyond the frame')
  return decoding.readUint8Array(decoder, length)
}
