// All board rooms of this process, as the events that own them see them.
import type * as Y from 'yjs'
import type { BoardContent, Boards, Ended, Log, Policy } from '../ports.ts'
import { BoardRoom } from './room.ts'

export class BoardRooms implements Boards {
  readonly #rooms = new Map<string, BoardRoom>()
  readonly #log: Log

  constructor(log: Log) {
    this.#log = log
  }

  open(content: BoardContent, policy: Policy): void {
    this.#rooms.set(content.boardId, new BoardRoom(content, policy, this.#log))
  }

  find(boardId: string): BoardRoom | undefined {
    return this.#rooms.get(boardId)
  }

  tentative(boardId: string): Y.Doc {
    return this.#room(boardId).tentative
  }

  commit(boardId: string, updates: readonly Uint8Array[]): void {
    this.#rooms.get(boardId)?.commit(updates)
  }

  rollback(boardId: string): void {
    this.#rooms.get(boardId)?.rollback()
  }

  encode(boardId: string): Uint8Array {
    return this.#room(boardId).encode()
  }

  closeEnded(boardId: string, ended: Ended): void {
    this.#rooms.get(boardId)?.closeEnded(ended)
  }

  closeAll(code: number, reason: string): void {
    for (const room of this.#rooms.values()) room.closeAll(code, reason)
  }

  #room(boardId: string): BoardRoom {
    const room = this.#rooms.get(boardId)
    if (!room) throw new Error(`board ${boardId} is not open`)
    return room
  }
}
