// Where WebSockets are blocked: the whole Socket.IO client, over long polling. Loaded only when it is needed.
import { io } from 'socket.io-client'
import type { ControlSocket } from './socket-io.ts'

export function pollingSocket(token: string): ControlSocket {
  const socket = io({ autoConnect: false, reconnection: false, auth: { token }, transports: ['polling'], upgrade: false })
  return {
    get connected() {
      return socket.connected
    },
    connect: () => void socket.connect(),
    disconnect: () => void socket.disconnect(),
    on: (event, listener) => void socket.on(event, listener),
    ask: (event, args, timeoutMs) => socket.timeout(timeoutMs).emitWithAck(event, ...args),
  }
}
