// What goes out together: protocol frames, and beside them the bytes of one socket write, made once for everybody.
import * as ws from 'ws'

export type Packet = {
  readonly frames: readonly Uint8Array[]
  /** The frames as WebSocket messages, one behind the other. */
  readonly wire: Uint8Array
}

/** The part of `ws` that puts a message into its frame; its types leave it out. */
type Framing = { frame(data: Buffer, options: { fin: boolean; opcode: number; mask: boolean; readOnly: boolean; rsv1: boolean }): Buffer[] }
const { Sender } = ws as unknown as { Sender: Framing }
const binaryOpcode = 2

export function packetOf(frames: readonly Uint8Array[]): Packet {
  return { frames, wire: Buffer.concat(frames.flatMap(framed)) }
}

function framed(frame: Uint8Array): Buffer[] {
  const data = Buffer.from(frame.buffer, frame.byteOffset, frame.byteLength)
  return Sender.frame(data, { fin: true, opcode: binaryOpcode, mask: false, readOnly: true, rsv1: false })
}
