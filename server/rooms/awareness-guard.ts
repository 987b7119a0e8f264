// Carets and who is typing: at most one awareness id a connection, identity written by the server, bounded in size.
// Entries for other ids are dropped without a word: a stock y-websocket client echoes what it has heard.
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

export const stateBytes = 1_024
/** Honest clients count up by one. */
const clockJump = 10_000

export type AwarenessEntry = { clientId: number; clock: number; /** JSON, or null for "gone". */ state: string | null }

export type Identity = { personId: string; name: string | null }

/** The entries of an awareness message; null for anything that is not one. */
export function decodeAwareness(payload: Uint8Array): AwarenessEntry[] | null {
  try {
    const decoder = decoding.createDecoder(payload)
    const count = decoding.readVarUint(decoder)
    if (count > payload.length) return null
    const entries: AwarenessEntry[] = []
    for (let i = 0; i < count; i++) {
      const clientId = decoding.readVarUint(decoder)
      const clock = decoding.readVarUint(decoder)
      const json = decoding.readVarString(decoder)
      entries.push({ clientId, clock, state: json === 'null' ? null : json })
    }
    return decoder.pos === payload.length ? entries : null
  } catch {
    return null
  }
}

export function encodeAwareness(entries: readonly AwarenessEntry[]): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, entries.length)
  for (const { clientId, clock, state } of entries) {
    encoding.writeVarUint(encoder, clientId)
    encoding.writeVarUint(encoder, clock)
    encoding.writeVarString(encoder, state ?? 'null')
  }
  return encoding.toUint8Array(encoder)
}

/** What others get to see of an entry: the client's own state under the server's word on who it is; null = refused. */
export function vouched(entry: AwarenessEntry, before: AwarenessEntry | undefined, identity: Identity): AwarenessEntry | null {
  if (before && (entry.clock < before.clock || entry.clock - before.clock > clockJump)) return null
  if (!before && entry.clock > clockJump) return null
  if (entry.state === null) return entry
  if (entry.state.length > stateBytes) return null
  try {
    const state = JSON.parse(entry.state) as unknown
    if (typeof state !== 'object' || state === null || Array.isArray(state)) return null
    const claimed = (state as { user?: unknown }).user
    const colour = typeof claimed === 'object' && claimed !== null ? (claimed as { color?: unknown }).color : undefined
    const user = { ...identity, ...(typeof colour === 'string' ? { color: colour } : {}) }
    return { ...entry, state: JSON.stringify({ ...state, user }) }
  } catch {
    return null
  }
}
