// Where every new socket arrives, whatever it came over: decides who comes in, keeps a little of what is sent meanwhile,
// and does no work for who has shown no token.
import { closeCode } from '../../shared/protocol/messages.ts'
import type { Principal } from '../../shared/event/names.ts'
import type { Clock, Log, Meter, Timers } from '../ports.ts'
import { Budgets } from './budgets.ts'
import { Connection } from './connection.ts'
import type { Socket } from './connection.ts'
import type { BoardRoom } from './room.ts'

export type Entrance =
  | { ok: true; eventId: string; principal: Principal; name: string | null; room: BoardRoom }
  | { ok: false; code: number; reason: string }

/** What a socket asks for. `acks=1` asks for the messages beyond y-protocols' own. */
export type Asked = { boardId: string; token: string | null; epoch: string | null; wantsExtras: boolean }

export type ReceptionParts = {
  clock: Clock
  timers: Timers
  log: Log
  meter: Meter
  /** Who a token stands for on this board, with its event loaded. */
  admit(boardId: string, token: string | null): Promise<Entrance>
}

/** A socket that has come, waiting or inside. */
export interface Visitor {
  receive(frame: Uint8Array): void
  gone(): void
}

type Stand = { at: 'door'; early: Uint8Array[]; bytes: number } | { at: 'inside'; connection: Connection } | { at: 'gone' }

export const frameBytes = 1024 * 1024
/** What comes before the door has decided. */
const earlyFrames = 16
const earlyBytes = 256 * 1024

export class Reception {
  readonly #parts: ReceptionParts
  readonly #budgets: Budgets

  constructor(parts: ReceptionParts) {
    this.#parts = parts
    this.#budgets = new Budgets(parts.clock)
  }

  welcome(socket: Socket, asked: Asked | null): Visitor {
    let stand: Stand = { at: 'door', early: [], bytes: 0 }
    const leave = (): void => {
      if (stand.at === 'inside') stand.connection.gone()
      stand = { at: 'gone' }
    }
    const turnAway = (code: number, reason: string): void => {
      leave()
      socket.close(code, reason)
    }
    const enter = (entrance: Entrance): void => {
      if (stand.at !== 'door') return
      if (!entrance.ok) return turnAway(entrance.code, entrance.reason)
      const { eventId, principal, name, room } = entrance
      if (asked!.epoch !== null && asked!.epoch !== String(room.epoch)) return turnAway(closeCode.oldEpoch, 'old-epoch')
      const budget = this.#budgets.enter(eventId, principal)
      if (!budget) return turnAway(closeCode.tryAgain, 'too-many')
      const { clock, timers, log, meter } = this.#parts
      const connection = new Connection({
        socket, room, principal, name, wantsExtras: asked!.wantsExtras, budget, clock, timers, log, meter,
        left: () => this.#budgets.leave(eventId, principal),
      })
      const { early } = stand
      stand = { at: 'inside', connection }
      connection.open()
      for (const frame of early) connection.receive(frame)
    }
    if (!asked) turnAway(closeCode.noSuchBoard, 'unknown-board')
    else {
      this.#parts.admit(asked.boardId, asked.token).then(enter, (error: unknown) => {
        this.#parts.log.error({ error }, 'a board could not be opened')
        turnAway(closeCode.tryAgain, 'internal')
      })
    }
    return {
      receive: (frame) => {
        // Who has been turned away can go on sending until the socket is closed: nothing of it is kept.
        if (stand.at === 'gone') return
        if (frame.length > frameBytes) return turnAway(closeCode.tooLarge, 'too-large')
        if (stand.at === 'inside') return stand.connection.receive(frame)
        stand.bytes += frame.length
        if (stand.early.push(frame) > earlyFrames || stand.bytes > earlyBytes) turnAway(closeCode.tryAgain, 'too-fast')
      },
      gone: leave,
    }
  }
}

/** `/BOARD_ID?token=…&epoch=…&acks=1` after `/sync`; null for anything else. */
export function readAsked(url: string): Asked | null {
  try {
    const { pathname, searchParams } = new URL(url, 'http://localhost')
    const boardId = decodeURIComponent(pathname.slice('/sync/'.length))
    if (boardId.length === 0 || boardId.length > 64) return null
    return { boardId, token: searchParams.get('token'), epoch: searchParams.get('epoch'), wantsExtras: searchParams.get('acks') === '1' }
  } catch {
    return null
  }
}
