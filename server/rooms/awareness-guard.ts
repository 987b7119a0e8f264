// Reading awareness from outside and vouching for it: one id a connection, identity written by the server, sizes bounded.
// Entries for other ids are passed over without a word: a stock y-websocket client echoes what it has heard.
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'

/** Of one state as JSON, in UTF-8. */
export const stateBytes = 1_024
/** Honest clients count up by one. */
export const clockJump = 10_000

export type AwarenessEntry = { clientId: number; clock: number; /** JSON, or null for "gone". */ state: string | null }

export type Identity = { personId: string; name: string | null }

/** The first entry of an awareness message that is this connection's own; null where there is none. Throws on what is no such message. */
export function ownEntry(payload: Uint8Array, isOwn: (clientId: number) => boolean): AwarenessEntry | null {
  const decoder = decoding.createDecoder(payload)
  const count = decoding.readVarUint(decoder)
  // An entry takes three bytes at least.
  if (count > payload.length / 3) throw new Error('more entries than bytes')
  let own: AwarenessEntry | null = null
  for (let i = 0; i < count; i++) {
    const clientId = decoding.readVarUint(decoder)
    const clock = decoding.readVarUint(decoder)
    const bytes = decoding.readVarUint(decoder)
    if (bytes > payload.length - decoder.pos) throw new Error('a length beyond the message')
    if (own || !isOwn(clientId)) {
      decoder.pos += bytes
      continue
    }
    const json = bytes > stateBytes ? null : utf8.decode(decoding.readUint8Array(decoder, bytes))
    if (json === null) decoder.pos += bytes
    else own = { clientId, clock, state: json === 'null' ? null : json }
  }
  if (decoder.pos !== payload.length) throw new Error('bytes after the end')
  return own
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

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

/** A state as others get to see it: the client's own words under the server's on who it is. `place`: the entry its caret is in. */
export type Vouched = { state: string; place: string | null; isBlank: boolean }

/** Null for what is no state. */
export function vouch(json: string, identity: Identity): Vouched | null {
  let state: unknown
  try {
    state = JSON.parse(json)
  } catch {
    return null
  }
  if (typeof state !== 'object' || state === null || Array.isArray(state)) return null
  const { user: claimed, field, ...rest } = state as { user?: unknown; field?: unknown }
  const colour = (claimed as { color?: unknown } | null | undefined)?.color
  const user = { ...identity, ...(typeof colour === 'string' ? { color: colour } : {}) }
  const place = (field as { id?: unknown } | null | undefined)?.id
  return {
    state: JSON.stringify({ ...state, user }),
    place: typeof place === 'string' ? place : null,
    isBlank: field === undefined && Object.keys(rest).length === 0,
  }
}
