// All board rooms of this process, as the events that own them see them. Invariant: a board's document is put together when somebody
// first asks for it, not when its event is loaded: a list of sessions costs no board.
import type * as Y from 'yjs'
import type { BoardView } from '../../shared/board/read.ts'
import type { BoardErasure } from '../../shared/erasure/board.ts'
import type { BoardChange } from '../../shared/board/changes.ts'
import type { BoardContent, Boards, BoardWriting, Ended, Policy } from '../ports.ts'
import { closeCode } from '../../shared/protocol/messages.ts'
import { BoardRoom } from './room.ts'
import type { RoomParts } from './room.ts'

export class BoardRooms implements Boards {
  readonly #rooms = new Map<string, BoardRoom>()
  /** Boards that nobody has asked for yet. */
  readonly #waiting = new Map<string, { content: BoardContent; policy: Policy }>()
  readonly #parts: RoomParts

  constructor(parts: RoomParts) {
    this.#parts = parts
  }

  open(content: BoardContent, policy: Policy): void {
    // Loaded anew, as the event had another owner or was changed behind its back: who is in the old room would hear nothing more.
    const old = this.#rooms.get(content.boardId)
    old?.closeAll(closeCode.tryAgain, 'reloaded')
    old?.destroy()
    this.#rooms.delete(content.boardId)
    this.#waiting.set(content.boardId, { content, policy })
  }

  close(boardId: string): void {
    this.#waiting.delete(boardId)
    this.#rooms.get(boardId)?.destroy()
    this.#rooms.delete(boardId)
  }

  isOccupied(boardId: string): boolean {
    return (this.#rooms.get(boardId)?.size ?? 0) > 0
  }

  find(boardId: string): BoardRoom | undefined {
    const waiting = this.#waiting.get(boardId)
    if (waiting) {
      this.#rooms.set(boardId, new BoardRoom(waiting.content, waiting.policy, this.#parts))
      this.#waiting.delete(boardId)
    }
    return this.#rooms.get(boardId)
  }

  /** Rooms in memory, and everybody in them. */
  get count(): { rooms: number; people: number } {
    let people = 0
    for (const room of this.#rooms.values()) people += room.size
    return { rooms: this.#rooms.size, people }
  }

  tentative(boardId: string): Y.Doc {
    return this.#room(boardId).tentative
  }

  write(boardId: string, changes: readonly BoardChange[]): BoardWriting | null {
    return this.#room(boardId).write(changes)
  }

  commit(boardId: string, updates: readonly Uint8Array[]): void {
    this.find(boardId)?.commit(updates)
  }

  rollback(boardId: string): void {
    this.#rooms.get(boardId)?.rollback()
  }

  without(boardId: string, erasure: BoardErasure): BoardView {
    return this.#room(boardId).without(erasure)
  }

  redact(boardId: string, epoch: number, erasure: BoardErasure): void {
    this.find(boardId)?.redact(epoch, erasure)
  }

  view(boardId: string): BoardView {
    return this.#room(boardId).view()
  }

  encode(boardId: string): Uint8Array {
    return this.#room(boardId).encode()
  }

  async hearOut(boardIds: readonly string[]): Promise<void> {
    await Promise.all(boardIds.map((boardId) => this.#rooms.get(boardId)?.hearOut()))
  }

  closeEnded(boardId: string, ended: Ended): void {
    this.#rooms.get(boardId)?.closeEnded(ended)
  }

  closeAll(code: number, reason: string): void {
    for (const room of this.#rooms.values()) room.closeAll(code, reason)
  }

  #room(boardId: string): BoardRoom {
    const room = this.find(boardId)
    if (!room) throw new Error(`board ${boardId} is not open`)
    return room
  }
}
