// Somebody in a board room, without a connection: remembers what the room sent and whether it was shut out.
import type { Principal } from '../../shared/event/names.ts'
import type { Packet } from '../../server/rooms/packet.ts'
import type { Member } from '../../server/rooms/room.ts'

export class TestMember implements Member {
  readonly principal: Principal
  readonly identity: { personId: string; name: string }
  awarenessId: number | null = null
  sight: ReadonlySet<string> | null = null
  wroteAtMs = -Infinity
  readonly packets: Packet[] = []
  readonly closed: string[] = []
  readonly asked: (() => void)[] = []

  constructor(personId: string, role: Principal['role'] = 'participant') {
    this.principal = { role, personId }
    this.identity = { personId, name: personId }
  }

  get frames(): readonly Uint8Array[] {
    return this.packets.flatMap(({ frames }) => frames)
  }

  send(packets: readonly Packet[]): void {
    this.packets.push(...packets)
  }

  hearOut(heard: () => void): void {
    this.asked.push(heard)
  }

  close(_code: number, reason: string): void {
    this.closed.push(reason)
  }
}
